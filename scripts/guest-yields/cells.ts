import type { Lateness } from './figures.ts';

/** A number with as many digits as tell something. */
export const number = (value: number): string => {
  if (Number.isInteger(value)) return String(value);
  return value < 10 ? value.toFixed(2) : value.toFixed(1);
};

/** Median and most, in milliseconds. */
export const times = ({ count, median, most }: Lateness): string =>
  count === 0 ? 'never polled' : `${number(median)} / ${number(most)}`;

/** What was measured, and beside it what it can be at most; nothing where that is not known. */
export const beside = (measured: number | undefined, atMost: number | undefined): string => {
  if (measured === undefined) return '-';
  return atMost === undefined ? number(measured) : `${number(measured)} (≤ ${number(atMost)})`;
};
