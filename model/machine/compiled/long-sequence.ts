import type { SeqField } from '../schema.ts';
import type { Seq } from '../view.ts';
import { isCount, outOfContract } from './row-fault.ts';
import type { LongRun } from './row-layout.ts';

/** A sequence over whole words of a row; see `LongRun`. Its operations cost a pass over its elements. */
export class LongSequence implements Seq {
  readonly #row: Int32Array;
  readonly #run: LongRun;
  readonly #element: number;
  readonly #lengthMask: number;
  readonly #capacity: number;
  readonly #referents: number;

  constructor(row: Int32Array, run: LongRun, field: SeqField, referents: number) {
    this.#row = row;
    this.#run = run;
    this.#element = 2 ** run.width - 1;
    this.#lengthMask = 2 ** run.length.bits - 1;
    this.#capacity = field.capacity;
    this.#referents = referents;
  }

  get length(): number {
    const { word, shift } = this.#run.length;
    return ((this.#row[word] ?? 0) >>> shift) & this.#lengthMask;
  }

  get isEmpty(): boolean {
    return this.length === 0;
  }

  at(position: number): number {
    if (!isCount(position, this.length - 1)) outOfContract();
    return this.#get(position);
  }

  includes(index: number): boolean {
    return this.#find(index) >= 0;
  }

  push(index: number): void {
    const { length } = this;
    if (!isCount(index, this.#referents - 1) || length === this.#capacity) outOfContract();
    this.#set(length, index);
    this.#resize(length + 1);
  }

  shift(): number {
    if (this.isEmpty) outOfContract();
    const front = this.#get(0);
    this.#delete(0, 1);
    return front;
  }

  pop(): number {
    const { length } = this;
    if (length === 0) outOfContract();
    const back = this.#get(length - 1);
    this.#delete(length - 1, 1);
    return back;
  }

  remove(index: number): boolean {
    const position = this.#find(index);
    if (position < 0) return false;
    this.#delete(position, 1);
    return true;
  }

  moveFront(count: number, target: Seq): void {
    this.#move(0, count, target);
  }

  moveBack(count: number, target: Seq): void {
    this.#move(this.length - count, count, target);
  }

  clear(): void {
    this.#delete(0, this.length);
  }

  #move(from: number, count: number, target: Seq): void {
    if (!isCount(count, this.length)) outOfContract();
    const moved = Array.from({ length: count }, (_, i) => this.#get(from + i));
    // Before the pushes, for the target may be this sequence.
    this.#delete(from, count);
    for (const index of moved) target.push(index);
  }

  #find(index: number): number {
    const { length } = this;
    for (let position = 0; position < length; position++) if (this.#get(position) === index) return position;
    return -1;
  }

  #delete(from: number, count: number): void {
    const { length } = this;
    for (let position = from; position < length; position++)
      this.#set(position, position + count < length ? this.#get(position + count) : 0);
    this.#resize(length - count);
  }

  #get(position: number): number {
    const { perWord, width, word } = this.#run;
    const within = position % perWord;
    const elements = this.#row[word + (position - within) / perWord] ?? 0;
    return (elements >>> (within * width)) & this.#element;
  }

  #set(position: number, index: number): void {
    const { perWord, width, word } = this.#run;
    const within = position % perWord;
    const at = word + (position - within) / perWord;
    const shift = within * width;
    this.#row[at] = ((this.#row[at] ?? 0) & ~(this.#element << shift)) | (index << shift);
  }

  #resize(length: number): void {
    const { word, shift } = this.#run.length;
    this.#row[word] = ((this.#row[word] ?? 0) & ~(this.#lengthMask << shift)) | (length << shift);
  }
}
