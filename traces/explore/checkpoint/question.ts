import { createHash } from 'node:crypto';

/** Plain data, as JSON holds it. */
export type Plain = string | number | boolean | null | readonly Plain[] | { readonly [name: string]: Plain };

/** What decides a search, by name: two explorations with the same question find the same. */
export type Question = { readonly [name: string]: Plain };

/** Any plain data as a few letters: equal data, equal letters, and the reverse for all practical purposes. */
export const digest = (data: Plain): string =>
  createHash('sha256').update(JSON.stringify(data)).digest('hex').slice(0, 16);

type Group = { readonly [name: string]: Plain };

const isGroup = (value: Plain | undefined): value is Group =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const show = (value: Plain | undefined): string => (value === undefined ? 'nothing' : JSON.stringify(value));

/** How the first part that differs is called and what it is in each; nothing if they are alike. */
export const difference = (saved: Plain, asked: Plain, name = ''): string | undefined => {
  if (isGroup(saved) && isGroup(asked)) {
    for (const key of new Set([...Object.keys(asked), ...Object.keys(saved)])) {
      const [one, other] = [saved[key], asked[key]];
      const called = name === '' ? key : `${name}.${key}`;
      if (one === undefined || other === undefined) {
        if (one !== other) return `${called} is ${show(one)} there and ${show(other)} here`;
      } else {
        const found = difference(one, other, called);
        if (found !== undefined) return found;
      }
    }
    return undefined;
  }
  return show(saved) === show(asked) ? undefined : `${name} is ${show(saved)} there and ${show(asked)} here`;
};
