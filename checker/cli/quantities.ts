import { UsageError } from './usage-error.ts';

/** Bytes by the letter that stands for them; powers of 1024, as free and top count. */
const unitsOfSize: Readonly<Record<string, number>> = {
  K: 1024,
  M: 1024 ** 2,
  G: 1024 ** 3,
  T: 1024 ** 4,
};

const secondsOf: Readonly<Record<string, number>> = { ms: 0.001, s: 1, m: 60, h: 3600 };

/** A positive number with one of the units, multiplied out; undefined for anything else. */
const withUnit = (given: string, units: Readonly<Record<string, number>>): number | undefined => {
  const [, digits = '', unit = ''] = /^(\d+(?:\.\d+)?)([a-z]+)$/iu.exec(given) ?? [];
  const factor = units[unit];
  const product = Number(digits) * (factor ?? 0);
  return product > 0 && product <= Number.MAX_SAFE_INTEGER ? product : undefined;
};

/** A parser for an amount of memory such as `512M` or `1.5G`, in bytes; `option` is named in the message. */
export const parseSize =
  (option: string): ((given: string) => number) =>
  (given) => {
    const unit = given.replace(/i?b$/iu, '').replace(/[kmgt]$/u, (letter) => letter.toUpperCase());
    const bytes = withUnit(unit, unitsOfSize);
    if (bytes !== undefined) return Math.floor(bytes);
    throw new UsageError(
      `${option} takes an amount of memory with its unit, such as 512M or 4G (K, M, G and T are powers of 1024), not '${given}'.`,
    );
  };

/** A parser for a length of time such as `90s` or `5m`, in seconds; `option` is named in the message. */
export const parseDuration =
  (option: string): ((given: string) => number) =>
  (given) => {
    const seconds = withUnit(given, secondsOf);
    if (seconds !== undefined) return seconds;
    throw new UsageError(
      `${option} takes a length of time with its unit, such as 90s, 5m or 1.5h (ms, s, m, h), not '${given}'.`,
    );
  };
