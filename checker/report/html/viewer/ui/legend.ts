import { rowLayouts } from '../../payload/row-layout.ts';
import type { EventKind } from '../../../../../traces/event/event.ts';
import { keysOf } from '../../../../../traces/event/keys.ts';
import { el, fill, type Child } from '../dom.ts';
import { glyphs, type Marked } from '../chart/paint-marks.ts';
import type { SpanKind } from '../story/lane.ts';
import type { Rows, Story } from '../story/story.ts';
import type { Reading } from './reading.ts';

const swatch = (name: string, text: string): HTMLElement =>
  el('li', {}, el('span', { class: `swatch ${name}`, 'aria-hidden': 'true' }), text);

const markNames: Readonly<Record<Marked, string>> = {
  steal: 'steals tasks',
  defer: 'waits for the driver to be passed',
  flush: 'deferred tasks are woken',
  overflow: 'its queue is full',
  'inject.batch': 'takes tasks from the inject queue',
  'lifo.cap': 'has polled enough from its LIFO slot',
  yield: 'yields',
  'spawn.begin': 'is spawned',
  mark: 'a mark in the recording',
  gap: 'events were lost',
};

const kindsIn = (stories: readonly Story[]): ReadonlySet<EventKind | undefined> =>
  new Set(stories.flatMap(({ events }) => [...new Set(events.kind)].map((kind) => rowLayouts[kind]?.kind)));

const spansIn = (stories: readonly Story[], rows: Rows): ReadonlySet<SpanKind> => {
  const found = new Set<SpanKind>();
  for (const story of stories)
    for (const { kinds } of story.lanes(rows).lanes) for (const kind of kinds) found.add(kind);
  return found;
};

const entries = (stories: readonly Story[], rows: Rows, common: number | undefined): readonly Child[] => {
  const [kinds, spans] = [kindsIn(stories), spansIn(stories, rows)];
  const has = (kind: SpanKind, name: string, text: string): Child =>
    spans.has(kind) ? swatch(name, text) : undefined;
  const isRun = stories.some(({ timeline }) => timeline.run !== undefined);
  const hasLoop = stories.some(({ timeline }) => timeline.run?.loopFrom !== undefined);
  const hasWake = stories.some(({ wakes }) => wakes.to.some((place) => place >= 0));
  const failing = stories.find((story) => story.failing.length > 0);
  return [
    has('poll', 'poll', 'poll, in the colour of its task'),
    has('waiting', 'wait', 'waits to be polled'),
    has('park', 'park', 'park'),
    has('driver', 'driver', 'pass through the driver'),
    has('blocking', 'blocking', 'blocks in place'),
    hasWake ? swatch('wake', 'wake, to the poll that answers it') : undefined,
    isRun && rows === 'workers' ? swatch('step', 'a step') : undefined,
    hasLoop ? swatch('loop', 'repeats for ever') : undefined,
    common === undefined ? undefined : swatch('loop', 'what they do differently'),
    ...keysOf(glyphs).flatMap((kind) =>
      kinds.has(kind)
        ? [
            el(
              'li',
              { title: kind },
              el('span', { class: 'glyph', 'aria-hidden': 'true' }, glyphs[kind]),
              markNames[kind],
            ),
          ]
        : [],
    ),
    failing === undefined ? undefined : swatch('fails', failing.timeline.flag),
  ];
};

/** What the shapes and letters of a chart mean, of those alone that it has. */
export const legendOf = (reading: Reading): HTMLElement => {
  const element = el('ul', { class: 'legend', 'aria-label': 'legend' });
  let drawn: Rows | undefined;
  const draw = (): void => {
    const { rows } = reading.shown;
    if (rows === drawn) return;
    drawn = rows;
    fill(element, ...entries(reading.stories, rows, reading.common));
  };
  reading.subscribe((change) => {
    if (change === 'shown') draw();
  });
  draw();
  return element;
};
