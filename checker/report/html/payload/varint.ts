const step = 128;
const continues = 0x80;

/** Bytes that grow while whole numbers of at most 53 bits are appended, small ones in one byte. */
export class VarintWriter {
  #bytes = new Uint8Array(1024);
  #length = 0;

  /** Number of bytes so far. */
  get length(): number {
    return this.#length;
  }

  /** A whole number from 0 up to 2^53 - 1. */
  count(value: number): void {
    let rest = value;
    while (rest >= step) {
      this.#byte((rest % step) | continues);
      rest = Math.floor(rest / step);
    }
    this.#byte(rest);
  }

  /** A whole number of at most 53 bits and a sign: the sign is the lowest bit, so that no bit is lost to it. */
  signed(value: number): void {
    const magnitude = Math.abs(value);
    const first = ((magnitude % 64) << 1) | (value < 0 ? 1 : 0);
    if (magnitude < 64) this.#byte(first);
    else {
      this.#byte(first | continues);
      this.count(Math.floor(magnitude / 64));
    }
  }

  /** Bytes as they are, after their number. */
  bytes(bytes: Uint8Array): void {
    this.count(bytes.length);
    this.#reserve(bytes.length);
    this.#bytes.set(bytes, this.#length);
    this.#length += bytes.length;
  }

  /** All bytes, and an empty writer. */
  take(): Uint8Array {
    const taken = this.#bytes.slice(0, this.#length);
    this.#length = 0;
    return taken;
  }

  #byte(byte: number): void {
    this.#reserve(1);
    this.#bytes[this.#length++] = byte;
  }

  #reserve(more: number): void {
    if (this.#length + more <= this.#bytes.length) return;
    const larger = new Uint8Array(Math.max(this.#bytes.length * 2, this.#length + more));
    larger.set(this.#bytes);
    this.#bytes = larger;
  }
}

/** Reads what a `VarintWriter` wrote, from any place on. */
export class VarintReader {
  readonly #bytes: Uint8Array;
  /** Where the next number begins. */
  at = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  /** Whether all was read. */
  get done(): boolean {
    return this.at >= this.#bytes.length;
  }

  /** The inverse of `count`. */
  count(): number {
    let value = 0;
    let place = 1;
    for (;;) {
      const byte = this.#bytes[this.at++] ?? 0;
      value += (byte % step) * place;
      if (byte < step) return value;
      place *= step;
    }
  }

  /** The inverse of `signed`. */
  signed(): number {
    const first = this.#bytes[this.at++] ?? 0;
    const low = (first % step) >> 1;
    const magnitude = first < step ? low : low + this.count() * 64;
    return first % 2 === 1 ? -magnitude : magnitude;
  }

  /** The inverse of `bytes`, without copying. */
  bytes(): Uint8Array {
    const length = this.count();
    this.at += length;
    return this.#bytes.subarray(this.at - length, this.at);
  }
}
