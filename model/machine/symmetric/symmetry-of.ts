import { layOutRow } from '../compiled/row-layout.ts';
import type { Schema } from '../schema.ts';
import type { Interchanges, Renaming, Symmetry } from '../symmetry.ts';
import { whatMoves } from './moving.ts';
import type { Moving } from './moving.ts';
import { RenamingNumbers } from './numbers.ts';
import { segmentsOf } from './segment.ts';
import type { Segment } from './segment.ts';
import { Ties } from './ties.ts';
import { workingsOf } from './workings.ts';
import type { Workings } from './workings.ts';

/**
 * The symmetry of the rows of a valid schema under the renamings that `interchanges` allows. That a machine behaves
 * alike under these it does not check.
 *
 * The representative of a row: the holders of references come in the order of what they hold; where that leaves ties,
 * of all they hold and of who refers to them; where that still does, in the order that gives the least row. What is
 * left is numbered by where it is referred to. None of this depends on the names of elements, so that rows have one
 * representative exactly if they are renamings of each other. Two things can give them several, at a cost in states
 * alone: hashes that collide, and more than 720 orders, of which the rest is not tried.
 *
 * Throws a `SpecificationError` for arrays or classes that do not fit the schema, and for more renamings than 32-bit
 * integers can number.
 */
export const symmetryOf = (schema: Schema, interchanges: Interchanges): Symmetry =>
  new RowSymmetry(schema, interchanges);

class RowSymmetry implements Symmetry {
  readonly size: number;
  readonly #words: number;
  readonly #segments: readonly Segment[];
  readonly #numbers: RenamingNumbers;
  readonly #moving: Moving;
  readonly #workings: Workings;
  readonly #ties: Ties;
  readonly #tried: Int32Array;
  readonly #least: Int32Array;

  constructor(schema: Schema, interchanges: Interchanges) {
    const rows = layOutRow(schema);
    this.#words = rows.words;
    this.#segments = segmentsOf(schema, interchanges);
    this.#numbers = new RenamingNumbers(this.#segments);
    this.size = this.#numbers.size;
    this.#moving = whatMoves(rows, this.#segments);
    this.#workings = workingsOf(this.#moving, rows.words);
    this.#ties = new Ties(this.#moving.arrays, this.#workings);
    this.#tried = new Int32Array(rows.words);
    this.#least = new Int32Array(rows.words);
  }

  canonicalise(rows: Int32Array, from: number): number {
    const workings = this.#workings;
    workings.read(rows, from);
    if (workings.orderHolders()) return this.#breakTies(rows, from);
    workings.orderReferents();
    const number = workings.number();
    if (number !== 0) workings.write(rows, from, rows, from);
    return number;
  }

  renaming(number: number): Renaming {
    const orders = this.#orders(number);
    return Object.fromEntries(
      this.#moving.arrays.map(({ name }, i) => {
        const order = orders[i] ?? [];
        return [name, order.map((_, element) => order.indexOf(element))];
      }),
    );
  }

  rename(row: Int32Array, number: number): Int32Array {
    const { order, read, write } = this.#workings;
    const orders = this.#orders(number);
    for (const [i, { first }] of this.#moving.arrays.entries()) order.set(orders[i] ?? [], first);
    const renamed = new Int32Array(this.#words);
    read(row, 0);
    write(row, 0, renamed, 0);
    return renamed;
  }

  compose(first: number, second: number): number {
    const [before, after] = [this.#numbers.orders(first), this.#numbers.orders(second)];
    // What comes to a place in the end is what came first to the place from which it came then.
    return this.#numbers.number(after.map((order, i) => order.map((place) => before[i]?.[place] ?? 0)));
  }

  /** For each moving array, which element comes to each place. */
  #orders(number: number): readonly (readonly number[])[] {
    const orders = this.#numbers.orders(number);
    return this.#moving.arrays.map(({ name, length }) => {
      const whole = Array.from({ length }, (_, index) => index);
      for (const [i, { array, members }] of this.#segments.entries())
        if (array === name)
          for (const [position, place] of members.entries())
            whole[place] = members[orders[i]?.[position] ?? 0] ?? 0;
      return whole;
    });
  }

  #breakTies(rows: Int32Array, from: number): number {
    const workings = this.#workings;
    const [tried, least] = [this.#tried, this.#least];
    let number = -1;
    this.#ties.each(() => {
      workings.orderReferents();
      workings.write(rows, from, tried, 0);
      if (number >= 0 && compare(tried, least) >= 0) return;
      least.set(tried);
      number = workings.number();
    });
    rows.set(least, from);
    return number;
  }
}

const compare = (one: Int32Array, other: Int32Array): number => {
  for (let i = 0; i < one.length; i++) {
    const difference = (one[i] ?? 0) - (other[i] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
};
