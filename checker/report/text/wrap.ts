import { visible } from './visible.ts';

const splitLong = (word: string, width: number): readonly string[] =>
  word.length <= width ? [word] : [word.slice(0, width), ...splitLong(word.slice(width), width)];

/** Breaks `text` between words into lines of at most `width` characters; a longer word is cut. Never empty. */
export const wrap = (text: string, width: number): readonly string[] => {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/\s+/u).flatMap((w) => splitLong(visible(w), width))) {
    if (line === '') line = word;
    else if (line.length + 1 + word.length <= width) line += ` ${word}`;
    else {
      lines.push(line);
      line = word;
    }
  }
  return [...lines, line];
};

/** `label` once, then the text beside it, all of it wrapped to `width`. */
export const hanging = (label: string, text: string, width: number): string => {
  const gap = ' '.repeat(label.length);
  const lines = wrap(text, Math.max(20, width - label.length));
  return lines.map((line, i) => (i === 0 ? label : gap) + line).join('\n');
};
