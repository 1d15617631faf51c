import type { SeqField } from '../schema.ts';
import type { Seq } from '../view.ts';
import { isCount, outOfContract } from './row-fault.ts';
import type { ShortRun } from './row-layout.ts';

const topBit = 31;
/** Bits of a fixed-point fraction: exact for bits up to 31 and widths up to 31, since 31 * 31 < 2 ** 10. */
const fraction = 10;
const one = 1 << fraction;

/** A sequence within one word of a row; see `ShortRun`. Its operations cost no more than a few shifts. */
export class ShortSequence implements Seq {
  readonly #row: Int32Array;
  readonly #word: number;
  readonly #shift: number;
  readonly #mask: number;
  readonly #width: number;
  readonly #element: number;
  readonly #capacity: number;
  readonly #referents: number;
  /** What a number of bits is multiplied by to divide it by the width. */
  readonly #perWidth: number;

  constructor(row: Int32Array, { word, shift, bits, width }: ShortRun, field: SeqField, referents: number) {
    this.#row = row;
    this.#word = word;
    this.#shift = shift;
    this.#mask = 2 ** bits - 1;
    this.#width = width;
    this.#element = 2 ** width - 1;
    this.#capacity = field.capacity;
    this.#referents = referents;
    this.#perWidth = Math.ceil(one / width);
  }

  get length(): number {
    return this.#lengthOf(this.#get());
  }

  get isEmpty(): boolean {
    return this.#get() === 1;
  }

  at(position: number): number {
    const all = this.#get();
    if (!isCount(position, this.#lengthOf(all) - 1)) outOfContract();
    return (all >>> (position * this.#width)) & this.#element;
  }

  includes(index: number): boolean {
    for (let rest = this.#get(); rest !== 1; rest >>>= this.#width)
      if ((rest & this.#element) === index) return true;
    return false;
  }

  push(index: number): void {
    if (!isCount(index, this.#referents - 1)) outOfContract();
    this.#append(index, 1);
  }

  shift(): number {
    const all = this.#get();
    if (all === 1) outOfContract();
    this.#set(all >>> this.#width);
    return all & this.#element;
  }

  pop(): number {
    const all = this.#get();
    if (all === 1) outOfContract();
    const last = topBit - Math.clz32(all) - this.#width;
    const end = 1 << last;
    this.#set((all & (end - 1)) | end);
    return (all >>> last) & this.#element;
  }

  remove(index: number): boolean {
    const all = this.#get();
    for (let from = 0, rest = all; rest !== 1; from += this.#width, rest >>>= this.#width) {
      if ((rest & this.#element) !== index) continue;
      this.#set((all & ((1 << from) - 1)) | ((rest >>> this.#width) << from));
      return true;
    }
    return false;
  }

  moveFront(count: number, target: Seq): void {
    const all = this.#get();
    if (!isCount(count, this.#lengthOf(all))) outOfContract();
    const moved = count * this.#width;
    this.#set(all >>> moved);
    this.#give(all & ((1 << moved) - 1), count, target);
  }

  moveBack(count: number, target: Seq): void {
    const all = this.#get();
    const length = this.#lengthOf(all);
    if (!isCount(count, length)) outOfContract();
    const stays = (length - count) * this.#width;
    const end = 1 << stays;
    this.#set((all & (end - 1)) | end);
    this.#give((all >>> stays) & ((1 << (count * this.#width)) - 1), count, target);
  }

  clear(): void {
    this.#set(1);
  }

  #give(elements: number, count: number, target: Seq): void {
    if (target instanceof ShortSequence && target.#width === this.#width) {
      target.#append(elements, count);
      return;
    }
    for (let i = 0; i < count; i++) target.push((elements >>> (i * this.#width)) & this.#element);
  }

  #append(elements: number, count: number): void {
    const all = this.#get();
    if (this.#lengthOf(all) + count > this.#capacity) outOfContract();
    const top = topBit - Math.clz32(all);
    // The one that stood above the last element gives way to the elements, and stands above those.
    this.#set(all + ((elements - 1) << top) + (1 << (top + count * this.#width)));
  }

  #lengthOf(all: number): number {
    return ((topBit - Math.clz32(all)) * this.#perWidth) >>> fraction;
  }

  #get(): number {
    return ((this.#row[this.#word] ?? 0) >>> this.#shift) & this.#mask;
  }

  #set(all: number): void {
    const word = this.#row[this.#word] ?? 0;
    this.#row[this.#word] = (word & ~(this.#mask << this.#shift)) | (all << this.#shift);
  }
}
