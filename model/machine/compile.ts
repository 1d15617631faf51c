import { blankRow } from './compiled/blank-row.ts';
import { Expansions } from './compiled/expansions.ts';
import { keyOf } from './compiled/key.ts';
import { RowContext } from './compiled/row-context.ts';
import { RowFault } from './compiled/row-fault.ts';
import { layOutRow } from './compiled/row-layout.ts';
import { rowProgram } from './compiled/row-program.ts';
import type { RowProgram } from './compiled/row-program.ts';
import { StepList } from './compiled/step-list.ts';
import { viewRow } from './compiled/views.ts';
import type { Engine, Step } from './engine.ts';
import { interpret } from './interpret.ts';
import type { Machine } from './machine.ts';
import type { RowEngine, StepSink } from './row-engine.ts';
import type { Schema } from './schema.ts';
import { SpecificationError } from './specification-error.ts';

/**
 * The fast engine: the same graph as the interpreter's, in the same order, on packed rows.
 *
 * Where an effect or an invariant breaks its contract, the interpreter runs it again, so that the
 * `SpecificationError` is the same. An effect that keeps its contract then depends on more than the state, and is
 * reported as `not-deterministic`. The machine is taken as it is now; what is added to it later is not seen.
 */
export const compile = <S extends Schema, E>(machine: Machine<S, E>): RowEngine<E> =>
  new CompiledEngine(machine);

class CompiledEngine<S extends Schema, E> implements RowEngine<E> {
  readonly words: number;
  readonly actions: Engine<string, E>['actions'];
  readonly #oracle: Engine<string, E>;
  readonly #layout: ReturnType<typeof layOutRow>;
  readonly #row: Int32Array;
  readonly #base: Int32Array;
  readonly #context = new RowContext<E>();
  readonly #program: RowProgram<E>;
  readonly #expansions: Expansions<E>;
  readonly #init: () => void;

  constructor(machine: Machine<S, E>) {
    this.#oracle = interpret(machine);
    this.#layout = layOutRow(machine.schema);
    this.words = this.#layout.words;
    this.actions = this.#oracle.actions;
    this.#row = new Int32Array(this.words);
    this.#base = new Int32Array(this.words);
    const context = this.#context;
    const views = viewRow(machine.schema, this.#layout, this.#row);
    const workspace = { ...views, row: this.#row, base: this.#base, context };
    this.#program = rowProgram(machine, this.#layout, workspace);
    this.#expansions = new Expansions(this.#program);
    this.#init = () => {
      machine.init(views.state, context);
    };
  }

  load(rows: Int32Array, from: number): void {
    this.#program.load(rows, from);
  }

  expand(sink: StepSink<E>): void {
    this.#context.listen(sink.listens);
    try {
      this.#expansions.expand(sink);
    } catch (error) {
      this.#program.restore();
      // Throws if an effect was at fault, and not the sink.
      this.#oracle.successors(this.key(this.#row));
      if (!(error instanceof RowFault)) throw error;
      const { action, actors } = this.#context;
      const place = { action: this.actions[action]?.rule.name ?? '', actors };
      const because = 'the effect broke its contract, but not when it was run again';
      throw new SpecificationError('not-deterministic', because, place, error);
    }
  }

  holds(): boolean {
    try {
      if (this.#program.holds()) return true;
    } catch {
      // The interpreter says why.
    }
    this.#program.restore();
    return this.broken(this.#row).length === 0;
  }

  initial(): { readonly state: Int32Array; readonly events: readonly E[] } {
    this.load(blankRow(this.#layout), 0);
    this.#context.listen(true);
    try {
      this.#init();
    } catch (error) {
      this.#oracle.initial();
      throw error;
    }
    return { state: this.#row.slice(), events: this.#context.events.slice() };
  }

  successors(state: Int32Array): readonly Step<Int32Array, E>[] {
    this.load(state, 0);
    const list = new StepList(this.#context);
    this.expand(list);
    return list.steps;
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
}
