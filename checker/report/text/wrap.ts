import { visible } from './visible.ts';
import { columnsOf, pieces } from './width.ts';

/** Breaks `text` between words into lines of at most `width` columns; a longer word is cut. Never empty. */
export const wrap = (text: string, width: number): readonly string[] => {
  const lines: string[] = [];
  let line = '';
  let used = 0;
  for (const word of text.split(/\s+/u).flatMap((w) => pieces(visible(w), width))) {
    const columns = columnsOf(word);
    if (line === '') [line, used] = [word, columns];
    else if (used + 1 + columns <= width) {
      line += ` ${word}`;
      used += 1 + columns;
    } else {
      lines.push(line);
      [line, used] = [word, columns];
    }
  }
  return [...lines, line];
};

/** `label` once, then the text beside it, all of it wrapped to `width`. */
export const hanging = (label: string, text: string, width: number): string => {
  const indent = columnsOf(label);
  const gap = ' '.repeat(indent);
  const lines = wrap(text, Math.max(20, width - indent));
  return lines.map((line, i) => (i === 0 ? label : gap) + line).join('\n');
};
