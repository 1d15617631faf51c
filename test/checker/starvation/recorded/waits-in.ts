import { join } from 'node:path';
import { waitsOfFile } from '../../../../checker/starvation/recorded/waits-of-file.ts';
import type { WaitGroup } from '../../../../checker/starvation/recorded/tally.ts';
import type { Waits } from '../../../../checker/starvation/recorded/waits-of.ts';

const root = join(import.meta.dirname, '../../../..');

/** The waits in one of the recordings of this repository, judged by its own release or by another. */
export const waitsIn = async (file: string, release?: string): Promise<Waits> => {
  const outcome = await waitsOfFile(join(root, file), release, () => true);
  if (outcome.kind === 'unreadable') throw new Error(outcome.problem.message);
  return outcome.waits;
};

/** How the tasks of a role waited after one kind of cause. */
export const groupIn = (waits: Waits, role: string, kind: WaitGroup['kind']): WaitGroup => {
  const group = waits.groups.find((one) => one.role === role && one.kind === kind);
  if (group === undefined) throw new Error(`no ${role} waits after ${kind}`);
  return group;
};

/** The verdict on a limit. */
export const limitIn = (waits: Waits, id: string): Waits['limits'][number] => {
  const limit = waits.limits.find(({ property }) => property === id);
  if (limit === undefined) throw new Error(`there is no limit ${id}`);
  return limit;
};
