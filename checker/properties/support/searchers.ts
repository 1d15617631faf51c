import type { WorkerIndex } from '../../../traces/index.ts';
import type { Observer } from '../property.ts';

/**
 * Which workers search for work, as far as scheduler events show it.
 *
 * One that was notified counts as searching from that moment (idle.rs `Idle::worker_to_notify`). That a worker searches
 * is recorded just after it is so, and that it does not any more is certain when it next polls or is a sleeper.
 */
export interface Searchers {
  readonly searching: Set<WorkerIndex>;
  /** Workers that woke up and of which no notification is known: they may search. */
  readonly woken: Set<WorkerIndex>;
  /** Workers in the list of sleepers. */
  readonly asleep: Set<WorkerIndex>;
  /** Workers inside a poll, which do not search. */
  readonly polling: Set<WorkerIndex>;
}

/** A runtime just started: nobody searches. */
export const noSearchers = (): Searchers => ({
  searching: new Set(),
  woken: new Set(),
  asleep: new Set(),
  polling: new Set(),
});

/** Whether another worker than `w` searches, or may. */
export const othersSearch = ({ searching, woken }: Searchers, w: WorkerIndex): boolean =>
  searching.size > (searching.has(w) ? 1 : 0) || woken.size > (woken.has(w) ? 1 : 0);

/** The handlers that follow who searches; to be called after the property's own. */
export const searchersFollowed: Observer<Searchers>['on'] = {
  'search.begin': ({ searching, woken }, { w }) => {
    if (w === null) return;
    searching.add(w);
    woken.delete(w);
  },
  notify: ({ searching }, { woken }) => {
    if (woken !== null) searching.add(woken);
  },
  parked: (searchers, { w }) => {
    if (w === null) return;
    stopsSearching(searchers, w);
    searchers.asleep.add(w);
  },
  'park.end': ({ searching, woken, asleep }, { w }) => {
    if (w === null || !asleep.delete(w)) return;
    if (!searching.has(w)) woken.add(w);
  },
  'poll.begin': (searchers, { w }) => {
    if (w === null) return;
    stopsSearching(searchers, w);
    searchers.polling.add(w);
  },
  'poll.end': ({ polling }, { w }) => {
    if (w !== null) polling.delete(w);
  },
  // Another thread goes on as the worker.
  'block_in_place.begin': ({ polling }, { w }) => {
    if (w !== null) polling.delete(w);
  },
};

/** Nothing of a search is left: the worker runs a task. */
export const stopsSearching = ({ searching, woken }: Searchers, w: WorkerIndex): void => {
  searching.delete(w);
  woken.delete(w);
};
