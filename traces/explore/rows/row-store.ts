import { runGenerated } from '../../../model/index.ts';
import type { RowEngine } from '../../../model/index.ts';
import type { Column, Columned } from '../checkpoint/column.ts';
import { collectGarbage } from './collect-garbage.ts';
import { lookedUpTogether, lookupSource } from './lookup-source.ts';
import type { Lookup, LookupArrays } from './lookup-source.ts';
import type { StateStore, Steps } from './state-store.ts';

const firstRows = 1 << 16;
const firstSlots = 1 << 16;
/** From so many slots on they are doubled; before, growing rarely counts for more than what empty slots take. */
const manySlots = 1 << 24;
/** Memory that is reserved and not yet written costs nothing, so that growing rarely is cheap. */
const growth = 8;
/** The part of the slots that may be taken. */
const mostLoad = 0.75;
const bytesPerInteger = 4;
const nothing = new Int32Array(0);
/** Integers in an array that is worth the time to collect it at once. */
const worthCollecting = 1 << 22;

/**
 * Distinct rows, numbered from 0 in the order in which they were added, and for each the number of the row from
 * which it was reached first.
 *
 * A hash table with open addressing over them: a slot is 0 or the number of a row plus 1, in the bits that index the
 * slots, with the remaining bits of its hash above, so that most rows that differ are told apart without a look at
 * them. Steps are looked up in passes over a whole batch: memory is fetched for many at once.
 */
export class RowStore implements StateStore, Columned {
  readonly words: number;
  #rows: Int32Array;
  #parents: Int32Array;
  #slots: Int32Array;
  readonly #allocate: (length: number) => Int32Array;
  /** The steps that are being looked up. */
  readonly #steps: Int32Array;
  readonly #origins = new Int32Array(lookedUpTogether);
  readonly #numbers = new Int32Array(lookedUpTogether);
  #lookup: Lookup | undefined;
  #epoch = 0;
  #size = 0;

  /** `allocate` makes arrays of so many integers, all 0: shared ones, if other threads are to search the store. */
  constructor(words: number, allocate = (length: number): Int32Array => new Int32Array(length)) {
    this.words = words;
    this.#allocate = allocate;
    this.#steps = new Int32Array(lookedUpTogether * words);
    this.#rows = allocate(firstRows * words);
    this.#parents = allocate(firstRows);
    this.#slots = allocate(firstSlots);
  }

  /** Grows whenever `rows` or `slots` is a new array. */
  get epoch(): number {
    return this.#epoch;
  }

  /** The slots of the hash table; a new array whenever it grows. */
  get slots(): Int32Array {
    return this.#slots;
  }

  get size(): number {
    return this.#size;
  }

  /** The rows, one after the other; a new array whenever the store grows. */
  get rows(): Int32Array {
    return this.#rows;
  }

  parentOf(number: number): number {
    return this.#parents[number] ?? 0;
  }

  load(engine: Pick<RowEngine<unknown>, 'load'>, number: number): void {
    engine.load(this.#rows, number * this.words);
  }

  isAt(number: number, row: Int32Array): boolean {
    const from = number * this.words;
    for (let i = 0; i < this.words; i++) if (this.#rows[from + i] !== row[i]) return false;
    return true;
  }

  get bytes(): number {
    return bytesPerInteger * (this.#size * (this.words + 1) + this.#slots.length);
  }

  bytesToAdd(count: number): number {
    const size = this.#size + count;
    const copied = size > this.#parents.length ? this.#size * (this.words + 1) : 0;
    const rebuilt = size > mostLoad * this.#slots.length ? 2 * this.#slots.length : 0;
    return bytesPerInteger * (size * (this.words + 1) + this.#slots.length + copied + rebuilt);
  }

  add({ rows, parents, numbers, count }: Steps, most: number): number {
    const { words } = this;
    for (let from = 0; from < count; from += lookedUpTogether) {
      const until = Math.min(count, from + lookedUpTogether);
      this.#makeRoomFor(until - from);
      this.#steps.set(rows.subarray(from * words, until * words));
      this.#origins.set(parents.subarray(from, until));
      this.#lookup ??= this.#compile();
      const done = this.#lookup.add(until - from, this.#size, most);
      this.#size = this.#lookup.size();
      numbers.set(this.#numbers.subarray(0, done), from);
      if (done < until - from) return from + done;
    }
    return count;
  }

  get columns(): readonly Column[] {
    return [
      this.#column('rows', this.words, () => this.#rows),
      this.#column('parents', 1, () => this.#parents),
    ];
  }

  restored(): void {
    this.#rebuild(this.#slots.length);
    this.#epoch++;
  }

  #column(name: string, width: number, cells: () => Int32Array): Column {
    const length = (): number => this.#size * width;
    return {
      name,
      get length() {
        return length();
      },
      neededFrom: () => 0,
      view: (from, to) => cells().subarray(from, to),
      restore: (_, saved) => {
        this.#makeRoomFor(saved / width - this.#size);
        this.#size = saved / width;
      },
    };
  }

  #makeRoomFor(count: number): void {
    const size = this.#size + count;
    while (size > this.#parents.length) {
      const capacity = growth * this.#parents.length;
      this.#parents = this.#copyOf(this.#parents, this.#size, capacity);
      this.#rows = this.#copyOf(this.#rows, this.#size * this.words, capacity * this.words);
      this.#outgrow(this.#size * this.words);
    }
    while (size > mostLoad * this.#slots.length) {
      const { length } = this.#slots;
      // Rebuilt from the rows, so that the old slots need not be there at the same time.
      this.#slots = nothing;
      this.#outgrow(length);
      this.#rebuild(length < manySlots ? 4 * length : 2 * length);
    }
  }

  /** Arrays of so many integers were replaced by others. */
  #outgrow(integers: number): void {
    this.#epoch++;
    this.#lookup = undefined;
    if (integers >= worthCollecting) collectGarbage();
  }

  #rebuild(length: number): void {
    this.#slots = this.#allocate(length);
    this.#lookup = this.#compile();
    this.#lookup.fill(this.#size);
  }

  /** The search of the arrays as they are now. */
  #compile(): Lookup {
    const arrays: LookupArrays = {
      rows: this.#rows,
      slots: this.#slots,
      origins: this.#parents,
      steps: this.#steps,
      parents: this.#origins,
      numbers: this.#numbers,
    };
    return runGenerated(lookupSource(this.words), { ...arrays });
  }

  #copyOf(cells: Int32Array, used: number, length: number): Int32Array {
    const copy = this.#allocate(length);
    copy.set(cells.subarray(0, used));
    return copy;
  }
}
