import { hashRow } from '../rows/hash.ts';
import type { StepBatch } from '../rows/step-batch.ts';

const notFound = -1;

/** The arrays of a store that another thread may be adding to. */
export interface SearchedStore {
  readonly rows: Int32Array;
  readonly slots: Int32Array;
}

/**
 * Fills the numbers of the steps that lead to one of the first `watermark` states, and -1 for the others. States that
 * come after are not looked at, since they may be being written.
 */
export const sift = (batch: StepBatch<never>, { rows, slots }: SearchedStore, watermark: number): void => {
  const { words, count, rows: steps, numbers, hashes } = batch;
  const mask = slots.length - 1;
  for (let i = 0; i < count; i++) hashes[i] = hashRow(steps, i * words, words);
  for (let i = 0; i < count; i++) numbers[i] = slots[(hashes[i] ?? 0) & mask] ?? 0;
  for (let i = 0; i < count; i++) {
    const hash = hashes[i] ?? 0;
    const tag = hash & ~mask;
    const step = i * words;
    let found = notFound;
    for (let at = hash & mask; found === notFound; at = (at + 1) & mask) {
      const slot = slots[at] ?? 0;
      if (slot === 0) break;
      const number = (slot & mask) - 1;
      if ((slot & ~mask) !== tag || number >= watermark) continue;
      const row = number * words;
      let same = 0;
      while (same < words && rows[row + same] === steps[step + same]) same++;
      if (same === words) found = number;
    }
    numbers[i] = found;
  }
};
