import type { EventOf, WorkerIndex } from '../../../traces/index.ts';
import type { Handler, Observer, Report } from '../property.ts';

/**
 * Workers that may have taken something out of a queue that no event has told yet: a take is recorded after it was done.
 * One that polls, sleeps or is in the driver has told all that it took.
 */
export interface Untold {
  readonly untold: Set<WorkerIndex>;
}

/** A runtime of so many workers just started. */
export const allUntold = (workers: number): Set<WorkerIndex> =>
  new Set(Array.from({ length: workers }, (_, w) => w));

/** An event by which the thread that has a worker's core tells what it did last. */
export type Telling = EventOf<(typeof telling)[number]>;

/** The kinds that `untoldFollowed` reads and that not every recorder shows. */
export const untoldNeeds = [
  'take',
  'steal',
  'search.begin',
  'parked',
  'driver.begin',
  'poll.begin',
  'poll.end',
] as const;

const telling = [
  'take',
  'steal',
  'search.begin',
  'parked',
  'driver.begin',
  'driver.end',
  'poll.begin',
] as const;

/** The handlers that follow this, and call `heard` of every worker that tells; to be called after the property's own. */
export function untoldFollowed<M extends Untold>(
  heard: (memory: M, w: WorkerIndex, event: Telling, report: Report) => void,
): Observer<M>['on'] {
  const tells: Handler<M, (typeof telling)[number]> = (memory, event, report) => {
    const { w } = event;
    if (w === null) return;
    heard(memory, w, event, report);
    const settled = event.e === 'poll.begin' || event.e === 'parked' || event.e === 'driver.begin';
    if (settled) memory.untold.delete(w);
    else memory.untold.add(w);
  };
  return {
    ...Object.fromEntries(telling.map((kind) => [kind, tells])),
    // It may come from a thread that has lost its core since, so that nothing is heard of the worker.
    'poll.end': ({ untold }, { w }) => {
      if (w !== null) untold.add(w);
    },
    'block_in_place.begin': ({ untold }, { w }) => {
      if (w !== null) untold.add(w);
    },
  };
}

/** The workers other than `w` that may have been first. */
export const othersUntold = ({ untold }: Untold, w: WorkerIndex): Set<WorkerIndex> =>
  new Set([...untold].filter((other) => other !== w));
