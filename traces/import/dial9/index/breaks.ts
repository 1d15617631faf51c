import type { Damage } from './damage.ts';
import type { Lane } from './lanes.ts';
import type { Run } from './run.ts';

const isBefore = ({ file, place }: Run, damage: Damage): boolean =>
  file < damage.file || (file === damage.file && place.offset < damage.offset);

const isApart = (one: Run | undefined, other: Run | undefined, damage: Damage): boolean => {
  const sides = [one, other].map((run) => (run === undefined ? undefined : isBefore(run, damage)));
  const [before, after] = sides;
  // Nothing before the first run is missing but what files lost before it; after the last one, anything may be.
  if (before === undefined) return after === false;
  return after === undefined ? before : before !== after;
};

/**
 * Where records of a lane may have been in the part of a file that cannot be read: the numbers of the runs that come
 * after such places, and the number of runs for the end of the lane.
 */
export function cutsOf({ runs }: Lane, damages: readonly Damage[]): ReadonlySet<number> {
  const cuts = new Set<number>();
  for (let i = 0; i <= runs.length; i++) {
    if (damages.some((damage) => isApart(runs[i - 1], runs[i], damage))) cuts.add(i);
  }
  return cuts;
}

/**
 * When threads other than a lane's began to record as one of its workers, in order: `block_in_place` gives a worker to
 * another thread, at a time that is not recorded.
 */
export function handOffsOf(lane: Lane, lanes: readonly Lane[]): readonly number[] {
  const workers = new Set(lane.runs.flatMap((run) => run.workers));
  return lanes
    .filter((other) => other !== lane && other.kind === 'worker')
    .flatMap(({ runs }) => runs.filter((run) => run.workers.some((worker) => workers.has(worker))))
    .map(({ first }) => first)
    .toSorted((a, b) => a - b);
}
