import type { Lanes } from '../story/worker-lanes.ts';
import type { AxisKind, Rows, Story } from '../story/story.ts';
import { LaneTrack, laneOfTask } from './lane-track.ts';
import type { Viewport } from './viewport.ts';

/** What a chart shows of a story, and along which axis. */
export interface Shown {
  readonly rows: Rows;
  readonly axis: AxisKind;
  /** All others are in the background; -1 for none. */
  readonly task: number;
}

/** A story laid out along an axis. */
export interface Scene {
  readonly story: Story;
  readonly shown: Shown;
  readonly lanes: Lanes;
  readonly tracks: readonly LaneTrack[];
  /** Of the task that is filtered for, above the others; none where nothing is filtered. */
  readonly above: readonly LaneTrack[];
  /** Of each event on the axis. */
  readonly positions: Float64Array;
  readonly length: number;
  /** The shortest part of the axis that is worth seeing. */
  readonly least: number;
}

/** Lays a story out. */
export const sceneOf = (story: Story, shown: Shown): Scene => {
  const { items } = story;
  const isTime = shown.axis === 'time' && items.unit === 'event';
  const positions = isTime ? items.time : items.order;
  const length = isTime ? (positions.at(-1) ?? 0) * 1.001 + 1 : items.length;
  const lanes = story.lanes(shown.rows);
  const trackOf = (lane: (typeof lanes.lanes)[number]): LaneTrack => new LaneTrack(lane, positions, length);
  return {
    story,
    shown,
    lanes,
    tracks: lanes.lanes.map(trackOf),
    above: shown.task < 0 ? [] : lanes.lanes.map((lane) => trackOf(laneOfTask(lane, shown.task))),
    positions,
    length,
    least: isTime ? 1000 : 4,
  };
};

/** Where an item is on the axis. */
export const itemPosition = ({ story: { items }, positions }: Scene, item: number): number =>
  items.unit === 'step' ? item + 0.5 : (positions[item] ?? 0);

/** What else than the scene a chart depends on. */
export interface Focus {
  /** The item that is selected; -1 for none. */
  readonly cursor: number;
  /** The item under the pointer; -1 for none. */
  readonly hover: number;
  /** Number of steps that both sides of a fork take. */
  readonly common: number | undefined;
}

/** Heights and places of what a chart draws. */
export interface Layout {
  readonly viewport: Viewport;
  readonly laneHeight: number;
  /** Height of the axis above the lanes. */
  readonly top: number;
  readonly height: number;
  /** How far the lanes are scrolled. */
  readonly scrolled: number;
}

/** Where the top of a lane is. */
export const laneTop = ({ top, laneHeight, scrolled }: Layout, lane: number): number =>
  top + lane * laneHeight - scrolled;

/** The first lane that is seen, and the first after the last. */
export const lanesSeen = (
  { laneHeight, height, top, scrolled }: Layout,
  lanes: number,
): readonly [number, number] => [
  Math.max(0, Math.floor(scrolled / laneHeight)),
  Math.min(lanes, Math.ceil((scrolled + height - top) / laneHeight)),
];
