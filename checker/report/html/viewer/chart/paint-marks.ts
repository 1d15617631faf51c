import type { EventKind } from '../../../../../traces/event/event.ts';
import type { Colours } from './colours.ts';
import { firstIndex } from './lane-track.ts';
import { lanesSeen, laneTop, type Layout, type Scene } from './scene.ts';

/** More marks than one for so many pixels say nothing. */
const roomForMark = 9;

/** One letter for each kind, as in the legend. */
export const glyphs = {
  steal: 'S',
  defer: 'D',
  flush: 'F',
  overflow: 'O',
  'inject.batch': 'B',
  'lifo.cap': 'C',
  yield: 'Y',
  'spawn.begin': '+',
  mark: 'M',
  gap: '!',
} as const satisfies Partial<Readonly<Record<EventKind, string>>>;

/** A kind of event that has a letter. */
export type Marked = keyof typeof glyphs;

const glyphOf: Partial<Readonly<Record<EventKind, string>>> = glyphs;

/** Draws a letter for what happens at a moment, where there is room; and says whether there was. */
export const paintMarks = (
  pen: CanvasRenderingContext2D,
  { story: { events }, lanes: { lanes }, positions, shown }: Scene,
  colours: Colours,
  layout: Layout,
): boolean => {
  const { viewport } = layout;
  const [first, last] = lanesSeen(layout, lanes.length);
  let isComplete = true;
  for (let index = first; index < last; index++) {
    const marks = lanes[index]?.marks ?? [];
    const at = (mark: number): number => positions[marks[mark] ?? 0] ?? 0;
    const from = firstIndex(marks.length, (mark) => at(mark) >= viewport.from);
    const to = firstIndex(marks.length, (mark) => at(mark) > viewport.to);
    if (to - from > viewport.width / roomForMark) {
      isComplete = false;
      continue;
    }
    const y = laneTop(layout, index) + layout.laneHeight - 7;
    for (let mark = from; mark < to; mark++) {
      const place = marks[mark] ?? 0;
      const glyph = glyphOf[events.kindAt(place)];
      if (glyph === undefined || (shown.task >= 0 && events.task[place] !== shown.task)) continue;
      paintGlyph(pen, colours, glyph, viewport.pixel(at(mark)), y);
    }
  }
  return isComplete;
};

const paintGlyph = (
  pen: CanvasRenderingContext2D,
  colours: Colours,
  glyph: string,
  x: number,
  y: number,
): void => {
  pen.fillStyle = colours.paper;
  pen.beginPath();
  pen.arc(x, y, 5.5, 0, Math.PI * 2);
  pen.fill();
  pen.strokeStyle = glyph === '!' ? colours.bad : colours.muted;
  pen.lineWidth = 1;
  pen.stroke();
  pen.fillStyle = glyph === '!' ? colours.bad : colours.ink;
  pen.textAlign = 'center';
  pen.font = '600 8px system-ui, sans-serif';
  pen.fillText(glyph, x, y + 0.5);
  pen.textAlign = 'left';
};
