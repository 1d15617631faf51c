import type { Event, EventKind, EventOf, WorkerIndex } from '../../traces/index.ts';
import { eventKinds } from '../../traces/index.ts';
import { defineProperty } from './define-property.ts';
import type { Handler, Observer, Property } from './property.ts';
import { multiThreadOnly } from './support/applies.ts';
import { inTurn } from './support/handlers.ts';
import type { Suspicion } from './support/search-suspicions.ts';
import { suspicionOf, weigh } from './support/search-suspicions.ts';
import type { Searchers } from './support/searchers.ts';
import { noSearchers, othersSearch, searchersFollowed, stopsSearching } from './support/searchers.ts';

/** What a searching worker is about to run. */
interface Found {
  readonly take: EventOf<'take' | 'steal'>;
  /** No other worker has been searching since. */
  alone: boolean;
  /** Workers that have been sleepers ever since. */
  readonly sleepers: Set<WorkerIndex>;
  woken: boolean;
}

interface Search extends Searchers {
  readonly found: Map<WorkerIndex, Found>;
  readonly suspicions: Suspicion[];
}

const finds: Handler<Search, 'take' | 'steal'> = (memory, event) => {
  const { w } = event;
  if (w === null) return;
  memory.found.delete(w);
  if (!memory.searching.has(w)) return;
  memory.found.set(w, {
    take: event,
    alone: !othersSearch(memory, w),
    sleepers: new Set(memory.asleep),
    woken: false,
  });
};

const anotherSearches = ({ found }: Search, w: WorkerIndex): void => {
  for (const [finder, one] of found) if (finder !== w) one.alone = false;
};

const runs =
  (workers: number): Handler<Search, 'poll.begin' | 'task.end'> =>
  (memory, event, report) => {
    if (event.w === null) return;
    const found = memory.found.get(event.w);
    if (found === undefined) return;
    memory.found.delete(event.w);
    stopsSearching(memory, event.w);
    if (found.woken) report.checked();
    else if (found.alone && found.sleepers.size > 0)
      memory.suspicions.push(
        suspicionOf(memory, workers, {
          event,
          because: `worker ${event.w} was the last to search, found a task and runs it, and has woken none of the workers that are parked`,
          events: [found.take, event],
        }),
      );
  };

const weighsSuspicions: Handler<Search, EventKind> = ({ suspicions }, event: Event, report) => {
  if (suspicions.length > 0) weigh(suspicions, event, report);
};

const weighing: Observer<Search>['on'] = Object.fromEntries(
  eventKinds.map((kind) => [kind, weighsSuspicions]),
);

const judging = (workers: number): Observer<Search>['on'] => ({
  take: finds,
  steal: finds,
  'search.begin': (memory, { w }) => {
    if (w !== null) anotherSearches(memory, w);
  },
  'park.end': (memory, { w }) => {
    if (w === null) return;
    anotherSearches(memory, w);
    for (const { sleepers } of memory.found.values()) sleepers.delete(w);
  },
  notify: (memory, { w, woken }) => {
    if (woken === null) return;
    const own = w === null ? undefined : memory.found.get(w);
    if (own !== undefined) own.woken = true;
    anotherSearches(memory, woken);
  },
  'poll.begin': runs(workers),
  'task.end': runs(workers),
});

/** Wake-ups are passed on: where work was found, somebody looks for more. */
export const lastSearcherNotifies: Property = defineProperty<Search>({
  id: 'last-searcher-notifies',
  code: 'S22',
  kind: 'safety',
  sentence:
    'A searching worker that finds a task while no other worker searches wakes one of those that are parked, if there are any, before it runs the task.',
  source: 'multi_thread/worker.rs Core::transition_from_searching, idle.rs Idle::worker_to_notify',
  trigger: 'a searching worker finds a task, and wakes a parked worker before it runs it',
  needs: [
    'search.begin',
    'notify',
    'take',
    'steal',
    'parked',
    'park.end',
    'poll.begin',
    'poll.end',
    'task.end',
  ],
  applies: multiThreadOnly,
  observe: ({ workers }) => ({
    memory: () => ({ ...noSearchers(), found: new Map(), suspicions: [] }),
    on: inTurn<Search>(weighing, inTurn<Search>(judging(workers), searchersFollowed)),
    end: ({ suspicions }, report) => {
      for (const { because, events } of suspicions) report.open(because, events);
    },
  }),
});
