import type { Progress } from '../../../traces/index.ts';
import { number } from '../text/words.ts';

/** How far an exploration has come, on one line. */
export const verifyProgress = (name: string, now: Progress): string =>
  `${name}: ${number(now.states)} states (${number(Math.round(now.statesPerSecond))}/s), depth ${now.depth}, ` +
  `${number(now.queue)} to go on from, ${Math.round(now.seconds)} s`;
