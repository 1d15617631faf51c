import { InputError } from '../../errors.ts';
import { RecordFault } from '../../event/record-fault.ts';
import type { SourceFile } from '../../read/source.ts';
import type { Ending, Piece } from './cutter.ts';
import { DocumentCutter, DocumentFault } from './cutter.ts';

/** A JSON document that is being read from a file, piece by piece and in constant memory. */
export class Document {
  readonly #file: SourceFile;
  #ending: Ending | undefined;

  constructor(file: SourceFile) {
    this.#file = file;
  }

  /**
   * Its pieces, some at a time. Leaving the loop early closes the file.
   * @throws InputError with the offset where it is not JSON
   */
  async *pieces(): AsyncGenerator<readonly Piece[]> {
    const cutter = new DocumentCutter();
    for await (const chunk of this.#file.chunks()) {
      const fault = this.#cut(cutter, chunk);
      // What came before a fault is still worth looking at.
      if (cutter.pieces.length > 0) yield cutter.pieces;
      if (fault !== undefined) throw fault;
    }
    this.#ending = cutter.finish();
  }

  /** How it ended; undefined before the last piece was read. */
  get ending(): Ending | undefined {
    return this.#ending;
  }

  /**
   * The value of a piece; undefined for one that announces an array.
   * @throws InputError if it is not JSON
   */
  parse({ kind, text, offset }: Piece): unknown {
    if (kind === 'array') return undefined;
    try {
      const value: unknown = JSON.parse(text);
      return value;
    } catch (cause) {
      const problem = `an element is not JSON (${cause instanceof Error ? cause.message : String(cause)})`;
      const advice = 'Was the file edited, cut, or written by two programs at once?';
      throw new InputError({ code: 'TRACE010', problem, advice, cause }, this.#file.path, { offset });
    }
  }

  /** What `read` makes of a piece; a `RecordFault` becomes an `InputError` at the piece. */
  read<T>(piece: Piece, read: (value: unknown) => T): T {
    const value = this.parse(piece);
    try {
      return read(value);
    } catch (error) {
      if (!(error instanceof RecordFault)) throw error;
      throw new InputError(error.fault, this.#file.path, { offset: piece.offset });
    }
  }

  #cut(cutter: DocumentCutter, chunk: Buffer): InputError | undefined {
    try {
      cutter.push(chunk);
      return undefined;
    } catch (error) {
      if (!(error instanceof DocumentFault)) throw error;
      return new InputError(error.fault, this.#file.path, { offset: error.offset });
    }
  }
}
