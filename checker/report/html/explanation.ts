import type { Writable } from 'node:stream';
import type { Exportable } from '../../../traces/index.ts';
import { writeChunks } from '../../../traces/index.ts';
import type { Origin } from '../../results/origin.ts';
import type { Results } from '../../results/results.ts';
import { Blocks, blocksOf } from './blocks.ts';
import { documentEnd, documentHead } from './document.ts';
import { timelineElement } from './embed.ts';
import { kindsShown } from './evident.ts';
import type { PageData, Said, ShownTimeline } from './payload/page.ts';
import { emptyPage, shownPage, type Told } from './shown-page.ts';
import { shownData } from './shown-text.ts';

/** What a page explains. */
export interface HtmlExplanation {
  readonly origin: Origin;
  /** The recording, which is read once, while the page is written. */
  readonly trace: Exportable;
  /** What was found in it before. */
  readonly results?: Results;
  /** Called after each batch with the number of events so far; false ends the reading there. */
  readonly goOn?: (events: number) => boolean;
}

const about = ({ file, header }: Exportable): readonly Said[] => {
  const { runtime, recorder, scenario } = header;
  return shownData([
    ['Recording', file],
    ['Runtime', `${runtime.name} ${runtime.version ?? 'of an unknown release'}, ${runtime.flavor}`],
    ['Workers', `${runtime.workers}`],
    ['Recorder', recorder.name],
    ...(scenario === undefined ? [] : [['Scenario', scenario] as const]),
  ]);
};

const orderNote = ({ header }: Exportable): readonly string[] =>
  header.order.across === 'merged'
    ? [
        'Events of different threads are in one of the orders that their times allow, which need not be the one that they happened in.',
      ]
    : [];

/** Positions of a run of the specification are not those of the recording. */
const failingIn = ({ timelines }: Told): readonly number[] => {
  const all = timelines.flatMap(({ timeline }) => (timeline.kind === 'excerpt' ? timeline.failing : []));
  return [...new Set(all)].toSorted((a, b) => a - b);
};

const whole = (trace: Exportable, told: Told): ShownTimeline => ({
  name: 'The whole recording',
  kind: 'recording',
  workers: trace.header.runtime.workers,
  failing: failingIn(told),
  shown: kindsShown(trace.header),
  notes: orderNote(trace),
  flag: 'fails',
  rows: 'workers',
});

const nothingFound = (origin: Origin): Told => ({
  page: emptyPage(origin, 'yieldcheck explain'),
  timelines: [],
});

/**
 * The pieces of a page that shows a whole recording, and what was found in it. Memory does not grow with its length.
 *
 * @throws whatever reading the recording throws
 */
export async function* htmlExplanation({
  origin,
  trace,
  results,
  goOn = () => true,
}: HtmlExplanation): AsyncGenerator<string> {
  const told = results === undefined ? nothingFound(origin) : shownPage(results);
  const number = told.timelines.length;
  const page: PageData = {
    ...told.page,
    whole: { timeline: number, title: 'The whole recording', about: about(trace) },
  };
  yield documentHead(page, results);
  for (const [index, { timeline, events }] of told.timelines.entries()) {
    yield timelineElement(index, timeline);
    yield* blocksOf(index, events);
  }
  yield timelineElement(number, whole(trace, told));
  const blocks = new Blocks(number);
  let events = 0;
  for await (const batch of trace.batches()) {
    yield* blocks.add(batch);
    events += batch.length;
    if (!goOn(events)) break;
  }
  yield* blocks.rest();
  yield documentEnd();
}

/**
 * Writes a page that shows a whole recording.
 *
 * @param target - a path, at which the file appears once it is complete, or a stream, which is not ended
 * @throws OutputError if the operating system refuses; whatever reading the recording throws
 */
export const writeHtmlExplanation = (
  target: string | Writable,
  explanation: HtmlExplanation,
): Promise<void> => writeChunks(target, htmlExplanation(explanation));
