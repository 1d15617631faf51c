import type { Draft } from './draft.ts';
import type { SeqField } from './schema.ts';
import type { Slot } from './layout.ts';
import type { Seq } from './view.ts';

/** A sequence that lives in the cells of a draft and holds its author to its bounds. */
export class CellSequence implements Seq {
  readonly #draft: Draft;
  readonly #at: number;
  readonly #path: string;
  readonly #field: SeqField;
  readonly #referents: number;

  constructor(draft: Draft, slot: Slot, field: SeqField) {
    this.#draft = draft;
    this.#at = slot.at;
    this.#path = slot.path;
    this.#field = field;
    this.#referents = slot.referents;
  }

  get length(): number {
    return this.#draft.get(this.#at);
  }

  get isEmpty(): boolean {
    return this.length === 0;
  }

  at(position: number): number {
    const { length } = this;
    if (!Number.isInteger(position) || position < 0 || position >= length)
      throw this.#tooShort(`position ${position} is not within its ${length} elements`, position);
    return this.#draft.get(this.#at + 1 + position);
  }

  includes(index: number): boolean {
    return this.#find(index) >= 0;
  }

  push(index: number): void {
    const { length } = this;
    const { capacity, of } = this.#field;
    if (!Number.isInteger(index) || index < 0 || index >= this.#referents)
      throw this.#draft.fault(
        'out-of-bounds',
        `${index} is not an index of ${of}, 0 to ${this.#referents - 1}`,
        {
          field: this.#path,
          value: index,
        },
      );
    if (length === capacity)
      throw this.#draft.fault('sequence-full', `pushing ${index} beyond its capacity of ${capacity}`, {
        field: this.#path,
        value: index,
      });
    this.#draft.set(this.#at + 1 + length, index);
    this.#draft.set(this.#at, length + 1);
  }

  shift(): number {
    return this.#take(0, 'shift');
  }

  pop(): number {
    return this.#take(this.length - 1, 'pop');
  }

  remove(index: number): boolean {
    const position = this.#find(index);
    if (position < 0) return false;
    this.#delete(position, 1);
    return true;
  }

  moveFront(count: number, target: Seq): void {
    this.#moveTo(target, 0, count, 'moveFront');
  }

  moveBack(count: number, target: Seq): void {
    this.#moveTo(target, this.length - count, count, 'moveBack');
  }

  clear(): void {
    this.#draft.set(this.#at, 0);
  }

  /** The elements, front first. */
  elements(): number[] {
    return Array.from({ length: this.length }, (_, position) => this.#draft.get(this.#at + 1 + position));
  }

  #take(position: number, operation: string): number {
    if (this.isEmpty) throw this.#tooShort(`${operation} on an empty sequence`, undefined);
    const index = this.at(position);
    this.#delete(position, 1);
    return index;
  }

  #moveTo(target: Seq, position: number, count: number, operation: string): void {
    const { length } = this;
    if (!Number.isInteger(count) || count < 0 || count > length)
      throw this.#tooShort(`${operation} of ${count} of its ${length} elements`, count);
    const moved = this.elements().slice(position, position + count);
    // Before the pushes, for the target may be this sequence.
    if (count > 0) this.#delete(position, count);
    for (const index of moved) target.push(index);
  }

  #find(index: number): number {
    const { length } = this;
    for (let position = 0; position < length; position++)
      if (this.#draft.get(this.#at + 1 + position) === index) return position;
    return -1;
  }

  #delete(position: number, count: number): void {
    const { length } = this;
    const first = this.#at + 1;
    this.#draft.move(first + position, first + position + count, first + length);
    this.#draft.set(this.#at, length - count);
  }

  #tooShort(because: string, value: unknown): Error {
    return this.#draft.fault('sequence-too-short', because, { field: this.#path, value });
  }
}
