import type { EventKind } from '../../../../../traces/event/event.ts';
import type { Events } from './events.ts';
import { LaneGroup, type Lane, type LaneMaker, type SpanKind } from './lane.ts';

/** Spans on the lanes of workers: what begins them and what ends them. */
const begins: Partial<Readonly<Record<EventKind, SpanKind>>> = {
  'poll.begin': 'poll',
  'park.begin': 'park',
  'driver.begin': 'driver',
  'block_in_place.begin': 'blocking',
};
const ends: Partial<Readonly<Record<EventKind, readonly SpanKind[]>>> = {
  'poll.end': ['poll', 'blocking'],
  'park.end': ['park', 'driver'],
  'driver.end': ['driver'],
};

/** What is worth a mark of its own. */
export const marked: ReadonlySet<EventKind> = new Set([
  'steal',
  'defer',
  'flush',
  'overflow',
  'inject.batch',
  'lifo.cap',
  'yield',
  'spawn.begin',
  'wake.begin',
  'mark',
  'gap',
]);

/** Where events are drawn: lanes from top to bottom, and the lane of each event. */
export interface Lanes {
  readonly lanes: readonly Lane[];
  /** Index into `lanes`; -1 for an event that is on none. */
  readonly laneOf: (place: number) => number;
}

/** How to call what is no worker's. */
export type Outside = (thread: number) => string;

const isWorker = (key: string): boolean => key.startsWith('w');

/** Workers by number, then threads. */
const inOrder = (a: string, b: string): number =>
  Number(isWorker(b)) - Number(isWorker(a)) || Number(a.slice(1)) - Number(b.slice(1));

/** One lane for each worker, then one for each thread that has events and is no worker's. */
export const workerLanes = (events: Events, workers: number, outside: Outside): Lanes => {
  const groups = new Map<string, LaneGroup>();
  const groupOf = (w: number, s: number): LaneGroup => {
    const key = w < 0 ? `s${s}` : `w${w}`;
    const known = groups.get(key);
    if (known !== undefined) return known;
    const made = new LaneGroup(w < 0 ? outside(s) : `worker ${w}`);
    groups.set(key, made);
    return made;
  };
  for (let w = 0; w < workers; w++) groupOf(w, 0);
  // By thread: a thread that blocks in place may have given its worker away when its poll ends.
  const openBy = new Map<number, LaneMaker>();
  const owner = Array.from({ length: events.length }, (_, place) => {
    const [kind, thread, task] = [events.kindAt(place), events.s[place] ?? 0, events.task[place] ?? -1];
    const group = groupOf(events.w[place] ?? -1, thread);
    const open = openBy.get(thread);
    const began = begins[kind];
    if (began !== undefined) {
      const lane = open ?? group.free(thread);
      lane.begin(place, began, task, thread);
      openBy.set(thread, lane);
    } else if (kind === 'block_in_place.end' && open?.open === 'blocking')
      open.begin(place, 'poll', task, thread);
    else if (open?.open !== undefined && ends[kind]?.includes(open.open) === true) {
      open.end(place);
      openBy.delete(thread);
    }
    const lane = open ?? openBy.get(thread) ?? group.first;
    if (marked.has(kind)) lane?.mark(place);
    return lane;
  });
  // Threads of which nothing is drawn have no lane: most start, and are workers ever after.
  const makers = [...groups]
    .toSorted(([a], [b]) => inOrder(a, b))
    .flatMap(([key, group]) => group.makers.filter(({ isEmpty }) => isWorker(key) || !isEmpty));
  const index = new Map(makers.map((maker, at) => [maker, at]));
  const places = Int32Array.from(owner, (maker) => (maker === undefined ? -1 : (index.get(maker) ?? -1)));
  return { lanes: makers.map(({ lane }) => lane), laneOf: (place) => places[place] ?? -1 };
};
