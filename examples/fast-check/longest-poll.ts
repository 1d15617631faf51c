import type { Event } from 'yieldcheck';

/** How long each task was polled at most, in nanoseconds: the kind of analysis that a test is to hold to all traces. */
export const longestPolls = (events: readonly Event[]): ReadonlyMap<number, number> => {
  const begun = new Map<number, number>();
  const longest = new Map<number, number>();
  for (const event of events) {
    if (event.e === 'poll.begin') begun.set(event.task, event.t);
    if (event.e !== 'poll.end') continue;
    const since = begun.get(event.task) ?? event.t;
    longest.set(event.task, Math.max(longest.get(event.task) ?? 0, event.t - since));
  }
  return longest;
};
