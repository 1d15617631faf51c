import type { Compared } from './estimates.ts';

/** A number with as many digits as tell something. */
export const number = (value: number): string => {
  if (Number.isInteger(value)) return String(value);
  return value < 10 ? value.toFixed(2) : value.toFixed(1);
};

/** What was measured, and beside it what it can be at most; nothing where that is not known. */
export const beside = (measured: number | undefined, atMost: number | undefined): string => {
  if (measured === undefined) return '-';
  return atMost === undefined ? number(measured) : `${number(measured)} (≤ ${number(atMost)})`;
};

/** The marks of what is not near its estimate, and why. */
const markOf = ({ closeness }: Compared): string => {
  switch (closeness) {
    case 'race':
      return '†';
    case 'descheduled':
      return '\\*';
    case 'far':
      return '‡';
    case 'near':
    case undefined:
      return '';
  }
};

const measuredOf = (one: Compared): string =>
  one.measured === undefined ? '-' : `${number(one.measured)}${markOf(one)}`;

/** What was measured, marked where it is far from what is simulated, which is beside it; `unit` follows what was measured. */
export const estimated = (one: Compared, unit = ''): string => {
  if (one.measured === undefined) return '-';
  const measured = `${number(one.measured)}${unit}${markOf(one)}`;
  if (one.estimate === null) return measured;
  const [usual, least, most] = one.estimate;
  const between = one.closeness === 'race' ? `, ${number(least)} to ${number(most)}` : '';
  return `${measured} (≈ ${number(usual)}${between})`;
};

/** Median and most, in milliseconds, with what is simulated beside them. */
export const delay = (median: Compared, most: Compared): string => {
  const measured =
    median.measured === undefined ? 'never polled' : `${measuredOf(median)} / ${measuredOf(most)}`;
  if (median.estimate === null || most.estimate === null)
    return median.measured === undefined ? `${measured} (≈ never)` : measured;
  return `${measured} (≈ ${number(median.estimate[0])} / ${number(most.estimate[0])})`;
};
