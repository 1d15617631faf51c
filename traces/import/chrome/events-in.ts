import type { SourceFile } from '../../read/source.ts';
import type { Piece } from '../json-document/cutter.ts';
import { Document } from '../json-document/pieces.ts';
import type { ChromeEvent } from './chrome-event.ts';
import { chromeEventOf } from './chrome-event.ts';

/** An event and where it is in the file. */
export interface Located {
  readonly event: ChromeEvent;
  readonly piece: Piece;
}

/** A file in Chrome's format: an object whose `traceEvents` are read, or an array, which need not be closed. */
export class ChromeFile {
  readonly #document: Document;

  constructor(file: SourceFile) {
    this.#document = new Document(file);
  }

  /**
   * Its events, some at a time.
   * @throws InputError with the offset
   */
  async *events(): AsyncGenerator<readonly Located[]> {
    for await (const pieces of this.#document.pieces()) {
      const located: Located[] = [];
      let fault: unknown;
      try {
        for (const piece of pieces) {
          const isEvent =
            piece.kind === 'element' && (piece.member === undefined || piece.member === 'traceEvents');
          if (isEvent) located.push({ event: this.#document.read(piece, chromeEventOf), piece });
        }
      } catch (error) {
        fault = error;
      }
      // What came before a fault is still worth looking at.
      if (located.length > 0) yield located;
      if (fault !== undefined) throw fault;
    }
  }

  /** What `read` makes of a value at a piece; a `RecordFault` becomes an `InputError` there. */
  at<T>(piece: Piece, read: () => T): T {
    return this.#document.read(piece, read);
  }

  /** Whether the file was cut off. An array may end without its bracket, if it does not end within an event. */
  get isCut(): boolean {
    const { ending } = this.#document;
    return ending === undefined || ending.cutAt !== undefined || !(ending.closed || ending.isArray);
  }
}
