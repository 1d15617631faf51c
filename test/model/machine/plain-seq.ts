import type { Seq } from '../../../model/index.ts';

/** A sequence that is a list: what the sequences of the engines are held to. It fails with a `RangeError`. */
export class PlainSeq implements Seq {
  list: number[] = [];
  readonly #capacity: number;
  readonly #referents: number;

  constructor(capacity: number, referents: number) {
    this.#capacity = capacity;
    this.#referents = referents;
  }

  get length() {
    return this.list.length;
  }
  get isEmpty() {
    return this.list.length === 0;
  }
  at(position: number): number {
    return this.#known(this.list[position]);
  }
  includes(index: number): boolean {
    return this.list.includes(index);
  }
  push(index: number): void {
    if (index < 0 || index >= this.#referents) throw new RangeError('no such index');
    if (this.list.length === this.#capacity) throw new RangeError('full');
    this.list.push(index);
  }
  shift(): number {
    return this.#known(this.list.shift());
  }
  pop(): number {
    return this.#known(this.list.pop());
  }
  remove(index: number): boolean {
    const position = this.list.indexOf(index);
    if (position >= 0) this.list.splice(position, 1);
    return position >= 0;
  }
  moveFront(count: number, target: Seq): void {
    this.#move(0, count, target);
  }
  moveBack(count: number, target: Seq): void {
    this.#move(this.list.length - count, count, target);
  }
  clear(): void {
    this.list = [];
  }
  #move(from: number, count: number, target: Seq): void {
    if (count < 0 || count > this.list.length) throw new RangeError('too short');
    for (const index of this.list.splice(from, count)) target.push(index);
  }
  #known(index: number | undefined): number {
    if (index === undefined) throw new RangeError('empty');
    return index;
  }
}
