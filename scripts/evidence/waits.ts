import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import type { RecordedWait } from '../../checker/compare/evidence/recorded-wait.ts';
import { cellOf } from '../../checker/starvation/sweep/cell.ts';
import { askingOnce } from '../../checker/starvation/sweep/asking-once.ts';
import { waitsOfFile } from '../../checker/starvation/recorded/waits-of-file.ts';
import { tellsMore, type WaitAmong } from '../../checker/starvation/recorded/among/wait-among.ts';
import { rulesOf, type Flavor } from '../../model/index.ts';
import { questionOf } from './question.ts';
import { shapes, type Shape } from './shapes.ts';

type Measured = Omit<RecordedWait, 'most' | 'sha256'>;

const runtimes: readonly (readonly [name: string, flavor: Flavor])[] = [
  ['mt1', 'multi_thread'],
  ['ct', 'current_thread'],
];

/** The recordings of a program on one worker, those of the newest release first. */
const filesOf = (program: string, files: readonly string[]): readonly (readonly [string, Flavor])[] =>
  runtimes.flatMap(([name, flavor]) =>
    files
      .toReversed()
      .filter((file) => basename(file) === `${program}-${name}.jsonl.gz`)
      .map((file): readonly [string, Flavor] => [file, flavor]),
  );

const longest = <One extends Pick<WaitAmong, 'polls' | 'until'>>(waits: readonly One[]): One | undefined =>
  waits.reduce<One | undefined>((most, one) => (most && !tellsMore(one, most) ? most : one), undefined);

const measuredIn = async (file: string, flavor: Flavor, shape: Shape): Promise<readonly Measured[]> => {
  const { program: _, among, roles, ...of } = shape;
  const outcome = await waitsOfFile(file, undefined, () => true, among);
  const tokio = outcome.kind === 'checked' ? outcome.result.header.runtime.version : undefined;
  if (outcome.kind !== 'checked' || tokio === undefined || tokio === null) return [];
  return Object.entries(roles).flatMap(([role, waiting]): readonly Measured[] => {
    const found = longest((outcome.waits.among ?? []).filter((one) => one.role === waiting));
    if (found === undefined) return [];
    const { polls, from, to, until } = found;
    return [{ ...of, role, flavor, file, tokio, among, waiting, polls, from, to, until }];
  });
};

/** What a recording shows holds of every release with the same rules. */
const keyOf = ({ workload, tasks, yield: way, role, flavor, tokio }: Measured): string =>
  JSON.stringify([workload, tasks, way, role, flavor, rulesOf(tokio)]);

const ask = askingOnce();

const mostOf = (wait: Measured): number | undefined => {
  const cell = cellOf(ask(questionOf(wait)).answer, wait.role, 'polls');
  return cell.kind === 'bounded' ? cell.most : undefined;
};

const finished = (wait: Measured): RecordedWait => {
  const most = mostOf(wait);
  if (most === undefined || wait.polls > most)
    throw new RangeError(
      `${wait.file} shows a ${wait.role} of ${wait.workload} wait for ${wait.polls} polls, g ${wait.from} to ${wait.to}; at most it is ${most ?? 'unknown'}.`,
    );
  const sha256 = createHash('sha256').update(readFileSync(wait.file)).digest('hex');
  return { ...wait, sha256, most };
};

/** For each endless workload that recordings have the shape of, the longest wait that one of them shows, by release. */
export const waitsIn = async (
  files: readonly string[],
  tell: (line: string) => void,
): Promise<readonly RecordedWait[]> => {
  const found = new Map<string, Measured[]>();
  for (const shape of shapes)
    for (const [file, flavor] of filesOf(shape.program, files))
      for (const wait of await measuredIn(file, flavor, shape))
        found.set(keyOf(wait), [...(found.get(keyOf(wait)) ?? []), wait]);
  const waits = [...found.values()].flatMap((all) => longest(all) ?? []).map(finished);
  for (const { workload, role, yield: way, tokio, polls, most, file } of waits)
    tell(`${role} of ${workload} by ${way} in ${tokio}: ${polls} of ${most}, ${file}`);
  return waits;
};
