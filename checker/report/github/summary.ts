import { appendFileSync, statSync } from 'node:fs';
import type { Results } from '../../results/results.ts';
import { markdownWithin } from '../markdown/markdown.ts';
import { UnwritableError } from '../unwritable.ts';

/** A summary of a step that is larger is not shown at all. */
const mostBytes = 1024 * 1024;

/**
 * Adds results to the file of a step's summary, as far as there is room beside what the step has written to it before.
 * Throws an `UnwritableError`.
 */
export const appendSummary = (path: string, results: Results): void => {
  try {
    const used = statSync(path, { throwIfNoEntry: false })?.size ?? 0;
    const text = markdownWithin(results, mostBytes - used);
    if (Buffer.byteLength(text) <= mostBytes - used) appendFileSync(path, text);
  } catch (error) {
    throw new UnwritableError(`the summary of the step ('${path}')`, error);
  }
};
