import { formatPath, type Path } from '../../traces/index.ts';
import { asPath } from '../explain/words/as-path.ts';
import { argumentsOf } from '../workload/arguments.ts';
import type { AxisName, ComparedEncounter } from './comparison.ts';
import type { Telling } from './evidence/telling.ts';
import type { ComparedClaim } from './guarantees/claims.ts';
import type { Side } from './side.ts';

/** The arguments that step through a run of one side. */
const replaying = ({ workload }: Side, path: Path): readonly string[] => [
  'verify',
  ...argumentsOf(workload),
  '--replay',
  formatPath(path),
];

/** The arguments that step through both ways from where the sides of an encounter part, if they do. */
export const replayingFork = ({
  encounter: { sides },
  behaviour: { parting },
}: ComparedEncounter): readonly (readonly string[])[] => {
  if (parting === undefined) return [];
  const [one, other] = parting.fork.sides;
  return [replaying(sides[0], one.run.path), replaying(sides[1], other.run.path)];
};

/** The arguments that check a claim on one side. */
export const checking = ({ workload }: Side, { kind, id, file }: ComparedClaim): readonly string[] => [
  'verify',
  ...argumentsOf(workload),
  ...(kind === 'belief' ? ['--beliefs'] : ['--property', file ?? id]),
];

/**
 * The arguments that hold a recording against both sides again, whose values are as options take them. What a release refuses,
 * `check` tells in full.
 */
export const holdingAgain = (
  axis: AxisName,
  values: readonly [string, string],
  { file, side }: Pick<Telling, 'file' | 'side'>,
): readonly string[] =>
  axis === 'tokio'
    ? ['check', asPath(file), '--against', values[1 - side] ?? '']
    : ['compare', `--${axis}`, values.join(','), '--recordings', asPath(file)];
