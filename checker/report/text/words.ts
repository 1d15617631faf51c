/** A number with thousands separators. */
export const number = (n: number): string => n.toLocaleString('en-GB');

/** `1 file`, `2 files`. */
export const count = (n: number, one: string, many = `${one}s`): string =>
  `${number(n)} ${n === 1 ? one : many}`;

/** An argument as a POSIX shell takes it back. */
export const quoted = (argument: string): string =>
  /^[\w@%+=:,./-]+$/u.test(argument) ? argument : `'${argument.replaceAll("'", String.raw`'\''`)}'`;

/** The command that a person can paste into a shell. */
export const command = (...words: readonly string[]): string =>
  ['yieldcheck', ...words.map(quoted)].join(' ');
