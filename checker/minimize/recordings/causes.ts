import type { Event, EventKind } from '../../../traces/index.ts';
import type { Entry, Past } from './past.ts';
import { taskOf } from './past.ts';

/** An event that explains another; the smaller the rank, the more it is needed. */
export interface Cause {
  readonly entry: Entry;
  readonly rank: number;
}

/** How much a kind of cause is needed. */
export const ranks = {
  /** The last wake and the last poll of the task that fails. */
  life: 1,
  /** What else the property reads of the task. */
  task: 2,
  /** What the property reads of the thread: passes through the driver, parks, what else it took. */
  thread: 3,
  /** The poll in which it happens, and the one in which the task was woken. */
  waker: 3,
  /** Where the task was otherwise. */
  whereabouts: 4,
  /** How the recording ended, where something never happens. */
  ending: 4,
  /** What the thread did just before and after. */
  neighbour: 6,
} as const;

const life: ReadonlySet<EventKind> = new Set<EventKind>(['wake.begin', 'poll.begin', 'poll.end']);

/** What happens to one task on a thread says little of what happens to another. */
const ofOthers: ReadonlySet<EventKind> = new Set<EventKind>([
  ...life,
  'wake.end',
  'spawn.begin',
  'spawn.end',
  'task.end',
]);

const whereabouts: ReadonlySet<EventKind> = new Set<EventKind>([
  'spawn.begin',
  'task.end',
  'yield',
  'schedule',
  'take',
  'steal',
  'defer',
  'block_in_place.begin',
  'block_in_place.end',
  'shuttle.step',
  'shuttle.semaphore',
]);

const rankOfTask = (kind: EventKind, read: ReadonlySet<EventKind>): number | undefined => {
  if (life.has(kind)) return ranks.life;
  if (read.has(kind)) return ranks.task;
  return whereabouts.has(kind) ? ranks.whereabouts : undefined;
};

/**
 * What explains that `event` fails: of its task what happened last of each kind, who woke it, and of its thread what the
 * property reads; then what the thread did just before. History goes no further back.
 *
 * @param read - the kinds that the property reads
 */
export const causesOf = (event: Event, past: Past, read: ReadonlySet<EventKind>): readonly Cause[] => {
  const task = taskOf(event);
  const ofTask = task === undefined ? [] : past.ofTask(task);
  const causes: Cause[] = [];
  const poll = past.pollOn(event.s);
  if (poll !== undefined) causes.push({ entry: poll, rank: ranks.waker });
  const wasPolled = ofTask.some(({ event: { e } }) => e === 'poll.begin');
  for (const entry of ofTask) {
    // How it came into the world says little of a task that has been polled since.
    if (wasPolled && entry.event.e === 'spawn.begin') continue;
    const rank = rankOfTask(entry.event.e, read);
    if (rank !== undefined) causes.push({ entry, rank });
    if (entry.within !== undefined) causes.push({ entry: entry.within, rank: ranks.waker });
  }
  for (const entry of past.onThread(event.s))
    if (read.has(entry.event.e) && !ofOthers.has(entry.event.e)) causes.push({ entry, rank: ranks.thread });
  for (const entry of past.recentBefore(event)) causes.push({ entry, rank: ranks.neighbour });
  return causes;
};
