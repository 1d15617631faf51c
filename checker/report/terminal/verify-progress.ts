import { remaining } from '../../../traces/explore/remaining.ts';
import type { VerifyProgress } from '../../verify/verify.ts';
import { duration, durations, size } from '../text/quantities.ts';
import { number } from '../text/words.ts';

const rate = (perSecond: number): string => (perSecond > 0 ? ` (${number(Math.round(perSecond))}/s)` : '');

/** Whether more states wait after each step from the start, or fewer. */
const trend = (levels: readonly number[]): string => {
  const [before, last] = levels.slice(-2);
  if (before === undefined || last === undefined || before === last) return '';
  return last > before ? ', growing' : ', shrinking';
};

const left = (now: VerifyProgress): readonly string[] => {
  const range = remaining(now);
  return range === undefined ? [] : [`all found in ${durations(range.low, range.high)}`];
};

/** What is told, what matters most first. */
const parts = (now: VerifyProgress): readonly string[] =>
  now.property === null
    ? [
        `${number(now.states)} states${rate(now.statesPerSecond)}`,
        `depth ${now.depth}`,
        ...left(now),
        `queue ${number(now.queue)}${trend(now.levels)}`,
        size(now.bytes),
        duration(now.seconds),
      ]
    : [`${number(now.states)} states seen`, `queue ${number(now.queue)}`, duration(now.seconds)];

/** How far a verification has come, on one line: as much of it as fits into `width`. */
export const verifyProgress = (name: string, now: VerifyProgress, width: number): string => {
  const [first = '', ...rest] = parts(now);
  let line = `${name}, ${now.property ?? 'finding states'}: ${first}`;
  for (const part of rest) {
    if (line.length + 2 + part.length >= width) break;
    line += `, ${part}`;
  }
  return line;
};
