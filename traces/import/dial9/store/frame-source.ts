import { Cursor, longestValue } from '../wire/cursor.ts';
import type { Dictionary } from '../wire/dictionary.ts';
import { FrameReader } from '../wire/frame-reader.ts';
import type { Resume, TimeBase } from '../wire/time-base.ts';
import type { Storage } from './storage.ts';

/** Where in a file to read, with what is known there. */
export type Place = { readonly offset: number } | (Resume & { readonly dictionary: Dictionary });

/** Reads frames out of a stored file from some place on. */
export class FrameSource {
  readonly reader: FrameReader;
  readonly #storage: Storage;
  readonly #cursor: Cursor;
  readonly #chunkLength: number;
  #next: number;

  /** @param chunkLength - how many bytes are read at a time */
  constructor(storage: Storage, place: Place, base: TimeBase, chunkLength: number) {
    this.#storage = storage;
    this.#cursor = new Cursor(place.offset);
    this.#chunkLength = chunkLength;
    this.#next = place.offset;
    this.reader = new FrameReader(this.#cursor, base, 'dictionary' in place ? place : undefined);
  }

  /** Gets more bytes; false at the end of the file. A long frame gets as many again as it already has. */
  async load(): Promise<boolean> {
    const length = Math.min(Math.max(this.#chunkLength, this.#cursor.held), longestValue);
    const chunk = await this.#storage.read(this.#next, length);
    this.#next += chunk.length;
    this.#cursor.feed(chunk);
    return chunk.length > 0;
  }
}
