import type { Event, EventOf, Trace } from '../../../traces/index.ts';

type Yield = EventOf<'yield'>;

/** A way of yielding that recordings name. */
export type RecordedWay = Exclude<Yield['how'], 'coop'>;
type WakeBegin = EventOf<'wake.begin'>;

const isNamed = (event: Event, way: RecordedWay): event is Yield => event.e === 'yield' && event.how === way;

/** A wake that is part of how a task yields: its own in that poll, or the one that ends a deferral. */
const isOfYield = (wake: WakeBegin): boolean => wake.from === 'runtime' || wake.by === wake.task;

/** By how much an event that nobody recorded comes after the one before it: positions of recorded ones are whole numbers. */
const within = 0.25;

/** What a task that wakes itself is recorded to do right after its yield. */
const selfWake = ({ g, t, s, w, task }: Yield): readonly Event[] => [
  { e: 'wake.begin', g: g + within, t, s, w, task, by: task, from: 'poll', op: 'wake_by_ref' },
  { e: 'wake.end', g: g + 2 * within, t, s, w, task, of: g + within },
];

/** Turns the events of tasks that yield in one way into those of tasks that yield in another, at the same places. */
class Rewriting {
  readonly #from: RecordedWay;
  readonly #to: RecordedWay;
  /** Tasks that have yielded so, and of which no wake that belongs to it was met. */
  readonly #yielded = new Set<number>();
  /** Positions of wakes that were left out. */
  readonly #left = new Set<number>();

  constructor(from: RecordedWay, to: RecordedWay) {
    this.#from = from;
    this.#to = to;
  }

  of(event: Event): readonly Event[] {
    if (isNamed(event, this.#from)) {
      this.#yielded.add(event.task);
      const renamed = { ...event, how: this.#to };
      return this.#to === 'self-wake' ? [renamed, ...selfWake(event)] : [renamed];
    }
    if (event.e === 'wake.begin' && isOfYield(event) && this.#yielded.delete(event.task)) {
      this.#left.add(event.g);
      return [];
    }
    if (event.e === 'wake.end' && event.of !== undefined && this.#left.delete(event.of)) return [];
    return [event];
  }
}

/**
 * The recording with its tasks yielding in another way, and all else as it was: what a release refuses of it cannot happen
 * where tasks yield so. Polls stay where they are; wakes that only come of the way of yielding go, or are put in.
 */
export const yieldingOtherwise = (trace: Trace, from: RecordedWay, to: RecordedWay): Trace => {
  const rewriting = new Rewriting(from, to);
  return {
    file: trace.file,
    format: trace.format,
    header: trace.header,
    async *batches() {
      for await (const batch of trace.batches()) yield batch.flatMap((event) => rewriting.of(event));
    },
    end: () => trace.end(),
    notices: () => trace.notices(),
    close: () => trace.close(),
  };
};
