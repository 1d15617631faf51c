import { number } from './words.ts';

const sizes = ['bytes', 'KB', 'MB', 'GB', 'TB'] as const;

/** An amount of memory in powers of 1024, such as `412 MB` or `1.5 GB`. */
export const size = (bytes: number): string => {
  const power = Math.min(sizes.length - 1, Math.floor(Math.log2(Math.max(1, bytes)) / 10));
  const amount = bytes / 1024 ** power;
  return `${power > 0 && amount < 10 ? amount.toFixed(1) : number(Math.round(amount))} ${sizes[power] ?? ''}`;
};

const minute = 60;
const hour = 60 * minute;

const inUnit = (seconds: number): readonly [amount: number, unit: string] => {
  if (seconds < 2 * minute) return [seconds, 's'];
  return seconds < 2 * hour ? [seconds / minute, 'min'] : [seconds / hour, 'h'];
};

/** A length of time to two digits, such as `0.4 s`, `95 s` or `12 min`. */
export const duration = (seconds: number): string => {
  const [amount, unit] = inUnit(seconds);
  return `${amount < 10 ? amount.toFixed(1) : number(Math.round(amount))} ${unit}`;
};

/** Two lengths of time, such as `20 s to 3.1 min` or, when they read alike, one. */
export const durations = (low: number, high: number): string =>
  duration(low) === duration(high) ? duration(low) : `${duration(low)} to ${duration(high)}`;

/** A probability that is an upper bound, such as `2.7e-11`: rounded up. */
export const probability = (p: number): string => {
  if (p === 0) return '0';
  const unit = 10 ** (Math.floor(Math.log10(p)) - 1);
  return Math.min(1, Math.ceil(p / unit) * unit).toPrecision(2);
};
