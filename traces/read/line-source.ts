import { InputError, type InputFault } from '../errors.ts';
import { foreignFormat } from './foreign.ts';
import { type LineBlock, LineCutter, LineFault } from './lines.ts';
import { systemFault } from './system-fault.ts';

const headBytes = 4096;

/** The lines of one file, block by block. Everything that goes wrong is thrown as an `InputError`. */
export class LineSource {
  readonly file: string;
  readonly #bytes: AsyncGenerator<Buffer>;
  readonly #cutter = new LineCutter();
  #head: Buffer = Buffer.alloc(0);
  #finished = false;

  /** @param bytes - of the file from its start, decompressed */
  constructor(file: string, bytes: AsyncGenerator<Buffer>) {
    this.file = file;
    this.#bytes = bytes;
  }

  /** The next block; undefined at the end of the file. */
  async next(): Promise<LineBlock | undefined> {
    try {
      while (!this.#finished) {
        const next = await this.#bytes.next();
        this.#finished = next.done === true;
        if (next.done !== true && this.#head.length < headBytes) {
          this.#head = Buffer.concat([this.#head, next.value.subarray(0, headBytes)]);
        }
        const block = next.done === true ? this.#cutter.finish() : this.#cutter.push(next.value);
        if (block !== undefined) return block;
      }
      return undefined;
    } catch (error) {
      if (error instanceof LineFault) throw this.fault(error.fault, error.line);
      if (error instanceof InputError) throw error;
      const fault = systemFault(error);
      if (fault === undefined) throw error;
      throw new InputError(fault, this.file);
    }
  }

  /** An error about a line of this file. */
  fault(fault: InputFault, line?: number): InputError {
    return new InputError(fault, this.file, line);
  }

  /** An error that names the file's format, if its first bytes show one that cannot be read. */
  foreign(): InputError | undefined {
    const fault = foreignFormat(this.#head);
    return fault && new InputError(fault, this.file);
  }

  async close(): Promise<void> {
    this.#finished = true;
    await this.#bytes.return(undefined);
  }
}
