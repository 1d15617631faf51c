import type { EventOf } from '../../../traces/index.ts';
import { Board } from '../told/board.ts';
import { whereIs, type Whereabouts } from '../told/whereabouts.ts';
import type { ToldRun, ToldStep } from '../told-run.ts';

/** What happens in a stretch of a run, such as a loop, while one task waits. */
export interface Stretch {
  /** How often each other task is polled, the most often first. */
  readonly polls: readonly (readonly [task: number, times: number])[];
  /** The places that tasks are taken from, the most frequent first. */
  readonly takenFrom: readonly EventOf<'take'>['from'][];
  readonly steals: number;
  /** Polls that end. */
  readonly ends: number;
  /** Passes through the driver that begin. */
  readonly passes: number;
  /** Tasks that are being polled when it begins. */
  readonly underWay: readonly number[];
  /** How the task that waits last yielded, if it ever did. */
  readonly yieldedBy: EventOf<'yield'>['how'] | undefined;
  /** Where the task that waits is when it begins, and where it is most of the time. */
  readonly place: Whereabouts;
}

const counted = <T>(values: readonly T[]): readonly (readonly [T, number])[] => {
  const counts = new Map<T, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].toSorted(([, one], [, other]) => other - one);
};

const placesAlong = (run: ToldRun, from: number, task: number): readonly Whereabouts[] => {
  const board = new Board(run.initial);
  const places: Whereabouts[] = [];
  for (const [index, { changes }] of run.steps.entries()) {
    if (index >= from) places.push(whereIs(board, task, run.workers));
    board.apply(changes);
  }
  return places.length === 0 ? [whereIs(board, task, run.workers)] : places;
};

const commonest = (places: readonly Whereabouts[]): Whereabouts => {
  const [[kind] = ['nowhere']] = counted(places.map((place) => place.kind));
  return places.find((place) => place.kind === kind) ?? { kind: 'nowhere' };
};

const polledAt = (steps: readonly ToldStep[]): readonly number[] => {
  const open = new Map<number, number>();
  for (const { events } of steps)
    for (const event of events) {
      if (event.e === 'poll.begin') open.set(event.s, event.task);
      else if (event.e === 'poll.end') open.delete(event.s);
    }
  return [...open.values()];
};

const lastYield = ({ start, steps }: ToldRun, task: number): EventOf<'yield'>['how'] | undefined =>
  [...start, ...steps.flatMap(({ events }) => events)]
    .flatMap((event) => (event.e === 'yield' && event.task === task ? [event.how] : []))
    .at(-1);

/** What happens from step `from` of a run to its end while `task` waits. */
export const stretchOf = (run: ToldRun, from: number, task: number): Stretch => {
  const events = run.steps.slice(from).flatMap((step) => step.events);
  const of = <K extends (typeof events)[number]['e']>(kind: K): readonly EventOf<K>[] =>
    events.filter((event): event is EventOf<K> & (typeof events)[number] => event.e === kind);
  return {
    polls: counted(of('poll.begin').flatMap((event) => (event.task === task ? [] : [event.task]))),
    takenFrom: counted(of('take').map((event) => event.from)).map(([place]) => place),
    steals: of('steal').length,
    ends: of('poll.end').length,
    passes: of('driver.begin').length,
    yieldedBy: lastYield(run, task),
    underWay: polledAt(run.steps.slice(0, from)),
    place: commonest(placesAlong(run, from, task)),
  };
};
