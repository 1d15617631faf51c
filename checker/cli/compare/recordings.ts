import { unmatchedPattern } from '../../check/check-files.ts';
import { expandGlobs } from '../../check/expand-globs.ts';
import type { AxisName } from '../../compare/comparison.ts';
import { hold } from '../../compare/evidence/hold.ts';
import { canBeRecorded } from '../../compare/evidence/readings.ts';
import type { Held, HeldRecordings } from '../../compare/evidence/telling.ts';
import { valueOn } from '../../compare/side-name.ts';
import { requireRereadable } from '../conformance.ts';
import { UsageError } from '../usage-error.ts';
import { workloadsOf } from '../workload/workload.ts';
import type { Contestant } from './axis.ts';

/** What a contestant has on the axis, as its option takes it. */
const valueOf = (axis: AxisName, { name, flags }: Contestant): string => {
  const [workload] = workloadsOf('yielders', flags);
  return workload === undefined ? name : valueOn(axis, workload);
};

/** Whose recordings these are is not known where sides differ in this. */
const refuse = (axis: AxisName): UsageError =>
  new UsageError(
    `--recordings cannot hold a recording against two values of --${axis}: it would have to be recorded anew. It takes recordings for --yield, --tokio, --rule, --lifo-slot, and the options with numbers.`,
  );

/**
 * Holds each recording against both contestants, one after the other. Throws a `UsageError` if recordings say nothing of what
 * they differ in, and for files that can be read only once.
 */
export const holdRecordings = async (
  patterns: readonly string[],
  axis: AxisName,
  pair: readonly [Contestant, Contestant],
  tell: (line: string) => void,
): Promise<HeldRecordings> => {
  if (!canBeRecorded(axis)) throw refuse(axis);
  const values = [valueOf(axis, pair[0]), valueOf(axis, pair[1])] as const;
  const expansion = expandGlobs(patterns);
  requireRereadable(expansion);
  const held: Held[] = expansion.unmatched.map((file) => ({
    kind: 'unreadable',
    file,
    because: unmatchedPattern(file).message.split('\n', 1)[0] ?? '',
  }));
  for (const [index, file] of expansion.files.entries()) {
    tell(`${index + 1} of ${expansion.files.length}: ${file}, ${pair[0].name} and ${pair[1].name}`);
    held.push(await hold(file, axis, values));
  }
  return { values, held };
};
