import { firstIndex } from './lane-track.ts';
import { laneTop, type Layout, type Scene } from './scene.ts';

const near = 7;
/** Events of other lanes may lie between; more than this is looked at by nobody. */
const mostLookedAt = 2000;

/** The event of a lane that is nearest to a point, if one is near. */
const eventNear = ({ lanes, positions }: Scene, { viewport }: Layout, x: number, lane: number): number => {
  const first = firstIndex(positions.length, (place) => viewport.pixel(positions[place] ?? 0) >= x - near);
  let best = -1;
  let distance = near + 1;
  for (let place = first; place < Math.min(positions.length, first + mostLookedAt); place++) {
    const away = Math.abs(viewport.pixel(positions[place] ?? 0) - x);
    if (viewport.pixel(positions[place] ?? 0) > x + near) break;
    if (lanes.laneOf(place) === lane && away < distance) {
      best = place;
      distance = away;
    }
  }
  return best;
};

/** The event that begins the block of a lane that is under a point. */
const blockAt = ({ tracks }: Scene, { viewport }: Layout, x: number, lane: number): number => {
  const track = tracks[lane];
  if (track === undefined) return -1;
  const index = track.firstEndingAfter(viewport.value(x));
  const isUnder = (track.begins[index] ?? Infinity) <= viewport.value(x);
  return isUnder ? (track.lane.begins[index] ?? -1) : -1;
};

/** The item under a point; -1 for none. */
export const itemAt = (scene: Scene, layout: Layout, x: number, y: number): number => {
  const { items } = scene.story;
  const { viewport, laneHeight } = layout;
  if (x < viewport.gutter || x > viewport.gutter + viewport.width) return -1;
  const lane = Math.floor((y - laneTop(layout, 0)) / laneHeight);
  const isOnLane = y > layout.top && lane < scene.tracks.length;
  const place = isOnLane ? eventNear(scene, layout, x, lane) : -1;
  if (place >= 0) return items.ofEvent(place);
  const block = isOnLane ? blockAt(scene, layout, x, lane) : -1;
  if (items.unit === 'step') return Math.min(items.length - 1, Math.max(0, Math.floor(viewport.value(x))));
  return block < 0 ? -1 : items.ofEvent(block);
};
