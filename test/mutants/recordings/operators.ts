import type { Event, EventKind } from '../../../traces/index.ts';

/** A way to tamper with a recording at one event. */
export interface Operator {
  readonly name: string;
  /** What happens to the event, as a clause. */
  readonly what: string;
  /** Whether it can be done to this event. */
  readonly fits: (event: Event) => boolean;
  /** The events in place of those from this one on; undefined where it would change nothing. */
  readonly tampered: (events: readonly Event[], at: number) => readonly Event[] | undefined;
}

const isOf =
  (...kinds: readonly EventKind[]) =>
  ({ e }: Event): boolean =>
    kinds.includes(e);

const without = (events: readonly Event[], at: number): readonly Event[] => events.toSpliced(at, 1);

const twice = (events: readonly Event[], at: number): readonly Event[] => {
  const event = events[at];
  return event === undefined ? events : events.toSpliced(at + 1, 0, event);
};

const dropped = (kind: EventKind, what: string): Operator => ({
  name: `drop ${kind}`,
  what,
  fits: isOf(kind),
  tampered: without,
});

const repeated = (kind: EventKind, what: string): Operator => ({
  name: `repeat ${kind}`,
  what,
  fits: isOf(kind),
  tampered: twice,
});

const edited = (
  name: string,
  what: string,
  fits: (event: Event) => boolean,
  edit: (event: Event, events: readonly Event[]) => Event | undefined,
): Operator => ({
  name,
  what,
  fits,
  tampered: (events, at) => {
    const event = events[at];
    const changed = event && edit(event, events);
    return changed && events.with(at, changed);
  },
});

/** Another task than that of the event: the next larger number that the recording has, or the smallest. */
const otherTask = (event: Event, events: readonly Event[]): number | undefined => {
  if (!('task' in event)) return undefined;
  const own = event.task;
  const all = [
    ...new Set(events.flatMap((one) => ('task' in one && one.task > 0 ? [one.task] : []))),
  ].toSorted((a, b) => a - b);
  const other = all.find((task) => task > own) ?? all[0];
  return other === own ? undefined : other;
};

const retasked = (kind: EventKind, what: string): Operator =>
  edited(`other task in ${kind}`, what, isOf(kind), (event, events) => {
    const task = otherTask(event, events);
    return task === undefined ? undefined : Object.assign({}, event, { task });
  });

/** Every way in which recordings are tampered with. */
export const operators: readonly Operator[] = [
  dropped('wake.begin', 'a wake is left out'),
  dropped('poll.begin', 'the beginning of a poll is left out'),
  dropped('poll.end', 'the end of a poll is left out'),
  dropped('schedule', 'it is left out where a task was put'),
  dropped('take', 'it is left out where a task was taken from'),
  dropped('steal', 'a steal is left out'),
  dropped('defer', 'a deferral is left out'),
  dropped('driver.begin', 'the beginning of a pass through the driver is left out'),
  dropped('spawn.begin', 'a spawn is left out'),
  repeated('poll.begin', 'a poll begins twice'),
  repeated('schedule', 'a task is put into a queue twice'),
  repeated('take', 'a task is taken twice'),
  repeated('wake.begin', 'a waker is called twice'),
  retasked('poll.begin', 'another task is polled'),
  retasked('take', 'another task is taken'),
  retasked('wake.begin', 'another task is woken'),
  retasked('schedule', 'another task is put into the queue'),
  edited(
    'slot for the queue',
    'a task goes into the LIFO slot that went to the back of the queue',
    isOf('schedule'),
    (event) =>
      event.e === 'schedule' && event.to === 'back' ? { ...event, to: 'lifo', why: 'idle' } : undefined,
  ),
  edited(
    'queue for the slot',
    'a task goes to the back of the queue that went into the LIFO slot',
    isOf('schedule'),
    (event) => (event.e === 'schedule' && event.to === 'lifo' ? { ...event, to: 'back' } : undefined),
  ),
  edited(
    'taken from elsewhere',
    'a task is taken from the inject queue that was in the local queue',
    isOf('take'),
    (event) => (event.e === 'take' && event.from === 'local' ? { ...event, from: 'inject' } : undefined),
  ),
  edited('ready too soon', 'a poll returns Ready that returned Pending', isOf('poll.end'), (event) =>
    event.e === 'poll.end' && event.ready === false ? { ...event, ready: true } : undefined,
  ),
  edited('pending too long', 'a poll returns Pending that returned Ready', isOf('poll.end'), (event) =>
    event.e === 'poll.end' && event.ready === true ? { ...event, ready: false } : undefined,
  ),
  {
    name: 'swap takes',
    what: 'two tasks are taken from a queue in the other order',
    fits: (event) => event.e === 'take' && event.from === 'local',
    tampered: (events, at) => {
      const one = events[at];
      const later = events.findIndex(
        (event, i) => i > at && event.e === 'take' && event.from === 'local' && event.w === one?.w,
      );
      const other = events[later];
      if (one?.e !== 'take' || other?.e !== 'take' || one.task === other.task) return undefined;
      return events
        .with(at, { ...one, ...(other.task !== undefined && { task: other.task }) })
        .with(later, { ...other, ...(one.task !== undefined && { task: one.task }) });
    },
  },
];
