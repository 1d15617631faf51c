import type { EventKind } from '../../../../traces/event/event.ts';
import type { FieldLayout } from './row-layout.ts';
import { rowLayouts } from './row-layout.ts';
import { VarintReader } from './varint.ts';

/** The value of a field of an event. */
export type FieldValue = string | number | boolean | null | readonly number[];

/** Where a row stands, and what every event says. */
export interface RowHead {
  /** Number of its kind in `rowLayouts`. */
  readonly kind: number;
  readonly g: number;
  readonly t: number;
  readonly s: number;
  /** -1 for none. */
  readonly w: number;
  /** The task that it is about; -1 for none, or one that was not seen. */
  readonly task: number;
  /** Where in the block its fields begin. */
  readonly offset: number;
}

/** An event as rows carry it. */
export interface ShownEvent {
  readonly e: EventKind;
  readonly g: number;
  readonly t: number;
  readonly s: number;
  readonly w: number | null;
  /** What else was observed, by name, in the order of the vocabulary. */
  readonly fields: Readonly<Record<string, FieldValue>>;
}

/** Reads a block that a `RowWriter` made: once from the beginning, then any row's fields. */
export class RowReader {
  readonly #in: VarintReader;
  readonly #strings: string[] = [''];
  /** Where each string stands that is written out, and its number from 1. */
  readonly #places = new Map<number, number>();
  readonly #decoder = new TextDecoder();

  constructor(block: Uint8Array) {
    this.#in = new VarintReader(block);
  }

  /** The rows from the first to the last; to be iterated once, before `fields` is called. */
  *heads(): Generator<RowHead> {
    let g = 0;
    let t = 0;
    while (!this.#in.done) {
      const kind = this.#in.count();
      g += this.#in.signed();
      t += this.#in.signed();
      const s = this.#in.signed();
      const w = this.#in.count() - 1;
      const offset = this.#in.at;
      yield { kind, g, t, s, w, task: this.#taskOf(kind), offset };
    }
  }

  /** The fields of the row of that kind whose fields begin at `offset`. */
  fields(kind: number, offset: number): Readonly<Record<string, FieldValue>> {
    this.#in.at = offset;
    const fields: Record<string, FieldValue> = {};
    for (const field of this.#present(kind)) fields[field.name] = this.#value(field);
    return fields;
  }

  #taskOf(kind: number): number {
    const wanted = rowLayouts[kind]?.fields[rowLayouts[kind].task];
    let task = -1;
    for (const field of this.#present(kind)) {
      const value = this.#value(field);
      if (field === wanted && typeof value === 'number') task = value;
    }
    return task;
  }

  *#present(kind: number): Generator<FieldLayout> {
    let present = this.#in.count();
    for (const field of rowLayouts[kind]?.fields ?? []) {
      if (present % 2 === 1) yield field;
      present = Math.floor(present / 2);
    }
  }

  #value({ form, nullable, choices }: FieldLayout): FieldValue {
    switch (form) {
      case 'integer':
        return this.#in.signed();
      case 'boolean':
        return this.#in.count() === 1;
      case 'counts':
        return Array.from({ length: this.#in.count() }, () => this.#in.count());
      case 'string':
        return this.#string();
      case 'count':
      case 'word': {
        const number = this.#in.count() - (nullable ? 1 : 0);
        if (number < 0) return null;
        return form === 'count' ? number : (choices[number] ?? '');
      }
    }
  }

  #string(): string {
    const place = this.#in.at;
    const number = this.#in.count();
    if (number > 0) return this.#strings[number] ?? '';
    const bytes = this.#in.bytes();
    const known = this.#places.get(place);
    if (known !== undefined) return this.#strings[known] ?? '';
    this.#places.set(place, this.#strings.length);
    return this.#strings[this.#strings.push(this.#decoder.decode(bytes)) - 1] ?? '';
  }
}
