import type { Owner, ToldFact, ToldValue } from '../../../../explain/told-run.ts';
import { kindNumber, type Events } from './events.ts';
import { copyOf, follow, nowhere, type Whereabouts } from './queues.ts';
import type { State, States } from './state.ts';

const between = 1024;

const fact = (owner: Owner, field: string, value: ToldValue, ofTasks = true): ToldFact => ({
  owner,
  field,
  value,
  ofTasks,
  bookkeeping: false,
});

const factsOf = ({ workers, inject }: Whereabouts): readonly ToldFact[] => [
  ...workers.flatMap(({ polling, lifo, queue, deferred }, worker) => {
    const owner = { kind: 'worker', worker } as const;
    return [
      fact(owner, 'current', polling),
      fact(owner, 'lifoSlot', lifo),
      fact(owner, 'queue', queue),
      fact(owner, 'deferred', deferred),
    ];
  }),
  fact({ kind: 'runtime' }, 'inject', inject),
];

/** Where tasks are, of a recording with probes: what each event says, from the first event on. */
export class ProbedStates implements States {
  readonly before: State;
  readonly #events: Events;
  readonly #unknown: readonly string[];
  /** After every 1024th event. */
  readonly #kept: Whereabouts[];

  constructor(events: Events, workers: number, unknown: readonly string[]) {
    this.#events = events;
    this.#unknown = unknown;
    this.#kept = [nowhere(workers)];
    this.before = { facts: factsOf(nowhere(workers)), unknown };
  }

  at(item: number): State {
    const wanted = Math.floor((item + 1) / between);
    while (this.#kept.length <= wanted) {
      const last = this.#kept.length - 1;
      this.#kept.push(this.#onwards(last, (last + 1) * between));
    }
    return { facts: factsOf(this.#onwards(wanted, item + 1)), unknown: this.#unknown };
  }

  /** From what is kept as `index` up to the event at `to`, without that. */
  #onwards(index: number, to: number): Whereabouts {
    const now = copyOf(this.#kept[index] ?? nowhere(0));
    for (let place = index * between; place < to; place++) follow(now, this.#events.at(place));
    return now;
  }
}

const [pollBegin, pollEnd] = [kindNumber('poll.begin'), kindNumber('poll.end')];

/** What a recording without probes shows: who is polled, and lengths of queues where they were sampled. */
export class SampledStates implements States {
  readonly before: State;
  readonly #events: Events;
  readonly #unknown: readonly string[];
  readonly #workers: number;

  constructor(events: Events, workers: number, unknown: readonly string[]) {
    this.#events = events;
    this.#unknown = unknown;
    this.#workers = workers;
    this.before = this.at(-1);
  }

  at(item: number): State {
    const facts: ToldFact[] = [];
    for (let worker = 0; worker < this.#workers; worker++) {
      const owner = { kind: 'worker', worker } as const;
      const place = this.#lastPoll(item, worker);
      const isOpen = this.#events.kind[place] === pollBegin;
      facts.push(fact(owner, 'current', isOpen ? (this.#events.task[place] ?? null) : null));
      const length = place < 0 ? undefined : this.#events.at(place).fields['local'];
      if (typeof length === 'number') facts.push(fact(owner, 'queue length, sampled', length, false));
    }
    return { facts, unknown: this.#unknown };
  }

  /** The last begin or end of a poll on `worker`, not too far back. */
  #lastPoll(item: number, worker: number): number {
    const { kind, w } = this.#events;
    const stop = Math.max(0, item - 100_000);
    for (let place = item; place >= stop; place--)
      if (w[place] === worker && (kind[place] === pollBegin || kind[place] === pollEnd)) return place;
    return -1;
  }
}

/** The states of a recording, by what its recorder shows. */
export const recordedStates = (
  events: Events,
  workers: number,
  shown: readonly string[],
  isWhole: boolean,
): States => {
  if (!isWhole)
    return new SampledStates(events, workers, [
      'Queues are not shown: this is a part of the recording. `yieldcheck explain FILE --html` shows all of it.',
    ]);
  if (['schedule', 'take', 'steal'].every((kind) => shown.includes(kind)))
    return new ProbedStates(events, workers, []);
  return new SampledStates(events, workers, [
    'What is in queues, LIFO slots and deferred lists is not known: this recorder does not show it. Only a Tokio with probes does.',
  ]);
};
