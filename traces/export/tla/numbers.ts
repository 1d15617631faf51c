import type { Omissions } from '../omissions.ts';

/** TLC's integers have 32 bits. */
const largest = 2 ** 31 - 1;

/** What stands for null, which TLC cannot read, where the trace has a number or nothing. */
export const none = -1;

/** Makes numbers of a trace fit into TLC's integers. */
export class Numbers {
  readonly #omissions: Omissions;
  readonly #renamed = new Map<string, number>();

  constructor(omissions: Omissions) {
    this.#omissions = omissions;
  }

  /** An amount: as it is, or the nearest there is. */
  amount(value: number, what: string): number {
    const nearest = Math.max(-largest, Math.min(largest, value));
    if (nearest !== value) this.#omissions.add(what, 'TLC has no such numbers: the nearest is written');
    return nearest;
  }

  /**
   * A number that only tells things of one sort apart: as it is, or one below `none` that stands for it everywhere. Such
   * ones are remembered, for what they name is often met again.
   */
  name(value: number, sort: string): number {
    if (value <= largest) return value;
    const key = `${sort} ${value}`;
    this.#omissions.add(`number of a ${sort}`, 'TLC has no such numbers: another stands for it, below -1');
    const known = this.#renamed.get(key);
    if (known !== undefined) return known;
    const other = none - 1 - this.#renamed.size;
    this.#renamed.set(key, other);
    return other;
  }

  /** Whether a number can be written as it is. */
  fits(value: number): boolean {
    return Math.abs(value) <= largest;
  }
}
