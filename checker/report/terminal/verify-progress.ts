import type { VerifyProgress } from '../../verify/verify.ts';
import { number } from '../text/words.ts';

/** How far a verification has come, on one line. */
export const verifyProgress = (name: string, now: VerifyProgress): string =>
  `${name}, ${now.property ?? 'finding states'}: ${number(now.states)} states ` +
  `(${number(Math.round(now.statesPerSecond))}/s), depth ${now.depth}, ${number(now.queue)} to go on from, ` +
  `${Math.round(now.seconds)} s`;
