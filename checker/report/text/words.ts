import type { VerdictKind } from '../../verdict.ts';
import { isVisible } from './visible.ts';

/** A number with thousands separators. */
export const number = (n: number): string => n.toLocaleString('en-GB');

/** `1 file`, `2 files`. */
export const count = (n: number, one: string, many = `${one}s`): string =>
  `${number(n)} ${n === 1 ? one : many}`;

const octal = (byte: number): string => `\\${byte.toString(8).padStart(3, '0')}`;

/** An argument with characters that cannot be seen, as bash, zsh and POSIX shells since 2024 take it back. */
const escaped = (argument: string): string => {
  const bytes = [...Buffer.from(argument, 'utf8')];
  return `$'${bytes.map((byte) => (/[\w@%+=:,./ -]/u.test(String.fromCharCode(byte)) ? String.fromCharCode(byte) : octal(byte))).join('')}'`;
};

/** An argument as a POSIX shell takes it back. */
export const quoted = (argument: string): string => {
  if (/^[\w@%+=:,./-]+$/u.test(argument)) return argument;
  return isVisible(argument) ? `'${argument.replaceAll("'", String.raw`'\''`)}'` : escaped(argument);
};

/** The command that a person can paste into a shell. */
export const command = (...words: readonly string[]): string =>
  ['yieldcheck', ...words.map(quoted)].join(' ');

const verdictPhrases: readonly (readonly [VerdictKind, one: string, many: string])[] = [
  ['violated', 'property is violated', 'properties are violated'],
  ['holds', 'property holds', 'properties hold'],
  ['inconclusive', 'is inconclusive', 'are inconclusive'],
  ['vacuous', 'was never put to the test', 'were never put to the test'],
  ['not-checkable', 'could not be checked', 'could not be checked'],
];

/** How many properties got each verdict, such as `7 properties hold, 2 were never put to the test`. */
export const verdictCounts = (verdicts: readonly VerdictKind[]): string =>
  verdictPhrases
    .flatMap(([kind, one, many]) => {
      const n = verdicts.filter((verdict) => verdict === kind).length;
      return n === 0 ? [] : [count(n, one, many)];
    })
    .join(', ');
