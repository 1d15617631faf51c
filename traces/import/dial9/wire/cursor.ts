import { starved, WireFault } from './wire-fault.ts';

/** Stands for an integer of more than 53 bits; `Cursor.wide` has its value. */
export const tooWide = Number.MAX_SAFE_INTEGER + 1;

/** No value is longer in real recordings by far; more is damage, and must not be waited for. */
export const longestValue = 16 * 1024 * 1024;

const lastExactByte = 7;

/**
 * Reads values from bytes that arrive in chunks. A value whose bytes are not all there throws `starved`; its reader
 * goes back to the start of the frame and waits for the next chunk.
 */
export class Cursor {
  /** The last integer that was too wide for a number. */
  wide = 0n;
  /** Position in the bytes that are held. */
  at = 0;
  #bytes: Buffer = Buffer.alloc(0);
  #dropped: number;

  /** @param offset - position of the first byte in its file */
  constructor(offset: number) {
    this.#dropped = offset;
  }

  /** Position of `at` in the file. */
  get offset(): number {
    return this.#dropped + this.at;
  }

  /** How many bytes are held from `at` on. */
  get held(): number {
    return this.#bytes.length - this.at;
  }

  /** Adds a chunk, and lets go of what lies before `at`. */
  feed(chunk: Buffer): void {
    const rest = this.#bytes.subarray(this.at);
    this.#dropped += this.at;
    this.at = 0;
    this.#bytes = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
  }

  u8(): number {
    const value = this.#bytes[this.at];
    if (value === undefined) throw starved;
    this.at++;
    return value;
  }

  u16(): number {
    const { at } = this;
    this.skip(2);
    return this.#bytes.readUInt16LE(at);
  }

  u24(): number {
    const { at } = this;
    this.skip(3);
    return this.#bytes.readUIntLE(at, 3);
  }

  u32(): number {
    const { at } = this;
    this.skip(4);
    return this.#bytes.readUInt32LE(at);
  }

  u64(): bigint {
    const { at } = this;
    this.skip(8);
    return this.#bytes.readBigUInt64LE(at);
  }

  i64(): bigint {
    const { at } = this;
    this.skip(8);
    return this.#bytes.readBigInt64LE(at);
  }

  /** A LEB128 integer of up to 64 bits; `tooWide` if it has more than 53. */
  varint(): number {
    const bytes = this.#bytes;
    let value = 0;
    let scale = 1;
    for (let i = 0; i < lastExactByte; i++) {
      const byte = bytes[this.at];
      if (byte === undefined) throw starved;
      this.at++;
      if (byte < 0x80) return value + byte * scale;
      value += (byte - 0x80) * scale;
      scale *= 0x80;
    }
    return this.#wideVarint(BigInt(value));
  }

  /** A number of bytes or entries that follow, each of at least `size` bytes. */
  length(size = 1): number {
    const value = this.u32();
    if (value * size > longestValue)
      throw new WireFault(`a length of ${value} is beyond all that is written`);
    return value;
  }

  text(length: number): string {
    const { at } = this;
    this.skip(length);
    return this.#bytes.toString('utf8', at, at + length);
  }

  skip(length: number): void {
    if (this.at + length > this.#bytes.length) throw starved;
    this.at += length;
  }

  skipVarint(): void {
    for (let i = 0; i < 10; i++) if (this.u8() < 0x80) return;
    throw new WireFault('an integer is longer than 64 bits');
  }

  /** Whether these bytes come next; undefined as long as what there is agrees with them, but ends too soon. */
  startsWith(expected: Buffer): boolean | undefined {
    const found = this.#bytes.subarray(this.at, this.at + expected.length);
    if (!found.equals(expected.subarray(0, found.length))) return false;
    return found.length === expected.length ? true : undefined;
  }

  #wideVarint(low: bigint): number {
    let value = low;
    let shift = BigInt(7 * lastExactByte);
    for (let i = lastExactByte; i < 10; i++) {
      const byte = this.u8();
      value |= BigInt(byte & 0x7f) << shift;
      shift += 7n;
      if (byte >= 0x80) continue;
      if (value > 0xffff_ffff_ffff_ffffn) throw new WireFault('an integer is longer than 64 bits');
      if (value <= BigInt(Number.MAX_SAFE_INTEGER)) return Number(value);
      this.wide = value;
      return tooWide;
    }
    throw new WireFault('an integer is longer than 64 bits');
  }
}
