import type { Colours } from './colours.ts';
import { firstIndex } from './lane-track.ts';
import { laneTop, type Focus, type Layout, type Scene } from './scene.ts';

/** More arrows than this at once are a cloud. */
const mostArrows = 300;

const paintArrow = (
  pen: CanvasRenderingContext2D,
  [x1, y1]: readonly [number, number],
  [x2, y2]: readonly [number, number],
): void => {
  const bend = y1 === y2 ? -14 : 0;
  const middle = Math.min(60, Math.max(12, (x2 - x1) / 2));
  pen.beginPath();
  pen.moveTo(x1, y1);
  pen.bezierCurveTo(x1 + middle, y1 + bend, x2 - middle, y2 + bend, x2, y2);
  pen.stroke();
  pen.beginPath();
  pen.moveTo(x2, y2);
  pen.lineTo(x2 - 6, y2 - 3 + bend / 5);
  pen.lineTo(x2 - 6, y2 + 3 + bend / 5);
  pen.closePath();
  pen.fill();
};

/** The wakes that an item has, or that it answers. */
const wakesOfItem = ({ story: { items, wakes } }: Scene, item: number): readonly number[] => {
  if (item < 0) return [];
  const [from, to] = items.eventsOf(item);
  const first = firstIndex(wakes.from.length, (wake) => (wakes.from[wake] ?? 0) >= from);
  const last = firstIndex(wakes.from.length, (wake) => (wakes.from[wake] ?? 0) >= to);
  const made = Array.from({ length: last - first }, (_, index) => first + index);
  const answered = Array.from({ length: to - from }, (_, index) => wakes.answered(from + index));
  return [...made, ...answered.filter((wake) => wake >= 0)];
};

interface Stroke {
  readonly pen: CanvasRenderingContext2D;
  readonly colours: Colours;
  readonly layout: Layout;
  readonly scene: Scene;
}

const paintWake = ({ pen, colours, layout, scene }: Stroke, wake: number, isBright: boolean): void => {
  const { viewport, laneHeight, top, height } = layout;
  const { story, lanes, positions } = scene;
  const [begin, end] = [story.wakes.from[wake] ?? -1, story.wakes.to[wake] ?? -1];
  if (begin < 0 || end < 0) return;
  const spot = (place: number): readonly [number, number] => [
    viewport.pixel(positions[place] ?? 0),
    laneTop(layout, Math.max(0, lanes.laneOf(place))) + laneHeight / 2,
  ];
  const [start, target] = [spot(begin), spot(end)];
  if (Math.max(start[1], target[1]) < top || Math.min(start[1], target[1]) > height) return;
  pen.strokeStyle = isBright ? colours.accent : colours.muted;
  pen.fillStyle = pen.strokeStyle;
  pen.lineWidth = isBright ? 2 : 1;
  pen.globalAlpha = isBright ? 1 : 0.65;
  paintArrow(pen, start, target);
  pen.globalAlpha = 1;
};

/**
 * Draws an arrow from each wake to the poll that answers it; of too many, those alone that begin or end in the items that
 * are looked at. Says whether all are drawn.
 */
export const paintWakes = (
  pen: CanvasRenderingContext2D,
  scene: Scene,
  colours: Colours,
  layout: Layout,
  { cursor, hover }: Focus,
): boolean => {
  const { viewport } = layout;
  const { story, positions, shown } = scene;
  const { wakes, events } = story;
  const at = (wake: number): number => positions[wakes.from[wake] ?? 0] ?? 0;
  // Arrows that begin up to a screen before what is seen may end in it.
  const earliest = viewport.from - (viewport.to - viewport.from);
  const from = firstIndex(wakes.from.length, (wake) => at(wake) >= earliest);
  const to = firstIndex(wakes.from.length, (wake) => at(wake) > viewport.to);
  const areAll = to - from <= mostArrows;
  const stroke = { pen, colours, layout, scene };
  if (areAll)
    for (let wake = from; wake < to; wake++)
      if (shown.task < 0 || events.task[wakes.from[wake] ?? 0] === shown.task) paintWake(stroke, wake, false);
  for (const wake of [...wakesOfItem(scene, hover), ...wakesOfItem(scene, cursor)])
    paintWake(stroke, wake, true);
  return areAll;
};
