import type { Colours } from './colours.ts';
import { itemPosition, laneTop, lanesSeen, type Focus, type Layout, type Scene } from './scene.ts';
import { axisLabel, axisStep } from './axis.ts';

const axisHeight = 26;
const bandHeight = 16;

/** What is drawn with, and what there is to draw. */
export interface Frame {
  readonly pen: CanvasRenderingContext2D;
  readonly colours: Colours;
  readonly layout: Layout;
  readonly scene: Scene;
  readonly width: number;
}

/** A part of a run that is set off from the rest of it, up to its end. */
interface Band {
  readonly from: number;
  readonly text: string;
}

const bandsOf = ({ story }: Scene, common: number | undefined): readonly Band[] => {
  const { loopFrom } = story.timeline.run ?? {};
  return [
    ...(loopFrom === undefined ? [] : [{ from: loopFrom + 1, text: 'from here on it repeats for ever' }]),
    ...(common === undefined ? [] : [{ from: common + 1, text: 'here the two part' }]),
  ];
};

/** Height of the axis above the lanes, with a line for what bands are called. */
export const heightAbove = (scene: Scene, common: number | undefined): number =>
  axisHeight + (bandsOf(scene, common).length === 0 ? 0 : bandHeight);

/** Where a run goes round, and where two of them part. */
export const paintBands = ({ pen, colours, layout, scene }: Frame, common: number | undefined): void => {
  const { viewport, height, top } = layout;
  const [left, right] = [viewport.gutter, viewport.gutter + viewport.width];
  for (const band of bandsOf(scene, common)) {
    const from = viewport.pixel(band.from);
    const to = Math.min(right, viewport.pixel(scene.length));
    if (to <= left) continue;
    pen.fillStyle = colours.band;
    pen.fillRect(Math.max(left, from), top, to - Math.max(left, from), height - top);
    if (from >= left)
      verticalLine(pen, from, top, height, { colour: colours.doubt, width: 1.5, dash: [4, 3] });
  }
};

/** Where events between two others were left out, which lie side by side all the same. */
export const paintBreaks = ({ pen, colours, layout, scene }: Frame): void => {
  const { viewport, height, top } = layout;
  const { timeline, events } = scene.story;
  if (timeline.kind !== 'excerpt' || scene.shown.axis !== 'order') return;
  for (let place = 1; place < events.length; place++) {
    const x = viewport.pixel(place);
    const isBreak = (events.g[place] ?? 0) - (events.g[place - 1] ?? 0) > 1;
    if (!isBreak || x < viewport.gutter || x > viewport.gutter + viewport.width) continue;
    verticalLine(pen, x, top, height, { colour: colours.muted, width: 1, dash: [1, 4] });
  }
};

/** Stripes behind lanes. */
export const paintStripes = ({ pen, colours, layout, scene, width }: Frame): void => {
  const [first, last] = lanesSeen(layout, scene.tracks.length);
  pen.fillStyle = colours.line;
  for (let lane = first; lane < last; lane++)
    pen.fillRect(0, laneTop(layout, lane) + layout.laneHeight - 1, width, 1);
};

interface LineStyle {
  readonly colour: string;
  readonly width: number;
  readonly dash?: readonly number[];
}

const verticalLine = (
  pen: CanvasRenderingContext2D,
  x: number,
  from: number,
  to: number,
  { colour, width, dash = [] }: LineStyle,
): void => {
  pen.strokeStyle = colour;
  pen.lineWidth = width;
  pen.setLineDash([...dash]);
  pen.beginPath();
  pen.moveTo(x, from);
  pen.lineTo(x, to);
  pen.stroke();
  pen.setLineDash([]);
};

/** The axis above the lanes. */
export const paintAxis = (
  { pen, colours, layout, scene, width }: Frame,
  common: number | undefined,
): void => {
  const { viewport, top } = layout;
  pen.fillStyle = colours.paper;
  pen.fillRect(0, 0, width, top);
  pen.font = '11px system-ui, sans-serif';
  pen.textBaseline = 'middle';
  pen.fillStyle = colours.muted;
  const step = axisStep((viewport.to - viewport.from) / viewport.width, scene.shown.axis === 'time');
  for (let at = Math.ceil(viewport.from / step) * step; at <= viewport.to; at += step) {
    const x = viewport.pixel(at);
    const label = axisLabel(scene, at, step);
    pen.fillRect(x, axisHeight - 5, 1, 5);
    if (x + pen.measureText(label).width < width) pen.fillText(label, x + 4, axisHeight / 2);
  }
  pen.fillStyle = colours.line;
  pen.fillRect(0, top - 1, width, 1);
  for (const { from, text } of bandsOf(scene, common)) {
    const x = Math.max(viewport.gutter, viewport.pixel(from));
    if (x > viewport.gutter + viewport.width - 80) continue;
    pen.fillStyle = colours.doubt;
    pen.fillText(text, x + 4, axisHeight + bandHeight / 2 - 1);
  }
};

/** The names of lanes, over everything that is to the right of them. */
export const paintNames = ({ pen, colours, layout, scene }: Frame): void => {
  const { viewport, laneHeight, top, height } = layout;
  pen.fillStyle = colours.paper;
  pen.fillRect(0, 0, viewport.gutter - 4, height);
  const [first, last] = lanesSeen(layout, scene.tracks.length);
  pen.save();
  pen.beginPath();
  pen.rect(0, top, viewport.gutter - 8, height - top);
  pen.clip();
  pen.font = '12px system-ui, sans-serif';
  pen.textBaseline = 'middle';
  pen.fillStyle = colours.ink;
  for (let lane = first; lane < last; lane++)
    pen.fillText(scene.tracks[lane]?.lane.name ?? '', 2, laneTop(layout, lane) + laneHeight / 2);
  pen.restore();
};

/** What is selected, what is pointed at, and what fails. */
export const paintFocus = ({ pen, colours, layout, scene }: Frame, { cursor, hover }: Focus): void => {
  const { viewport, height, top } = layout;
  const isSeen = (x: number): boolean => x >= viewport.gutter && x <= viewport.gutter + viewport.width;
  const lineAt = (item: number, style: LineStyle): void => {
    if (item < 0) return;
    const x = viewport.pixel(itemPosition(scene, item));
    if (isSeen(x)) verticalLine(pen, x, top, height, style);
  };
  lineAt(hover, { colour: colours.muted, width: 1, dash: [2, 2] });
  lineAt(cursor, { colour: colours.accent, width: 2 });
};

/** A ring around each event that fails, and a flag above it. */
export const paintFailing = ({ pen, colours, layout, scene }: Frame): void => {
  const { viewport, top, laneHeight } = layout;
  const { lanes, positions, story } = scene;
  let last = -Infinity;
  for (const place of story.failing) {
    const x = viewport.pixel(positions[place] ?? 0);
    if (x < viewport.gutter || x > viewport.gutter + viewport.width || x - last < 1) continue;
    last = x;
    pen.fillStyle = colours.bad;
    pen.beginPath();
    pen.moveTo(x - 5, top - 9);
    pen.lineTo(x + 5, top - 9);
    pen.lineTo(x, top - 1);
    pen.closePath();
    pen.fill();
    const y = laneTop(layout, lanes.laneOf(place)) + laneHeight / 2;
    if (lanes.laneOf(place) < 0 || y < top) continue;
    pen.strokeStyle = colours.bad;
    pen.lineWidth = 2.5;
    pen.beginPath();
    pen.arc(x, y, 8, 0, Math.PI * 2);
    pen.stroke();
  }
};
