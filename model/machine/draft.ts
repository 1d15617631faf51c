import type { Layout } from './layout.ts';
import { SpecificationError } from './specification-error.ts';
import type { FaultPlace, SpecificationFault } from './specification-error.ts';

// fromCharCode takes its characters as arguments, and engines bound their number.
const chunk = 4096;

/**
 * A state under change, over the packed state it was loaded from.
 *
 * A packed state is a string: one character for each scalar, then each sequence as its length and its elements.
 * The length in front makes it uniquely readable, so that two are equal exactly when their states are.
 */
export class Draft {
  readonly layout: Layout;
  /** What is being run, for faults. */
  place: FaultPlace = {};
  #packed = '';
  #changed = false;
  readonly #base: Int32Array;
  readonly #cells: Int32Array;

  constructor(layout: Layout) {
    this.layout = layout;
    this.#base = new Int32Array(layout.size);
    this.#cells = new Int32Array(layout.size);
    this.load(this.pack());
  }

  /** Makes `packed` the base, and the draft equal to it. */
  load(packed: string): void {
    const { scalars, sequences } = this.layout;
    const base = this.#base;
    let from = 0;
    for (; from < scalars; from++) base[from] = packed.charCodeAt(from);
    for (const at of sequences) {
      const length = packed.charCodeAt(from);
      for (let i = 0; i <= length; i++) base[at + i] = packed.charCodeAt(from + i);
      from += length + 1;
    }
    this.#packed = packed;
    this.#cells.set(base);
    this.#changed = false;
  }

  /** The draft as a packed state. */
  pack(): string {
    const { scalars, sequences } = this.layout;
    const codes: number[] = [];
    for (let at = 0; at < scalars; at++) codes.push(this.get(at));
    for (const at of sequences) {
      const end = at + this.get(at);
      for (let i = at; i <= end; i++) codes.push(this.get(i));
    }
    if (codes.length <= chunk) return String.fromCharCode(...codes);
    let packed = '';
    for (let i = 0; i < codes.length; i += chunk) packed += String.fromCharCode(...codes.slice(i, i + chunk));
    return packed;
  }

  /** The draft as a packed state; the base itself where nothing was written. */
  result(): string {
    return this.#changed ? this.pack() : this.#packed;
  }

  /** Whether the draft differs from the base. */
  differs(): boolean {
    return this.#changed && this.pack() !== this.#packed;
  }

  /** Drops all changes. */
  reset(): void {
    if (!this.#changed) return;
    this.#cells.set(this.#base);
    this.#changed = false;
  }

  /** A cell of the base, whatever has become of the draft. */
  original(at: number): number {
    return this.#base[at] ?? 0;
  }

  get(at: number): number {
    return this.#cells[at] ?? 0;
  }

  set(at: number, cell: number): void {
    this.#cells[at] = cell;
    this.#changed = true;
  }

  /** Moves cells from `from` to `end`, which is excluded, so that they start at `to`. */
  move(to: number, from: number, end: number): void {
    this.#cells.copyWithin(to, from, end);
    this.#changed = true;
  }

  /** The error that says what the running action did wrong. */
  fault(code: SpecificationFault, because: string, place: FaultPlace = {}): SpecificationError {
    return new SpecificationError(code, because, { ...this.place, ...place });
  }
}
