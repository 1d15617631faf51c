import type { Scene } from './scene.ts';

const leastPixels = 90;

/** A round distance between labels that are far enough apart: 1, 2 or 5 times a power of ten. */
export const axisStep = (perPixel: number, isTime: boolean): number => {
  const wanted = perPixel * leastPixels;
  const power = 10 ** Math.floor(Math.log10(wanted));
  const step = [1, 2, 5, 10].map((factor) => factor * power).find((one) => one >= wanted) ?? wanted;
  return isTime ? step : Math.max(1, step);
};

const units = [
  ['ns', 1],
  ['us', 1e3],
  ['ms', 1e6],
  ['s', 1e9],
] as const;

/** A time in the largest unit in which two labels `step` apart are whole numbers. */
const timeLabel = (at: number, step: number): string => {
  const [unit, size] = units.findLast(([, least]) => step >= least) ?? units[0];
  return `${Math.round(at / size).toLocaleString('en-GB')} ${unit}`;
};

/** What stands at a place of the axis: the number of a step, a position `g`, or a time since the first event. */
export const axisLabel = ({ story: { items, events }, shown }: Scene, at: number, step: number): string => {
  if (items.unit === 'step') return at === 0 ? 'start' : at < items.length ? `step ${at}` : '';
  if (shown.axis === 'time') return timeLabel(at, step);
  const g = events.g[Math.round(at)];
  return g === undefined ? '' : `g ${g.toLocaleString('en-GB')}`;
};
