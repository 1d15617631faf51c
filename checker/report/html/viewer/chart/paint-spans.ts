import type { SpanKind } from '../story/lane.ts';
import { type Colours, taskColour } from './colours.ts';
import type { LaneTrack } from './lane-track.ts';
import { lanesSeen, laneTop, type Layout, type Scene } from './scene.ts';

interface Box {
  readonly x: number;
  readonly width: number;
  readonly top: number;
  readonly height: number;
}

const label = (pen: CanvasRenderingContext2D, colours: Colours, task: number, box: Box): void => {
  const text = box.width > 64 ? `task ${task}` : `${task}`;
  if (task < 0 || box.width < 8 + text.length * 7) return;
  pen.fillStyle = colours.onTask;
  pen.fillText(task === 0 && box.width > 72 ? 'block_on' : text, box.x + 5, box.top + box.height / 2);
};

const block = (pen: CanvasRenderingContext2D, { x, width, top, height }: Box): void => {
  if (width < 4) pen.fillRect(x, top, Math.max(1, width), height);
  else {
    pen.beginPath();
    pen.roundRect(x + 0.5, top, width - 1, height, 3);
    pen.fill();
  }
};

/** Thin ones lie in the middle or at the bottom of their lane, so that nobody takes them for polls. */
const shapes: Readonly<Record<SpanKind, (height: number) => readonly [top: number, height: number]>> = {
  poll: (height) => [5, height - 10],
  blocking: (height) => [5, height - 10],
  waiting: (height) => [height / 2 - 1.5, 3],
  park: (height) => [height / 2 - 1, 2],
  driver: (height) => [height / 2 - 4, 8],
};

const fillOf = (kind: SpanKind, task: number, colours: Colours): string => {
  switch (kind) {
    case 'poll':
      return taskColour(colours, task);
    case 'blocking':
      return colours.muted;
    case 'waiting':
      return colours.wait;
    case 'park':
      return colours.park;
    case 'driver':
      return colours.driver;
  }
};

interface Stroke {
  readonly pen: CanvasRenderingContext2D;
  readonly colours: Colours;
  readonly layout: Layout;
  readonly isFaint: boolean;
}

const paintOne = (
  { pen, colours, layout, isFaint }: Stroke,
  track: LaneTrack,
  index: number,
  box: Box,
): void => {
  const kind = track.lane.kinds[index] ?? 'poll';
  const task = track.lane.tasks[index] ?? -1;
  const [top, height] = shapes[kind](layout.laneHeight);
  const placed = { ...box, top: box.top + top, height };
  pen.fillStyle = isFaint && kind === 'poll' ? colours.stripe : fillOf(kind, task, colours);
  block(pen, placed);
  if (kind === 'poll' && !isFaint) label(pen, colours, task, placed);
};

/**
 * Draws a lane from the left to the right: spans of at least a pixel each by itself, and one column for all that are
 * within one pixel, as dark as the part of it that they cover. Takes as long for any number of spans.
 */
const paintTrack = (stroke: Stroke, track: LaneTrack, top: number): void => {
  const { pen, colours, layout } = stroke;
  const { viewport, laneHeight } = layout;
  const perPixel = (viewport.to - viewport.from) / viewport.width;
  const [polled, height] = shapes.poll(laneHeight);
  let index = track.firstEndingAfter(viewport.from);
  while (index < track.length && (track.begins[index] ?? 0) <= viewport.to) {
    const begin = Math.max(viewport.from, track.begins[index] ?? 0);
    const end = Math.min(viewport.to, track.ends[index] ?? 0);
    const x = viewport.pixel(begin);
    if (end - begin >= perPixel) {
      paintOne(stroke, track, index, { x, width: viewport.pixel(end) - x, top, height: laneHeight });
      index++;
      continue;
    }
    const next = Math.max(index + 1, track.firstBeginningAt(begin + perPixel));
    if (next === index + 1) paintOne(stroke, track, index, { x, width: 1, top, height: laneHeight });
    else {
      pen.fillStyle = stroke.isFaint ? colours.stripe : colours.busy;
      pen.globalAlpha = 0.3 + 0.7 * Math.min(1, track.covered(index, next) / perPixel);
      pen.fillRect(x, top + polled, 1, height);
      pen.globalAlpha = 1;
    }
    index = next;
  }
};

/** Draws polls, parks, passes through the driver and waiting, of the lanes that are seen. */
export const paintSpans = (
  pen: CanvasRenderingContext2D,
  { tracks, above }: Scene,
  colours: Colours,
  layout: Layout,
): void => {
  const [first, last] = lanesSeen(layout, tracks.length);
  pen.textBaseline = 'middle';
  for (let lane = first; lane < last; lane++) {
    const [track, over] = [tracks[lane], above[lane]];
    const top = laneTop(layout, lane);
    if (track !== undefined) paintTrack({ pen, colours, layout, isFaint: over !== undefined }, track, top);
    if (over !== undefined) paintTrack({ pen, colours, layout, isFaint: false }, over, top);
  }
};
