import { rowLayouts } from '../../payload/row-layout.ts';
import { el } from '../dom.ts';
import { glyphs } from '../chart/paint-marks.ts';
import { keysOf } from '../../../../../traces/event/keys.ts';
import type { Story } from '../story/story.ts';

const swatch = (name: string, text: string): HTMLElement =>
  el('li', {}, el('span', { class: `swatch ${name}`, 'aria-hidden': 'true' }), text);

/** What the shapes and letters of a chart mean, of those alone that occur. */
export const legendOf = (stories: readonly Story[]): HTMLElement => {
  const kinds = new Set(
    stories.flatMap(({ events }) => [...new Set(events.kind)].map((kind) => rowLayouts[kind]?.kind)),
  );
  const hasLoop = stories.some(({ timeline }) => timeline.run?.loopFrom !== undefined);
  return el(
    'ul',
    { class: 'legend', 'aria-label': 'legend' },
    swatch('poll', 'poll, in the colour of its task'),
    kinds.has('wake.begin') ? swatch('wake', 'wake, to the poll that answers it') : undefined,
    kinds.has('park.begin') ? swatch('park', 'park') : undefined,
    kinds.has('driver.begin') ? swatch('driver', 'pass through the driver') : undefined,
    swatch('wait', 'woken and not yet polled, in rows of tasks'),
    hasLoop ? swatch('loop', 'repeats for ever') : undefined,
    ...keysOf(glyphs).flatMap((kind) =>
      kinds.has(kind)
        ? [el('li', {}, el('span', { class: 'glyph', 'aria-hidden': 'true' }, glyphs[kind]), kind)]
        : [],
    ),
    stories.some(({ failing }) => failing.length > 0) ? swatch('fails', 'fails') : undefined,
  );
};
