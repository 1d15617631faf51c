import { number } from './words.ts';

const units = [
  ['ns', 1],
  ['us', 1e3],
  ['ms', 1e6],
  ['s', 1e9],
] as const;

/** A length of time from nanoseconds to three digits or so, such as `342 us`, `1.25 ms` or `15.8 ms`. */
export const nanoseconds = (ns: number): string => {
  const [unit, size] = units.findLast(([, least]) => ns >= least) ?? units[0];
  const amount = ns / size;
  const digits = unit === 'ns' || amount >= 100 ? 0 : amount >= 10 ? 1 : 2;
  return `${digits === 0 ? number(Math.round(amount)) : amount.toFixed(digits)} ${unit}`;
};
