import type { Event, EventKind } from '../../../traces/index.ts';
import { Tampering } from '../tampering/harness.ts';
import type { Of, Recording } from '../tampering/recording.ts';
import { isKind } from '../tampering/recording.ts';

/** A fault to plant at one place of a recording. */
export interface Fault {
  /** Id of the property that it violates. */
  readonly property: string;
  readonly what: string;
  /** The recording with the fault planted at the place with this number, of those where it can be planted. */
  readonly plant: (recording: Recording, place: number) => Recording;
}

const all = <K extends EventKind>({ events }: Recording, kind: K): readonly Of<K>[] =>
  events.filter(isKind(kind));

const at = <T>(places: readonly T[], place: number): T => {
  const found = places[place % places.length];
  if (found === undefined) throw new Error('the fault can be planted nowhere');
  return found;
};

const lastBefore = <K extends EventKind>(
  { events }: Recording,
  before: Event,
  kind: K,
  task: number | undefined,
): Of<K> | undefined => {
  for (let index = before.g - 1; index >= 0; index--) {
    const event = events[index];
    if (event !== undefined && isKind(kind)(event) && 'task' in event && event.task === task) return event;
  }
  return undefined;
};

/** Later polls of tasks, with the one before. */
const againPolled = (recording: Recording): readonly (readonly [Of<'poll.begin'>, Of<'poll.begin'>])[] =>
  all(recording, 'poll.begin').flatMap((poll) => {
    const before = lastBefore(recording, poll, 'poll.begin', poll.task);
    return before === undefined ? [] : [[before, poll] as const];
  });

const without = (recording: Recording, drop: (event: Event) => boolean): Recording =>
  new Tampering(recording).remove(...recording.events.filter(drop)).result().recording;

const isWakeOf = (event: Event, task: number): boolean =>
  (event.e === 'wake.begin' || event.e === 'wake.end') && event.task === task;

/** Faults in what every recorder shows. */
export const commonFaults: readonly Fault[] = [
  {
    property: 'poll-justified',
    what: 'a wake is dropped',
    plant: (recording, place) => {
      const [before, poll] = at(againPolled(recording), place);
      return without(
        recording,
        (event) => event.g > before.g && event.g < poll.g && isWakeOf(event, poll.task),
      );
    },
  },
  {
    property: 'one-poll-at-a-time',
    what: 'a poll begins twice',
    plant: (recording, place) => {
      const [, poll] = at(againPolled(recording), place);
      const tampering = new Tampering(recording);
      tampering.copyAfter({ ...poll, s: 77 }, poll);
      return tampering.result().recording;
    },
  },
  {
    property: 'no-poll-after-completion',
    what: 'a task is polled long after it completed',
    plant: (recording, place) => {
      const end = at(all(recording, 'task.end').slice(0, -1), place);
      const tampering = new Tampering(recording);
      const last = at(all(recording, 'poll.end'), -1 + all(recording, 'poll.end').length);
      tampering.copyAfter({ e: 'poll.begin', g: 0, t: 0, s: last.s, w: last.w, task: end.task ?? 0 }, last);
      return tampering.result().recording;
    },
  },
  {
    property: 'every-wake-answered',
    what: 'a task that was woken is never polled again',
    plant: (recording, place) => {
      const wakes = all(recording, 'wake.begin');
      const wake = at(wakes.slice(0, wakes.length / 2), place);
      const begin = (event: Event): boolean =>
        'task' in event && event.task === wake.task && event.g > wake.g;
      return without(recording, (event) => begin(event) && event.e !== 'wake.end');
    },
  },
  {
    property: 'one-place',
    what: 'a task is put into a queue twice',
    plant: (recording, place) => {
      const put = at(all(recording, 'schedule'), place);
      const tampering = new Tampering(recording);
      tampering.copyAfter(put, put);
      return tampering.result().recording;
    },
  },
  {
    property: 'local-fifo',
    what: 'a task overtakes another in a queue',
    plant: (recording, place) => {
      const takes = all(recording, 'take').filter(({ from }) => from === 'local');
      const pairs = takes.flatMap((first, index) => {
        const second = takes.slice(index + 1, index + 8).find(({ w }) => w === first.w);
        if (second === undefined || second.task === first.task) return [];
        const put = lastBefore(recording, second, 'schedule', second.task);
        const isWaiting = put !== undefined && put.g < first.g && put.to === 'back' && put.w === second.w;
        return isWaiting ? [[first, second] as const] : [];
      });
      const [first, second] = at(pairs, place);
      const { task: one = 0 } = first;
      const { task: other = 0 } = second;
      return new Tampering(recording).edit(first, { task: other }).edit(second, { task: one }).result()
        .recording;
    },
  },
  {
    property: 'migration-explained',
    what: 'a task is polled by another worker than the one that took it',
    plant: (recording, place) => {
      const [, poll] = at(againPolled(recording), place);
      return new Tampering(recording).edit(poll, { w: poll.w === 0 ? 1 : 0 }).result().recording;
    },
  },
  {
    property: 'no-park-with-local-work',
    what: 'a worker parks with a task in its queue',
    plant: (recording, place) => {
      const put = at(
        all(recording, 'schedule').filter(({ to }) => to === 'back'),
        place,
      );
      const tampering = new Tampering(recording);
      tampering.copyAfter({ e: 'parked', g: 0, t: 0, s: put.s, w: put.w }, put);
      return tampering.result().recording;
    },
  },
];

/** Faults in what deferring does. */
export const deferringFaults: readonly Fault[] = [
  {
    property: 'deferred-before-resume',
    what: 'a deferred task is resumed early',
    plant: (recording, place) => {
      const [before, poll] = at(againPolled(recording), place);
      return without(
        recording,
        (event) => event.g > before.g && event.g < poll.g && isWakeOf(event, poll.task),
      );
    },
  },
  {
    property: 'flush-is-complete',
    what: 'of several deferred wakers one is not called',
    plant: (recording, place) => {
      const wake = at(
        all(recording, 'wake.begin').filter(({ from }) => from === 'runtime'),
        place,
      );
      const end = recording.events.find((event) => event.e === 'wake.end' && event.of === wake.g);
      return without(recording, (event) => event === wake || event === end);
    },
  },
  {
    property: 'lifo-private',
    what: 'a task is stolen out of a LIFO slot',
    plant: (recording, place) => {
      const put = at(
        all(recording, 'schedule').filter(({ to }) => to === 'lifo'),
        place,
      );
      const { task = 0, w } = put;
      const victim = w ?? 0;
      const tampering = new Tampering(recording);
      tampering.copyAfter({ e: 'steal', g: 0, t: 0, s: 77, w: 1 - victim, task, victim }, put);
      return tampering.result().recording;
    },
  },
  {
    property: 'deferred-resume-bound',
    what: 'a pass through the driver calls no deferred wakers',
    plant: (recording, place) => {
      const flush = at(all(recording, 'flush'), place);
      return without(recording, (event) => event === flush);
    },
  },
];
