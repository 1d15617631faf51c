import type { Writable } from 'node:stream';
import { writeChunks } from '../../../traces/index.ts';
import type { ToldRun } from '../../explain/told-run.ts';
import type { Origin } from '../../results/origin.ts';
import type { Results } from '../../results/results.ts';
import { blocksOf } from './blocks.ts';
import { documentEnd, documentHead } from './document.ts';
import { timelineElement } from './embed.ts';
import { runTimeline } from './evident.ts';
import type { PageData, Said } from './payload/page.ts';
import { emptyPage, shownPage } from './shown-page.ts';
import { shownData } from './shown-text.ts';

/** A run of the specification that a page explains. */
export interface HtmlRun {
  readonly origin: Origin;
  readonly run: ToldRun;
  /** What it is a run of, such as `Scenario` and `yielders`. */
  readonly about: readonly Said[];
  /** What it violates. */
  readonly results?: Results;
}

/** The pieces of a page that shows a run from its start to its end, and what it violates. */
export async function* htmlRun({ origin, run, about, results }: HtmlRun): AsyncGenerator<string> {
  const told =
    results === undefined
      ? { page: emptyPage(origin, 'yieldcheck explain'), timelines: [] }
      : shownPage(results);
  const whole = runTimeline('The run', run, [], {
    flag: 'fails',
    rows: run.loopFrom === undefined ? 'workers' : 'tasks',
    ...(run.loopFrom === undefined ? {} : { opensAt: run.loopFrom + 1 }),
  });
  const page: PageData = {
    ...told.page,
    whole: { timeline: told.timelines.length, title: 'The run', about: shownData(about) },
  };
  yield documentHead(page, results);
  for (const [number, { timeline, events }] of [...told.timelines, whole].entries()) {
    yield timelineElement(number, timeline);
    yield* blocksOf(number, events);
  }
  yield documentEnd();
}

/**
 * Writes a page that shows a run of the specification.
 *
 * @param target - a path, at which the file appears once it is complete, or a stream, which is not ended
 * @throws OutputError if the operating system refuses
 */
export const writeHtmlRun = (target: string | Writable, explained: HtmlRun): Promise<void> =>
  writeChunks(target, htmlRun(explained));
