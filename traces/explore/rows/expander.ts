import type { RowEngine, Symmetry } from '../../../model/index.ts';
import { StepBatch } from './step-batch.ts';

/** Steps that are looked up together: enough to fetch memory for many at once, few enough to stay in the cache. */
const together = 2048;

/** Where rows are. */
export interface RowSource {
  /** Takes the state with this number into the engine's hand. */
  load(engine: Pick<RowEngine<unknown>, 'load'>, number: number): void;
}

/** Takes the steps of one state after the other, and makes what they lead to representatives. */
export class Expander<E> {
  readonly batch: StepBatch<E>;
  /** Of the states expanded last, those that break an invariant. */
  readonly broken: number[] = [];
  /** Of the states expanded last, those without steps. */
  readonly terminal: number[] = [];
  /** The state that is being expanded. */
  current = 0;
  readonly #engine: RowEngine<E>;
  readonly #symmetry: Symmetry | undefined;
  readonly #onTerminal: () => void;

  constructor(
    engine: RowEngine<E>,
    symmetry: Symmetry | undefined,
    batch: StepBatch<E>,
    onTerminal: () => void = () => {},
  ) {
    this.#engine = engine;
    this.#symmetry = symmetry;
    this.#onTerminal = onTerminal;
    this.batch = batch;
  }

  /**
   * Fills the batch with the steps of the states from `from` on, until there are `enough` or `until` is reached; gives
   * the number of the first state that was not expanded.
   */
  expand(source: RowSource, from: number, until: number, enough = together): number {
    const engine = this.#engine;
    const { batch, broken, terminal } = this;
    batch.clear();
    broken.length = 0;
    terminal.length = 0;
    for (this.current = from; this.current < until && batch.count < enough; this.current++) {
      batch.startFrom(this.current);
      source.load(engine, this.current);
      if (!engine.holds()) broken.push(this.current);
      engine.expand(batch);
      if (batch.taken > 0) continue;
      terminal.push(this.current);
      this.#onTerminal();
    }
    this.#canonicalise();
    return this.current;
  }

  #canonicalise(): void {
    const symmetry = this.#symmetry;
    if (symmetry === undefined) return;
    const { rows, words, count, renamings } = this.batch;
    for (let i = 0; i < count; i++) renamings[i] = symmetry.canonicalise(rows, i * words);
  }
}
