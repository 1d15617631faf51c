import type { RowEngine, Step, StepSink } from '../../model/index.ts';
import { Automata } from './automata.ts';
import type { OnRejected } from './automata.ts';
import type { Automaton } from './automaton.ts';

/**
 * A machine composed with automata over what it emits. A row is the machine's, and one integer more: the number of
 * the vector of the automata's states.
 */
export class Product<E> implements RowEngine<E> {
  readonly words: number;
  readonly actions: RowEngine<E>['actions'];
  /** Told of each automaton that rejects a step, the first time, when the sink was given all steps before that. */
  onRejected: OnRejected = () => {};
  /** Told of each automaton that rejects the end of a run, the first time. */
  onRejectedEnd: OnRejected = () => {};
  readonly #engine: RowEngine<E>;
  readonly #automata: Automata<E>;
  readonly #row: Int32Array;
  #vector = 0;

  constructor(engine: RowEngine<E>, automata: readonly Automaton<E>[]) {
    this.#engine = engine;
    this.#automata = new Automata(automata);
    this.actions = engine.actions;
    this.words = engine.words + 1;
    this.#row = new Int32Array(this.words);
  }

  load(rows: Int32Array, from: number): void {
    this.#engine.load(rows, from);
    this.#vector = rows[from + this.#engine.words] ?? 0;
  }

  expand(sink: StepSink<E>): void {
    this.#engine.expand({
      listens: true,
      take: (row, action, events) => {
        const vector = this.#automata.after(this.#vector, events, this.onRejected);
        sink.take(this.#compose(row, vector), action, events);
      },
      refuse: (action) => sink.refuse(action),
    });
  }

  holds(): boolean {
    return this.#engine.holds();
  }

  /** No step leads on from the row in hand: asks each automaton whether a run may end here. */
  end(): void {
    this.#automata.end(this.#vector, this.onRejectedEnd);
  }

  initial(): { readonly state: Int32Array; readonly events: readonly E[] } {
    const { state, events } = this.#engine.initial();
    const vector = this.#automata.start(events, this.onRejected);
    return { state: this.#compose(state, vector).slice(), events };
  }

  successors(state: Int32Array): readonly Step<Int32Array, E>[] {
    const from = state[this.#engine.words] ?? 0;
    return this.#engine.successors(state).map((step) => {
      const vector = this.#automata.after(from, step.events, this.onRejected);
      const { label, events } = step;
      return { label, events, state: this.#compose(step.state, vector).slice() };
    });
  }

  key(state: Int32Array): string {
    return `${this.#engine.key(state)}|${state[this.#engine.words]}`;
  }

  broken(state: Int32Array): readonly string[] {
    return this.#engine.broken(state);
  }

  describe(state: Int32Array): Readonly<Record<string, unknown>> {
    return this.#engine.describe(state);
  }

  #compose(row: Int32Array, vector: number): Int32Array {
    this.#row.set(row);
    this.#row[this.#engine.words] = vector;
    return this.#row;
  }
}
