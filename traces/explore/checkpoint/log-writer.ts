import { fsyncSync, writeSync } from 'node:fs';
import { endianness } from 'node:os';
import { crc32 } from 'node:zlib';
import { recordKinds, saveMark, writeHeader } from './frame.ts';
import type { Plain } from './question.ts';
import type { Save } from './search-state.ts';

/** Integers in one record at most, so that reading needs little memory. */
const together = 1 << 18;

/** How the integers of this machine are stored: they are written as they are. */
export const byteOrder: string = endianness();

const bytesOf = (cells: Int32Array): Uint8Array =>
  new Uint8Array(cells.buffer, cells.byteOffset, cells.byteLength);

/** Appends records to an open file. */
export class LogWriter {
  readonly #file: number;
  #position: number;
  #chain: number;

  /** Goes on at `position`, after a record whose header has the checksum `chain`. */
  constructor(file: number, position: number, chain: number) {
    this.#file = file;
    this.#position = position;
    this.#chain = chain;
  }

  /** Bytes in the file. */
  get position(): number {
    return this.#position;
  }

  question(question: Plain): void {
    this.#append(recordKinds.question, Buffer.from(JSON.stringify(question)));
    fsyncSync(this.#file);
  }

  /** The integers of a column from index `first` on. */
  integers(column: number, first: number, cells: Int32Array): void {
    for (let from = 0; from < cells.length; from += together) {
      const place = new Uint8Array(integersFrom);
      const view = new DataView(place.buffer);
      view.setUint32(0, column, true);
      view.setFloat64(8, first + from, true);
      this.#append(recordKinds.integers, place, bytesOf(cells.subarray(from, from + together)));
    }
  }

  letters(letters: readonly unknown[]): void {
    this.#append(recordKinds.letters, Buffer.from(JSON.stringify(letters)));
  }

  /** Ends a save: from now on it outlives this process and the machine's next crash. */
  save(save: Save): void {
    // What the save consists of must be there before the record that says so.
    fsyncSync(this.#file);
    this.#append(recordKinds.save, Buffer.from(`${JSON.stringify(save)}${saveMark}`));
    fsyncSync(this.#file);
  }

  #append(kind: number, ...parts: readonly Uint8Array[]): void {
    let [length, payload] = [0, 0];
    for (const part of parts) {
      length += part.byteLength;
      payload = crc32(part, payload);
    }
    const { bytes, chain } = writeHeader(kind, length, payload, this.#chain);
    this.#write(bytes);
    for (const part of parts) this.#write(part);
    this.#chain = chain;
  }

  #write(bytes: Uint8Array): void {
    for (let done = 0; done < bytes.byteLength;) {
      const written = writeSync(this.#file, bytes, done, bytes.byteLength - done, this.#position);
      done += written;
      this.#position += written;
    }
  }
}

/** Bytes of an integers record before the integers. */
export const integersFrom = 16;
