import type { Seq } from '../view.ts';

/** Beyond this many elements taken from the front, what is left of them is given back. */
const mostTaken = 1024;

/** A sequence without a bound. */
export class HeapSequence implements Seq {
  #items: number[];
  /** Elements at the start of the items that were taken already. */
  #taken = 0;

  constructor(items: readonly number[] = []) {
    this.#items = [...items];
  }

  get length(): number {
    return this.#items.length - this.#taken;
  }

  get isEmpty(): boolean {
    return this.#items.length === this.#taken;
  }

  at(position: number): number {
    return this.#required(position < 0 ? undefined : this.#items[this.#taken + position]);
  }

  includes(index: number): boolean {
    return this.#items.includes(index, this.#taken);
  }

  /** The position of the first occurrence, or -1. */
  indexOf(index: number): number {
    const found = this.#items.indexOf(index, this.#taken);
    return found < 0 ? -1 : found - this.#taken;
  }

  push(index: number): void {
    this.#items.push(index);
  }

  shift(): number {
    const first = this.at(0);
    this.#take(1);
    return first;
  }

  pop(): number {
    return this.#required(this.isEmpty ? undefined : this.#items.pop());
  }

  remove(index: number): boolean {
    const found = this.#items.indexOf(index, this.#taken);
    if (found < 0) return false;
    this.#items.splice(found, 1);
    return true;
  }

  moveFront(count: number, target: Seq): void {
    for (let i = 0; i < count; i++) target.push(this.at(i));
    this.#take(count);
  }

  moveBack(count: number, target: Seq): void {
    const from = this.length - count;
    for (let i = 0; i < count; i++) target.push(this.at(from + i));
    this.#items.length -= count;
  }

  clear(): void {
    this.#items = [];
    this.#taken = 0;
  }

  copy(): HeapSequence {
    const copy = new HeapSequence();
    copy.#items = this.#items.slice(this.#taken);
    return copy;
  }

  /** The elements, front first. */
  toArray(): number[] {
    return this.#items.slice(this.#taken);
  }

  #take(count: number): void {
    this.#taken += count;
    if (this.#taken < mostTaken && this.#taken < this.#items.length) return;
    this.#items = this.#items.slice(this.#taken);
    this.#taken = 0;
  }

  #required(element: number | undefined): number {
    if (element === undefined) throw new RangeError('no such element in the sequence');
    return element;
  }
}
