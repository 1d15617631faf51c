import type { Results } from '../../results/results.ts';
import type { Output } from '../output.ts';
import { blocksOf } from './blocks.ts';
import { documentEnd, documentHead } from './document.ts';
import { timelineElement } from './embed.ts';
import { shownPage } from './shown-page.ts';

/** The pieces of a page that shows `results`. */
export function* htmlPieces(results: Results): Generator<string> {
  const { page, timelines } = shownPage(results);
  yield documentHead(page, results);
  for (const [number, { timeline, events }] of timelines.entries()) {
    yield timelineElement(number, timeline);
    yield* blocksOf(number, events);
  }
  yield documentEnd();
}

/**
 * Writes results as one HTML file that needs nothing else: no network, no server, and no other file.
 *
 * @throws UnwritableError if `output` takes no more
 */
export const htmlReport = (output: Output, results: Results): void => {
  for (const piece of htmlPieces(results)) output.write(piece);
};
