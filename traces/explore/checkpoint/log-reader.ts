import { readSync } from 'node:fs';
import { crc32 } from 'node:zlib';
import { headerBytes, readHeader } from './frame.ts';

/** What comes next in a file: a record, its end, or the end in the middle of a record, or something else. */
export type Next = 'record' | 'end' | 'torn' | 'damaged';

/** Reads as many bytes as there are, up to all that `into` has room for; gives their number. */
export const readFully = (file: number, into: Uint8Array, position: number): number => {
  let done = 0;
  while (done < into.byteLength) {
    const read = readSync(file, into, done, into.byteLength - done, position + done);
    if (read === 0) break;
    done += read;
  }
  return done;
};

/** Reads the records of an open file one after the other, in constant memory, and checks them. */
export class LogReader {
  /** The record read last. */
  kind = 0;
  payload: Uint8Array = new Uint8Array();
  /** Where the payload of the record read last starts. */
  payloadAt = 0;
  /** Where the next record starts. */
  position: number;
  chain: number;
  readonly #file: number;
  readonly #size: number;
  readonly #header = new Uint8Array(headerBytes);
  #room = new Uint8Array(1 << 20);

  constructor(file: number, size: number, position: number, chain: number) {
    this.#file = file;
    this.#size = size;
    this.position = position;
    this.chain = chain;
  }

  next(): Next {
    const left = this.#size - this.position;
    if (left === 0) return 'end';
    if (left < headerBytes) return 'torn';
    readFully(this.#file, this.#header, this.position);
    const header = readHeader(this.#header, this.chain);
    if (header === undefined) return 'damaged';
    if (left - headerBytes < header.length) return 'torn';
    if (this.#room.byteLength < header.length) this.#room = new Uint8Array(header.length);
    this.payload = this.#room.subarray(0, header.length);
    this.payloadAt = this.position + headerBytes;
    readFully(this.#file, this.payload, this.payloadAt);
    if (crc32(this.payload) !== header.payload) return 'damaged';
    this.kind = header.kind;
    this.chain = header.chain;
    this.position = this.payloadAt + header.length;
    return 'record';
  }
}
