import { SpecificationError } from '../specification-error.ts';
import type { Segment } from './segment.ts';

/** By segment, for each of its positions which member comes there. */
type Orders = readonly (readonly number[])[];

/** More renamings than a 32-bit integer can number are refused. */
export const mostRenamings = 2 ** 31 - 1;

/** Renamings that are kept as orders: few are used of classes so large that there are more. */
const mostKnown = 2 ** 14;

/** How many renamings of a segment there are. */
const ordersOf = ({ kind, members }: Segment): number =>
  kind === 'ring' ? members.length : members.reduce((product, _, i) => product * (i + 1), 1);

/** How many renamings there are of all segments together; no error, however many they are. */
export const countRenamings = (segments: readonly Segment[]): number =>
  segments.reduce((product, segment) => product * ordersOf(segment), 1);

/**
 * Numbers the orders into which elements can be put. An order of a segment says, for each of its positions, which
 * member comes there, as an index into its members; of a free one its number is its Lehmer code, of a ring the
 * member that comes first. The numbers of several segments are the digits of one, the first segment's the highest.
 */
export class RenamingNumbers {
  readonly size: number;
  readonly #segments: readonly Segment[];
  readonly #known = new Map<number, Orders>();

  constructor(segments: readonly Segment[]) {
    this.#segments = segments;
    this.size = countRenamings(segments);
    if (this.size > mostRenamings)
      throw new SpecificationError(
        'out-of-bounds',
        `there are ${this.size} renamings, and at most ${mostRenamings} can be numbered: make the classes smaller`,
        { value: this.size },
      );
  }

  /** The order of each segment. */
  orders(number: number): Orders {
    const known = this.#known.get(number);
    if (known !== undefined) return known;
    const orders = this.#decode(number);
    if (this.#known.size < mostKnown) this.#known.set(number, orders);
    return orders;
  }

  #decode(number: number): Orders {
    if (!Number.isInteger(number) || number < 0 || number >= this.size)
      throw new RangeError(`renamings are numbered from 0 to ${this.size - 1}, and ${number} is none`);
    let rest = number;
    return this.#segments
      .toReversed()
      .map((segment) => {
        const digit = rest % ordersOf(segment);
        rest = (rest - digit) / ordersOf(segment);
        return segment.kind === 'ring'
          ? rotation(segment.members.length, digit)
          : permutation(segment.members.length, digit);
      })
      .toReversed();
  }

  /** The inverse of `orders`. */
  number(orders: Orders): number {
    return this.#segments.reduce((number, segment, i) => {
      const order = orders[i] ?? [];
      return number * ordersOf(segment) + (segment.kind === 'ring' ? (order[0] ?? 0) : lehmerCode(order));
    }, 0);
  }
}

const rotation = (length: number, first: number): readonly number[] =>
  Array.from({ length }, (_, i) => (first + i) % length);

const permutation = (length: number, code: number): readonly number[] => {
  const digits: number[] = [];
  for (let base = 1, rest = code; base <= length; base++) {
    digits.push(rest % base);
    rest = Math.floor(rest / base);
  }
  const left = Array.from({ length }, (_, i) => i);
  return digits.toReversed().flatMap((digit) => left.splice(digit, 1));
};

const lehmerCode = (order: readonly number[]): number => {
  let code = 0;
  for (const [i, element] of order.entries()) {
    code *= order.length - i;
    for (let later = i + 1; later < order.length; later++) if ((order[later] ?? 0) < element) code++;
  }
  return code;
};
