import type { EventKind } from '../../../../../traces/event/event.ts';
import { rowLayouts } from '../../payload/row-layout.ts';
import { RowReader, type ShownEvent } from '../../payload/row-reader.ts';

/** A block of rows and how many they are. */
export interface Block {
  readonly events: number;
  readonly bytes: Uint8Array;
}

/** Number of a kind of event in the column of kinds. */
export const kindNumber = (kind: EventKind): number => rowLayouts.findIndex((layout) => layout.kind === kind);

/** The events of a timeline in columns, by their place from 0; everything else that one says is read when it is asked for. */
export class Events {
  readonly length: number;
  readonly kind: Uint8Array;
  readonly g: Float64Array;
  readonly t: Float64Array;
  readonly s: Float64Array;
  /** -1 for none. */
  readonly w: Float64Array;
  /** -1 for none, or one that was not seen. */
  readonly task: Float64Array;
  readonly #offset: Uint32Array;
  readonly #readers: RowReader[] = [];
  /** Place of the first event of each block. */
  readonly #firsts: number[] = [];

  constructor(blocks: readonly Block[]) {
    this.length = blocks.reduce((sum, { events }) => sum + events, 0);
    this.kind = new Uint8Array(this.length);
    this.g = new Float64Array(this.length);
    this.t = new Float64Array(this.length);
    this.s = new Float64Array(this.length);
    this.w = new Float64Array(this.length);
    this.task = new Float64Array(this.length);
    this.#offset = new Uint32Array(this.length);
    let first = 0;
    for (const { events, bytes } of blocks) {
      this.#read(first, new RowReader(bytes));
      first += events;
    }
  }

  #read(first: number, reader: RowReader): void {
    this.#firsts.push(first);
    this.#readers.push(reader);
    let i = first;
    for (const head of reader.heads()) {
      this.kind[i] = head.kind;
      this.g[i] = head.g;
      this.t[i] = head.t;
      this.s[i] = head.s;
      this.w[i] = head.w;
      this.task[i] = head.task;
      this.#offset[i] = head.offset;
      i++;
    }
  }

  /** The kind of the event at `place`. */
  kindAt(place: number): EventKind {
    return rowLayouts[this.kind[place] ?? 0]?.kind ?? 'gap';
  }

  /** All that the event at `place` says. */
  at(place: number): ShownEvent {
    const block = this.#firsts.findLastIndex((first) => first <= place);
    const kind = this.kind[place] ?? 0;
    const w = this.w[place] ?? -1;
    return {
      e: this.kindAt(place),
      g: this.g[place] ?? 0,
      t: this.t[place] ?? 0,
      s: this.s[place] ?? 0,
      w: w < 0 ? null : w,
      fields: this.#readers[block]?.fields(kind, this.#offset[place] ?? 0) ?? {},
    };
  }

  /** The place of the event at position `g`, or of the last one before it; -1 if there is none. */
  placeOf(g: number): number {
    return lastAtMost(this.g, g);
  }
}

/** Index of the last value that is at most `limit`, in values that never fall; -1 if there is none. */
const lastAtMost = (values: ArrayLike<number>, limit: number): number => {
  let low = 0;
  let high = values.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((values[middle] ?? 0) <= limit) low = middle + 1;
    else high = middle;
  }
  return low - 1;
};
