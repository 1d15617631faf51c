import type { Event } from '../../../traces/index.ts';
import { rowsElement } from './embed.ts';
import { RowWriter } from './payload/row-writer.ts';
import { shownText } from './shown-text.ts';

/** Enough for deflate to work well, and little to keep in memory. */
const eventsInBlock = 16_384;

/** The rows of one timeline, as elements of a page; a block is made as soon as it is full. */
export class Blocks {
  readonly #timeline: number;
  readonly #rows = new RowWriter(shownText);

  constructor(timeline: number) {
    this.#timeline = timeline;
  }

  /** Adds events; gives the elements that are complete. */
  *add(events: Iterable<Event>): Generator<string> {
    for (const event of events) {
      this.#rows.add(event);
      if (this.#rows.events >= eventsInBlock) yield this.#taken();
    }
  }

  /** The last element; to be called once. */
  *rest(): Generator<string> {
    if (this.#rows.events > 0) yield this.#taken();
  }

  #taken(): string {
    const { events } = this.#rows;
    return rowsElement(this.#timeline, events, this.#rows.take());
  }
}

/** The rows of events that are all there. */
export function* blocksOf(timeline: number, events: Iterable<Event>): Generator<string> {
  const blocks = new Blocks(timeline);
  yield* blocks.add(events);
  yield* blocks.rest();
}
