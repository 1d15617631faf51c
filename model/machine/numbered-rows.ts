import type { Engine, Step } from './engine.ts';
import type { RowEngine, StepSink } from './row-engine.ts';

/** Any engine as a `RowEngine`: a row is one number, given to each state when it is first seen. */
export const numberedRows = <Packed, E>(engine: Engine<Packed, E>): RowEngine<E> => new NumberedRows(engine);

class NumberedRows<Packed, E> implements RowEngine<E> {
  readonly words = 1;
  readonly actions: Engine<Packed, E>['actions'];
  readonly #engine: Engine<Packed, E>;
  readonly #numbers = new Map<string, number>();
  readonly #states: Packed[] = [];
  readonly #row = new Int32Array(1);
  #inHand = 0;

  constructor(engine: Engine<Packed, E>) {
    this.#engine = engine;
    this.actions = engine.actions;
  }

  load(rows: Int32Array, from: number): void {
    this.#inHand = rows[from] ?? 0;
  }

  expand(sink: StepSink<E>): void {
    for (const { label, state, events } of this.#engine.successors(this.#state(this.#inHand))) {
      this.#row[0] = this.#number(state);
      sink.take(this.#row, label.action, sink.listens ? events : []);
    }
  }

  holds(): boolean {
    return this.#engine.broken(this.#state(this.#inHand)).length === 0;
  }

  initial(): { readonly state: Int32Array; readonly events: readonly E[] } {
    const { state, events } = this.#engine.initial();
    return { state: this.#rowOf(state), events };
  }

  successors(row: Int32Array): readonly Step<Int32Array, E>[] {
    return this.#engine
      .successors(this.#state(row[0]))
      .map(({ label, state, events }) => ({ label, state: this.#rowOf(state), events }));
  }

  key(row: Int32Array): string {
    return this.#engine.key(this.#state(row[0]));
  }

  broken(row: Int32Array): readonly string[] {
    return this.#engine.broken(this.#state(row[0]));
  }

  describe(row: Int32Array): Readonly<Record<string, unknown>> {
    return this.#engine.describe(this.#state(row[0]));
  }

  #rowOf(state: Packed): Int32Array {
    return Int32Array.of(this.#number(state));
  }

  #number(state: Packed): number {
    const key = this.#engine.key(state);
    const known = this.#numbers.get(key);
    if (known !== undefined) return known;
    const number = this.#states.push(state) - 1;
    this.#numbers.set(key, number);
    return number;
  }

  #state(number: number | undefined): Packed {
    const state = this.#states[number ?? -1];
    if (state === undefined) throw new RangeError(`no state has the number ${number}`);
    return state;
  }
}
