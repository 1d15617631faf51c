import type { Instant } from '../spans/time.ts';

/** A time as it was written. */
export interface Timestamp extends Instant {
  /** Since 1970, or since the program began. */
  readonly since: '1970' | 'start';
  /** How many digits of the second there are. */
  readonly digits: number;
}

const calendar =
  /^\s*(\d{4})-(\d\d)-(\d\d)[T ](\d\d):(\d\d):(\d\d)(?:[.,](\d{1,9})\d*)?\s*(?:Z|UTC|([+-])(\d\d):?(\d\d))?\s*$/u;
const uptime = /^\s*(\d{1,15})\.(\d{1,9})s\s*$/u;

const nanosecondsOf = (digits: string): number => Number(digits.padEnd(9, '0'));

function calendarTime(found: RegExpExecArray): Timestamp {
  const [, year, month, day, hour, minute, second, fraction = '', sign, offHours = '0', offMinutes = '0'] =
    found;
  const utc = Date.UTC(
    Number(year),
    Number(month) - 1,
    Number(day),
    Number(hour),
    Number(minute),
    Number(second),
  );
  const off = (Number(offHours) * 60 + Number(offMinutes)) * 60;
  const seconds = utc / 1000 - (sign === '-' ? -off : off);
  return { since: '1970', seconds, nanoseconds: nanosecondsOf(fraction), digits: fraction.length };
}

/**
 * Reads a time as the timers of tracing-subscriber write it: RFC 3339, with as many digits as there are, or the time
 * since the program began; undefined for anything else. A time without a zone is taken for UTC.
 */
export function readTimestamp(text: unknown): Timestamp | undefined {
  if (typeof text !== 'string') return undefined;
  const date = calendar.exec(text);
  if (date !== null) return calendarTime(date);
  const [, seconds, fraction] = uptime.exec(text) ?? [];
  if (seconds === undefined || fraction === undefined) return undefined;
  return {
    since: 'start',
    seconds: Number(seconds),
    nanoseconds: nanosecondsOf(fraction),
    digits: fraction.length,
  };
}
