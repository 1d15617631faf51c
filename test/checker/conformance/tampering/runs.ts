import type { Event } from '../../../../traces/index.ts';
import type { Tampering } from '../../tampering/harness.ts';
import type { Of, Recording } from '../../tampering/recording.ts';

/** A task's turn on a thread, from the hook before the poll to the hook after it. */
export interface Run {
  readonly task: number;
  readonly first: Of<'run.begin'>;
  readonly last: Of<'run.end'>;
  /** The events of the thread from the first to the last. */
  readonly events: readonly Event[];
}

/** The turns of a recording, in the order in which they begin. */
export const runsOf = ({ events }: Recording): readonly Run[] => {
  const runs: Run[] = [];
  const begun = new Map<number, Event[]>();
  for (const event of events) {
    if (event.e === 'run.begin') begun.set(event.s, []);
    const turn = begun.get(event.s);
    turn?.push(event);
    const first = turn?.[0];
    if (turn === undefined || first?.e !== 'run.begin' || event.e !== 'run.end') continue;
    begun.delete(event.s);
    if (first.task !== undefined) runs.push({ task: first.task, first, last: event, events: turn });
  }
  return runs.toSorted((one, other) => one.first.g - other.first.g);
};

/** The event of a kind within a turn. */
export const within = <K extends Event['e']>(run: Run, kind: K): Of<K> => {
  const found = run.events.find((event): event is Of<K> => event.e === kind);
  if (found === undefined) throw new Error(`the turn of task ${run.task} has no ${kind}`);
  return found;
};

/** Whether an event of a kind is within a turn. */
export const has = (run: Run, kind: Event['e']): boolean => run.events.some(({ e }) => e === kind);

/** The first of some consecutive turns that are as wanted; gives the turns from there on. */
export const runsFrom = (
  recording: Recording,
  wanted: (runs: readonly Run[]) => boolean,
): readonly [Run, Run, Run, Run, Run, Run] => {
  const runs = runsOf(recording);
  const start = runs.findIndex((_, i) => wanted(runs.slice(i, i + 6)));
  const [a, b, c, d, e, f] = runs.slice(start);
  if (start < 0 || !a || !b || !c || !d || !e || !f) throw new Error('the recording has no such turns');
  return [a, b, c, d, e, f];
};

/** Has a turn, all of it, before another event. */
export const runBefore = (tampering: Tampering, run: Run, anchor: Event): Tampering => {
  for (const event of run.events) tampering.moveBefore(event, anchor);
  return tampering;
};

/** Takes a turn out. */
export const withoutRun = (tampering: Tampering, run: Run): Tampering => tampering.remove(...run.events);

/** Gives a turn to another task. */
export const giveTo = (tampering: Tampering, run: Run, task: number): Tampering => {
  for (const event of run.events) {
    if (event.e === 'wake.begin' && event.by === run.task) tampering.edit(event, { by: task });
    else if ('task' in event && event.task === run.task) tampering.edit(event, { task });
  }
  return tampering;
};

/** Puts a copy of a turn after an event; gives the first of the copies. */
export const repeatAfter = (tampering: Tampering, run: Run, anchor: Event): Event => {
  let last = anchor;
  const copies = run.events.map((event) => (last = tampering.copyAfter(event, last)));
  return copies[0] ?? last;
};

/** Has a turn on another thread, which runs worker `w`. */
export const onThread = (tampering: Tampering, run: Run, s: number, w: number): Tampering => {
  for (const event of run.events) tampering.edit(event, { s, w });
  return tampering;
};
