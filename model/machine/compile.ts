import { blankRow } from './compiled/blank-row.ts';
import { dispatchSource } from './compiled/dispatch.ts';
import { runGenerated } from './compiled/generated-code.ts';
import { keyOf } from './compiled/key.ts';
import { RowContext } from './compiled/row-context.ts';
import { outOfContract } from './compiled/row-fault.ts';
import { layOutRow } from './compiled/row-layout.ts';
import { viewRow } from './compiled/views.ts';
import type { Engine, Step } from './engine.ts';
import { interpret } from './interpret.ts';
import type { Machine } from './machine.ts';
import type { RowEngine, StepSink } from './row-engine.ts';
import type { Schema } from './schema.ts';

/** Takes every step from the row in hand; made from `dispatchSource`. */
type Dispatch = () => void;
type OnStep = (action: number, first: number, second: number) => void;

const deaf: StepSink<unknown> = { listens: false, take: () => {}, refuse: () => {} };

/**
 * The fast engine: the same graph as the interpreter's, in the same order, on packed rows.
 *
 * Where an effect breaks its contract the interpreter runs the step again, so that the `SpecificationError` is the
 * same.
 */
export const compile = <S extends Schema, E>(machine: Machine<S, E>): RowEngine<E> =>
  new CompiledEngine(machine);

class CompiledEngine<S extends Schema, E> implements RowEngine<E> {
  readonly words: number;
  readonly actions: Engine<string, E>['actions'];
  readonly #machine: Machine<S, E>;
  readonly #oracle: Engine<string, E>;
  readonly #layout: ReturnType<typeof layOutRow>;
  readonly #row: Int32Array;
  readonly #base: Int32Array;
  readonly #context = new RowContext<E>();
  readonly #state: ReturnType<typeof viewRow<S>>['state'];
  readonly #invariants: Machine<S, E>['invariants'];
  readonly #run: Dispatch;
  readonly #runLabelled: Dispatch;
  #sink: StepSink<E> = deaf;
  #steps: Step<Int32Array, E>[] = [];

  constructor(machine: Machine<S, E>) {
    this.#oracle = interpret(machine);
    this.#machine = machine;
    this.#layout = layOutRow(machine.schema);
    this.words = this.#layout.words;
    this.actions = this.#oracle.actions;
    this.#row = new Int32Array(this.words);
    this.#base = new Int32Array(this.words);
    const { state, records } = viewRow(machine.schema, this.#layout, this.#row);
    this.#state = state;
    this.#invariants = machine.invariants.slice();
    const source = dispatchSource(machine.actions, this.#layout);
    const effects = machine.actions.map(({ effect }) => effect);
    // Two copies of the code, so that each calls one `step` only and the engine that runs it can put that in place.
    const dispatch = (step: OnStep): Dispatch =>
      runGenerated(source, {
        row: this.#row,
        base: this.#base,
        effects,
        state,
        records,
        context: this.#context,
        step,
        refuse: (action: number) => this.#sink.refuse(action),
        fault: outOfContract,
      });
    this.#run = dispatch((action) => this.#sink.take(this.#row, action, this.#context.events));
    this.#runLabelled = dispatch((action, first, second) => this.#note(action, first, second));
  }

  load(rows: Int32Array, from: number): void {
    for (let i = 0; i < this.words; i++) {
      const word = rows[from + i] ?? 0;
      this.#base[i] = word;
      this.#row[i] = word;
    }
  }

  expand(sink: StepSink<E>): void {
    this.#sink = sink;
    this.#context.listening = sink.listens;
    this.#attempt(this.#run);
  }

  holds(): boolean {
    for (const { holds } of this.#invariants) if (!this.#attempt(() => holds(this.#state))) return false;
    return true;
  }

  initial(): { readonly state: Int32Array; readonly events: readonly E[] } {
    this.load(blankRow(this.#layout), 0);
    this.#context.listening = true;
    this.#context.begin();
    try {
      this.#machine.init(this.#state, this.#context);
    } catch (error) {
      this.#oracle.initial();
      throw error;
    }
    return { state: this.#row.slice(), events: this.#context.events.slice() };
  }

  successors(state: Int32Array): readonly Step<Int32Array, E>[] {
    this.load(state, 0);
    this.#steps = [];
    this.#sink = deaf;
    this.#context.listening = true;
    this.#attempt(this.#runLabelled);
    return this.#steps;
  }

  key(state: Int32Array): string {
    return keyOf(this.#layout, state);
  }

  broken(state: Int32Array): readonly string[] {
    return this.#oracle.broken(this.key(state));
  }

  describe(state: Int32Array): Readonly<Record<string, unknown>> {
    return this.#oracle.describe(this.key(state));
  }

  #note(action: number, first: number, second: number): void {
    const context = this.#context;
    this.#steps.push({
      label: {
        action,
        actors: [first, second].filter((index) => index >= 0),
        choices: context.choices(),
      },
      state: this.#row.slice(),
      events: context.events.slice(),
    });
  }

  /** Runs effects or invariants; where they fail, the interpreter says why. */
  #attempt<T>(run: () => T): T {
    try {
      return run();
    } catch (error) {
      const key = this.key(this.#base);
      this.#oracle.successors(key);
      this.#oracle.broken(key);
      throw error;
    }
  }
}
