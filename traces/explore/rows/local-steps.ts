import type { Expander, RowSource } from './expander.ts';
import type { Expansion, StepSource } from './expansion.ts';
import type { StateStore } from './state-store.ts';

/** The machine in this thread. */
export class LocalSteps<E> implements StepSource {
  readonly #expander: Expander<E>;
  readonly #rows: RowSource;

  constructor(expander: Expander<E>, rows: RowSource) {
    this.#expander = expander;
    this.#rows = rows;
  }

  get refusals(): Float64Array {
    return this.#expander.batch.refusals;
  }

  next(from: number, until: number, most: number): Expansion {
    return this.expand(from, Math.min(until, from + most));
  }

  /** The steps of states from `from` on and before `until`, as far as there are `enough`. */
  expand(from: number, until: number, enough?: number): Expansion {
    const expander = this.#expander;
    const end = expander.expand(this.#rows, from, until, enough);
    return { steps: expander.batch, end, broken: expander.broken, terminal: expander.terminal };
  }

  lookUp(store: StateStore, most: number): number {
    return store.add(this.#expander.batch, most);
  }

  close(): void {}
}
