import { UsageError, unknownName } from './usage-error.ts';

/** A parser for an option whose value is one of `valid`. */
export const parseName =
  <const Name extends string>(what: string, valid: readonly Name[]): ((given: string) => Name) =>
  (given) => {
    const name = valid.find((one) => one === given);
    if (name === undefined) throw unknownName(what, given, valid);
    return name;
  };

/** A parser for an option that takes names, separated by commas or in several places. */
export const parseNames = <const Name extends string>(
  what: string,
  valid: readonly Name[],
): ((given: string, before?: readonly Name[]) => readonly Name[]) => severalOf(parseName(what, valid));

/** A parser for an option that takes several of what `parse` takes, separated by commas or in several places. */
export const severalOf =
  <Value>(
    parse: (given: string) => Value,
  ): ((given: string, before?: readonly Value[]) => readonly Value[]) =>
  (given, before = []) => [...new Set([...before, ...given.split(',').map((one) => parse(one.trim()))])];

/** A parser for a whole number of at least `least`; `option` is named in the message. */
export const parseCount =
  (option: string, least: number, most: number = Number.MAX_SAFE_INTEGER): ((given: string) => number) =>
  (given) => {
    const n = Number(given);
    if (/^\d+$/.test(given) && n >= least && n <= most) return n;
    const range = most === Number.MAX_SAFE_INTEGER ? `of at least ${least}` : `from ${least} to ${most}`;
    throw new UsageError(`${option} takes a whole number ${range}, not '${given}'.`);
  };
