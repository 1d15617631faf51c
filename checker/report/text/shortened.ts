import { count } from './words.ts';

/** Longer texts of a recording say no more to a reader; in code units. */
const usualMost = 160;

const isHighSurrogate = (unit: number): boolean => unit >= 0xd8_00 && unit < 0xdc_00;

/** `text`, or its beginning and how long it is: what comes from a recording may be megabytes long. */
export const shortened = (text: string, most: number = usualMost): string => {
  if (text.length <= most) return text;
  // No character is cut in two.
  const end = isHighSurrogate(text.charCodeAt(most - 1)) ? most - 1 : most;
  return `${text.slice(0, end)}... (${count(text.length, 'character')} in all)`;
};
