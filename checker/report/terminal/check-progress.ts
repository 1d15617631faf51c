import type { CheckProgress } from '../../check/check-files.ts';
import { number } from '../text/words.ts';

/** How far the work has come, on one line. */
export const checkProgress = ({ file, position, files, events }: CheckProgress): string =>
  `checking ${number(position)} of ${number(files)}: ${number(events)} events of ${file}`;
