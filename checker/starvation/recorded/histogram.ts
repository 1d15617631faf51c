/** Steps into which each power of two is divided, and up to twice which values are kept as they are. */
const steps = 128;
const exact = 2 * steps;

const bucketOf = (value: number): number => {
  if (value < exact) return value;
  const power = Math.floor(Math.log2(value));
  const width = 2 ** power / steps;
  return exact + (power - Math.log2(exact)) * steps + Math.floor((value - 2 ** power) / width);
};

/** The largest value that falls into a bucket. */
const topOf = (bucket: number): number => {
  if (bucket < exact) return bucket;
  const power = Math.log2(exact) + Math.floor((bucket - exact) / steps);
  const width = 2 ** power / steps;
  return 2 ** power + (((bucket - exact) % steps) + 1) * width - 1;
};

/**
 * A distribution of counts or nanoseconds in bounded memory: buckets of equal width within each power of two. Values
 * below 256 are kept exactly, larger ones to within 1/128 above; count, mean and maximum are exact.
 */
export class Histogram {
  /** At most some 6,000 for values up to 2^53; only those in use take room. */
  readonly #buckets = new Map<number, number>();
  #count = 0;
  #sum = 0;
  #max = 0;

  /** Adds an integer from 0 up to 2^53 - 1. */
  add(value: number): void {
    const bucket = bucketOf(value);
    this.#buckets.set(bucket, (this.#buckets.get(bucket) ?? 0) + 1);
    this.#count += 1;
    this.#sum += value;
    if (value > this.#max) this.#max = value;
  }

  get count(): number {
    return this.#count;
  }

  get max(): number {
    return this.#max;
  }

  /** The mean; 0 of nothing. */
  get mean(): number {
    return this.#count === 0 ? 0 : this.#sum / this.#count;
  }

  /** The least value, as far as buckets tell, that at least this share (0 to 1) of all do not exceed; 0 of nothing. */
  quantile(share: number): number {
    const rank = Math.max(1, Math.ceil(share * this.#count));
    let below = 0;
    for (const [bucket, n] of [...this.#buckets].toSorted(([a], [b]) => a - b)) {
      below += n;
      if (below >= rank) return Math.min(topOf(bucket), this.#max);
    }
    return 0;
  }
}
