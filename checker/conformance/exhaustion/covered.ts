import type { Event, Header } from '../../../traces/index.ts';
import { neededKinds } from '../needed-kinds.ts';
import { lanesOf } from './lanes.ts';

/** The first event of a kind that has no place in the product, in words. */
const oddIn = (events: readonly Event[]): string | undefined => {
  const gap = events.find(({ e }) => e === 'gap');
  if (gap !== undefined) return `the recorder lost events at g ${gap.g}`;
  const blocking = events.find(({ e }) => e === 'block_in_place.begin');
  return blocking && `a task calls block_in_place at g ${blocking.g}`;
};

/** The first task that ended, or was left, without a poll that completed it, in words. */
const cancelledIn = (events: readonly Event[]): string | undefined => {
  const left = new Set<number>();
  for (const event of events) {
    if (event.e === 'spawn.begin') left.add(event.task);
    if (event.e === 'poll.end' && event.ready) {
      left.delete(event.task);
      const [task] = left;
      if (event.task === 0 && task !== undefined)
        return `block_on returns at g ${event.g} while task ${task} is not complete, so that the runtime may be dropped with it`;
    }
    if (event.e === 'task.end' && event.task !== undefined && left.has(event.task))
      return `task ${event.task} was aborted or shut down by g ${event.g}`;
  }
  return undefined;
};

/** Why the product of the specification and a recording cannot be formed; undefined if it can. */
export const whyNotCovered = (header: Header, events: readonly Event[]): string | undefined => {
  const { flavor, workers, config } = header.runtime;
  if (flavor !== 'multi_thread') return `its runtime is ${flavor}`;
  if (config.alt_timer === true) return 'its timers are of the alternative kind';
  const missing = neededKinds.filter((kind) => header.coverage[kind] !== 'all');
  if (missing.length > 0) return `its recorder does not show all of ${missing.join(', ')}`;
  const odd = oddIn(events) ?? cancelledIn(events);
  if (odd !== undefined) return odd;
  return lanesOf(header, events).workers > workers
    ? `more threads poll or park than there are workers: its header names ${workers}`
    : undefined;
};
