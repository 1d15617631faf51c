import type { Resumed } from '../../../traces/index.ts';
import { visible } from '../text/visible.ts';
import { number } from '../text/words.ts';

const twoDigits = (n: number): string => String(n).padStart(2, '0');

/** Minutes and seconds, and hours if there are any: `00:42`, `1:02:03`. */
const clock = (seconds: number): string => {
  const whole = Math.floor(seconds);
  const [hours, minutes] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60];
  const rest = `${twoDigits(minutes)}:${twoDigits(whole % 60)}`;
  return hours === 0 ? rest : `${hours}:${rest}`;
};

/** What an exploration goes on from, on one line. */
export const resumedLine = ({ file, states, depth, seconds, complete, unfinished }: Resumed): string => {
  const name = visible(file);
  if (states === 0) return `${name} holds no finished save: starting from the beginning`;
  const what = `${number(states)} states, depth ${depth}`;
  const without = unfinished ? '; a save after these was never finished and is left out' : '';
  return complete
    ? `resumed ${name}: all ${what}, found in ${clock(seconds)}${without}`
    : `resumed ${name}: ${what}, after ${clock(seconds)}${without}`;
};
