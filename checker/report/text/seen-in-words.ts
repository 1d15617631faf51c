import type { RecordedWait } from '../../compare/evidence/recorded-wait.ts';
import { count, number } from './words.ts';

const isCut = ({ until }: RecordedWait): boolean => until !== 'polled';

/** What a table of bounds says of a recorded wait; nothing where none was recorded. */
export const seenInWords = (wait: RecordedWait | undefined): string =>
  wait === undefined ? '' : `${number(wait.polls)}${isCut(wait) ? '+' : ''}`;

/** What the numbers of a column of recorded waits mean, after what they are called, and how many rows have none. */
export const legendOfSeen = (rows: readonly (readonly (RecordedWait | undefined)[])[]): string => {
  const waits = rows.flat().flatMap((wait) => wait ?? []);
  const without = rows.filter((row) => row.every((wait) => wait === undefined)).length;
  return [
    'the longest wait in a recording of real Tokio, a file of the repository: what happened once, and no bound',
    ...(waits.some(isCut)
      ? ['+: it went on, but other tasks were polled, or one of these came to its end']
      : []),
    ...(without === 0
      ? []
      : [`${count(without, 'row')} of ${rows.length} ${without === 1 ? 'has' : 'have'} none`]),
  ].join('; ');
};
