import type { StepSink } from '../../../model/index.ts';

/** Numbers what steps emit. */
interface Letters<E> {
  numberOf(events: readonly E[]): number;
}

const fewest = 4096;

const longer = (cells: Int32Array): Int32Array => {
  const twice = new Int32Array(2 * cells.length);
  twice.set(cells);
  return twice;
};

/** Steps that wait to be looked up together, so that the machine can fetch memory for many of them at once. */
export class StepBatch<E> implements StepSink<E> {
  readonly listens: boolean;
  /** Integers in a row. */
  readonly words: number;
  /** Number of steps. */
  count = 0;
  readonly #alphabet: Letters<E> | undefined;
  #from = 0;
  #first = 0;
  /** Where the steps lead. */
  rows: Int32Array;
  /** From which state each step starts. */
  parents: Int32Array = new Int32Array(fewest);
  /** By which action each step is. */
  actions: Int32Array = new Int32Array(fewest);
  /** Number of the state that each step leads to; known once the batch was looked up. */
  numbers: Int32Array = new Int32Array(fewest);
  /** Number of what each step emits, if there is an alphabet. */
  letters: Int32Array = new Int32Array(fewest);
  /** Number of the renaming that made each row a representative; room for whoever renames. */
  renamings: Int32Array = new Int32Array(fewest);
  /** Index of each step among those of its state. */
  indices: Int32Array = new Int32Array(fewest);
  /** Room for the store to work in, one for each step. */
  hashes: Int32Array = new Int32Array(fewest);
  /** By action, how often its guard was met and its effect refused. */
  readonly refusals: Float64Array;

  constructor(words: number, actions: number, alphabet?: Letters<E>) {
    this.#alphabet = alphabet;
    this.listens = alphabet !== undefined;
    this.words = words;
    this.rows = new Int32Array(fewest * words);
    this.refusals = new Float64Array(actions);
  }

  /** Number of steps from the state whose turn it is. */
  get taken(): number {
    return this.count - this.#first;
  }

  /** The steps that come next are from the state with this number. */
  startFrom(number: number): void {
    this.#from = number;
    this.#first = this.count;
  }

  take(row: Int32Array, action: number, events: readonly E[]): void {
    const { count, words } = this;
    if (count === this.parents.length) this.#grow();
    const { rows } = this;
    const at = count * words;
    for (let i = 0; i < words; i++) rows[at + i] = row[i] ?? 0;
    this.parents[count] = this.#from;
    this.indices[count] = count - this.#first;
    this.actions[count] = action;
    if (this.#alphabet !== undefined) this.letters[count] = this.#alphabet.numberOf(events);
    this.count = count + 1;
  }

  refuse(action: number): void {
    this.refusals[action] = (this.refusals[action] ?? 0) + 1;
  }

  /** Forgets the steps. */
  clear(): void {
    this.count = 0;
  }

  #grow(): void {
    this.rows = longer(this.rows);
    this.parents = longer(this.parents);
    this.actions = longer(this.actions);
    this.numbers = longer(this.numbers);
    this.indices = longer(this.indices);
    this.letters = longer(this.letters);
    this.renamings = longer(this.renamings);
    this.hashes = longer(this.hashes);
  }
}
