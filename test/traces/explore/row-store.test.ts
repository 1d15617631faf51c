import { expect, test } from 'vitest';
import { RowStore } from '../../../traces/explore/rows/row-store.ts';
import type { Steps } from '../../../traces/explore/rows/state-store.ts';

const words = 3;

/** Steps to the rows of these values, each from the state of its position. */
const stepsTo = (values: readonly number[]): Steps => ({
  count: values.length,
  rows: Int32Array.from(values.flatMap((value) => [value, 7, value >> 3])),
  parents: Int32Array.from(values.keys()),
  numbers: new Int32Array(values.length),
});

/** Numbers distinct values in the order in which they come; the oracle. */
class Numbers {
  readonly #known = new Map<number, number>();

  get size(): number {
    return this.#known.size;
  }

  of(value: number): number {
    const number = this.#known.get(value) ?? this.#known.size;
    this.#known.set(value, number);
    return number;
  }
}

/** A generator of integers below `bound`, the same at each run. */
const integersBelow = (bound: number): (() => number) => {
  let state = 12_345;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) | 0;
    return (state >>> 8) % bound;
  };
};

test('rows get the numbers that a map would give, whatever the load of the hash table', () => {
  const next = integersBelow(120_000);
  const store = new RowStore(words);
  const numbers = new Numbers();
  for (let batch = 0; batch < 120; batch++) {
    const values = Array.from({ length: 3000 }, (_, i) => (i % 5 === 0 ? batch : next()));
    const steps = stepsTo(values);
    expect(store.add(steps, Infinity)).toBe(values.length);
    expect(Array.from(steps.numbers)).toEqual(values.map((value) => numbers.of(value)));
  }
  expect(store.size).toBe(numbers.size);
  expect(store.size).toBeGreaterThan(100_000);
});

test('a step to a row that the same batch has added is one to a known row', () => {
  const store = new RowStore(words);
  const steps = stepsTo([5, 9, 5, 9, 9, 2]);
  expect(store.add(steps, Infinity)).toBe(6);
  expect(Array.from(steps.numbers)).toEqual([0, 1, 0, 1, 1, 2]);
  expect([0, 1, 2].map((number) => store.parentOf(number))).toEqual([0, 1, 5]);
});

test('a full store still knows its rows, and says at which step it had no room', () => {
  const store = new RowStore(words);
  expect(store.add(stepsTo([1, 2, 3]), 3)).toBe(3);
  const steps = stepsTo([3, 1, 4, 2]);
  expect(store.add(steps, 3)).toBe(2);
  expect(Array.from(steps.numbers.subarray(0, 2))).toEqual([2, 0]);
  expect(store.size).toBe(3);
});
