import type { TimelineSummary } from '../../../conformance/index.ts';
import { number } from '../../text/words.ts';
import { hanging } from '../../text/wrap.ts';

/** One character for so many hypotheses: a point for one alone, else the power of two that is no less. */
const mark = (most: number): string => (most <= 1 ? '.' : Math.ceil(Math.log2(most)).toString(36));

/** How much was undecided in the course of a recording, as a line of marks and what they mean. */
export const timelineLines = (
  { stretches, lastSingle }: TimelineSummary,
  width: number,
): readonly string[] => {
  const [first] = stretches;
  const last = stretches.at(-1);
  if (first === undefined || last === undefined) return [];
  const peak = stretches.reduce((one, other) => (other.most > one.most ? other : one));
  const where = `most between g ${number(peak.from)} and g ${number(peak.to)}: ${number(peak.most)}`;
  const single =
    lastSingle === undefined
      ? 'never one alone'
      : lastSingle === last.to
        ? 'one alone at the end'
        : `one alone for the last time after g ${number(lastSingle)}`;
  const legend = `g ${number(first.from)} to ${number(last.to)}; each mark is the most of a stretch: . one, 1 up to two, 2 up to four, and so on; ${where}; ${single}`;
  return [
    `  hypotheses ${stretches.map(({ most }) => mark(most)).join('')}`,
    hanging('             ', legend, width),
  ];
};
