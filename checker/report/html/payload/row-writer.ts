import type { Event } from '../../../../traces/event/event.ts';
import type { FieldLayout, RowLayout } from './row-layout.ts';
import { rowLayouts } from './row-layout.ts';
import { VarintWriter } from './varint.ts';

const numbers = new Map(rowLayouts.map((layout, number) => [layout.kind, { layout, number }]));
/** Beyond so many strings a block repeats them. */
const mostKnown = 4096;
const encoder = new TextEncoder();

const asRecord = (event: Event): Readonly<Record<string, unknown>> => ({ ...event });

/**
 * Puts events into bytes, about a dozen for each: what differs from the event before, and the declared fields alone.
 * What is taken at once is a block, which can be read without any other.
 */
export class RowWriter {
  readonly #out = new VarintWriter();
  readonly #text: (text: string) => string;
  readonly #known = new Map<string, number>();
  #events = 0;
  #g = 0;
  #t = 0;

  /** `text` makes of each string what may be shown of it. */
  constructor(text: (text: string) => string) {
    this.#text = text;
  }

  /** Number of events in the block so far. */
  get events(): number {
    return this.#events;
  }

  add(event: Event): void {
    const known = numbers.get(event.e);
    if (known === undefined) return;
    this.#out.count(known.number);
    this.#out.signed(event.g - this.#g);
    this.#out.signed(event.t - this.#t);
    this.#out.signed(event.s);
    this.#out.count(event.w === null ? 0 : event.w + 1);
    this.#fields(known.layout, asRecord(event));
    this.#g = event.g;
    this.#t = event.t;
    this.#events++;
  }

  /** The block, and a writer at the beginning of the next. */
  take(): Uint8Array {
    this.#known.clear();
    this.#events = 0;
    this.#g = 0;
    this.#t = 0;
    return this.#out.take();
  }

  #fields({ fields }: RowLayout, record: Readonly<Record<string, unknown>>): void {
    let present = 0;
    for (const [index, { name }] of fields.entries()) if (record[name] !== undefined) present += 2 ** index;
    this.#out.count(present);
    for (const field of fields) {
      const value = record[field.name];
      if (value !== undefined) this.#value(field, value);
    }
  }

  #value({ form, nullable, choices }: FieldLayout, value: unknown): void {
    const shift = nullable ? 1 : 0;
    if (value === null) this.#out.count(0);
    else if (form === 'count') this.#out.count(Number(value) + shift);
    else if (form === 'integer') this.#out.signed(Number(value));
    else if (form === 'boolean') this.#out.count(value === true ? 1 : 0);
    else if (form === 'counts') this.#counts(Array.isArray(value) ? value : []);
    else if (typeof value !== 'string') throw new TypeError('a field of text has no text');
    else if (form === 'word') this.#out.count(Math.max(0, choices.indexOf(value)) + shift);
    else this.#string(value);
  }

  #counts(values: readonly unknown[]): void {
    this.#out.count(values.length);
    for (const value of values) this.#out.count(Number(value));
  }

  /** 0 and its bytes the first time; later its number from 1. */
  #string(hidden: string): void {
    const text = this.#text(hidden);
    const known = this.#known.get(text);
    this.#out.count(known ?? 0);
    if (known !== undefined) return;
    this.#out.bytes(encoder.encode(text));
    // Both sides number what comes first, and stop at the same number.
    if (this.#known.size < mostKnown) this.#known.set(text, this.#known.size + 1);
  }
}
