/** A number with thousands separators. */
export const number = (n: number): string => n.toLocaleString('en-GB');

/** `1 step`, `2 steps`. */
export const count = (n: number, one: string): string => `${number(n)} ${one}${n === 1 ? '' : 's'}`;
