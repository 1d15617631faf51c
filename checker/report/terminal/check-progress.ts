import type { BytesRead, CheckProgress } from '../../check/check-files.ts';
import { duration, size } from '../text/quantities.ts';
import { number } from '../text/words.ts';

const cells = 20;

const bar = (fraction: number): string => {
  const done = Math.round(fraction * cells);
  return `[${'='.repeat(done)}${' '.repeat(cells - done)}]`;
};

/** Before, the pace is that of starting. */
const worthTelling = { fraction: 0.01, seconds: 2 };

const left = (fraction: number, seconds: number): string =>
  fraction < worthTelling.fraction || seconds < worthTelling.seconds
    ? ''
    : `, ${duration((seconds / fraction) * (1 - fraction))} left`;

const part = ({ read, total, seconds }: BytesRead): string => {
  if (total === 0) return '';
  const fraction = Math.min(1, read / total);
  return ` ${bar(fraction)} ${number(Math.floor(fraction * 100))} % of ${size(total)}${left(fraction, seconds)}`;
};

/** How far the work has come, on one line. */
export const checkProgress = ({ file, position, files, events, bytes }: CheckProgress): string =>
  `checking ${number(position)} of ${number(files)}${bytes === undefined ? '' : part(bytes)}: ` +
  `${number(events)} events of ${file}`;
