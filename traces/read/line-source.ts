import { InputError, type InputFault } from '../errors.ts';
import { RecordFault } from '../event/record-fault.ts';
import { foreignFormat } from './foreign.ts';
import type { LineBlock } from './line-block.ts';
import { LineCutter } from './lines.ts';
import { systemFault } from './system-fault.ts';

const headBytes = 4096;

/** The lines of one file, block by block. Everything that goes wrong is thrown as an `InputError`. */
export class LineSource {
  readonly file: string;
  /** Number of the line to be taken next, from 1. Whoever takes lines counts them here. */
  line = 1;
  readonly #bytes: AsyncGenerator<Buffer>;
  readonly #cutter = new LineCutter();
  readonly #blocks: LineBlock[] = [];
  /** The block given last. */
  #current: LineBlock | undefined;
  #head: Buffer = Buffer.alloc(0);
  #finished = false;

  /** @param bytes - of the file from its start, decompressed */
  constructor(file: string, bytes: AsyncGenerator<Buffer>) {
    this.file = file;
    this.#bytes = bytes;
  }

  /** The next block; undefined at the end of the file. All lines of the block before must have been taken. */
  async next(): Promise<LineBlock | undefined> {
    try {
      while (this.#blocks.length === 0 && !this.#finished) await this.#read();
      const block = this.#blocks.shift();
      this.#current = block ?? this.#current;
      return block;
    } catch (error) {
      if (error instanceof RecordFault) throw this.#tooLong(error.fault);
      if (error instanceof InputError) throw error;
      const fault = systemFault(error);
      if (fault === undefined) throw error;
      throw new InputError(fault, this.file);
    }
  }

  async #read(): Promise<void> {
    const next = await this.#bytes.next();
    this.#finished = next.done === true;
    if (next.done !== true && this.#head.length < headBytes) {
      this.#head = Buffer.concat([this.#head, next.value.subarray(0, headBytes)]);
    }
    this.#blocks.push(...(next.done === true ? this.#cutter.finish() : this.#cutter.push(next.value)));
  }

  #tooLong(fault: InputFault): InputError {
    const { lines, offset } = this.#cutter.unfinished();
    return new InputError(fault, this.file, { line: this.line + lines, offset });
  }

  /** An error about the line taken last, whose number is given, or about the file as far as it was read. */
  fault(fault: InputFault, line?: number): InputError {
    const block = this.#current;
    const offset = block === undefined ? 0 : block.offset + block.taken;
    return new InputError(fault, this.file, line === undefined ? { offset } : { offset, line });
  }

  /** An error that names the file's format, if its first bytes show one that cannot be read. */
  foreign(): InputError | undefined {
    const fault = foreignFormat(this.#head);
    return fault && new InputError(fault, this.file, { offset: 0 });
  }

  async close(): Promise<void> {
    this.#finished = true;
    this.#blocks.length = 0;
    await this.#bytes.return(undefined);
  }
}
