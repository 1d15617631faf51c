/** Thrown where a schedule string cannot be decoded; the reader adds the place. */
export class ScheduleDamage extends Error {
  override readonly name = 'ScheduleDamage';
  readonly problem: string;
  /** The first byte of the schedule that is wrong, or missing. */
  readonly byte: number;

  constructor(problem: string, byte: number) {
    super(problem);
    this.problem = problem;
    this.byte = byte;
  }
}

/** A number of at most 64 bits, seven to a byte and the lowest first, and how many bytes it takes. */
export function varintAt(
  bytes: Uint8Array,
  start: number,
  what: string,
): { readonly value: bigint; readonly next: number } {
  let value = 0n;
  for (let at = start; ; at++) {
    const byte = bytes[at];
    if (byte === undefined) throw new ScheduleDamage(`it ends inside ${what}`, at);
    value |= BigInt(byte & 0x7f) << BigInt(7 * (at - start));
    if (value >= 1n << 64n) throw new ScheduleDamage(`${what} is beyond 64 bits`, at);
    if (byte < 0x80) return { value, next: at + 1 };
    if (at - start === 9) throw new ScheduleDamage(`${what} is beyond 64 bits`, at);
  }
}

/** Reads bits of a run of bytes, the lowest bit of a byte first. */
export class BitReader {
  readonly #bytes: Uint8Array;
  readonly #start: number;
  #bit = 0;

  constructor(bytes: Uint8Array, start: number) {
    this.#bytes = bytes;
    this.#start = start;
  }

  /** The byte that the next bit is in. */
  get byte(): number {
    return this.#start + Math.floor(this.#bit / 8);
  }

  /** The next bit; undefined after the last. */
  next(): 0 | 1 | undefined {
    const byte = this.#bytes[this.byte];
    if (byte === undefined) return undefined;
    const bit = (byte >> (this.#bit % 8)) & 1;
    this.#bit += 1;
    return bit === 1 ? 1 : 0;
  }

  /** The next `width` bits as a number, the lowest first; undefined if there are fewer. */
  number(width: number): number | undefined {
    let value = 0;
    for (let place = 0; place < width; place++) {
      const bit = this.next();
      if (bit === undefined) return undefined;
      value += bit * 2 ** place;
    }
    return value;
  }
}
