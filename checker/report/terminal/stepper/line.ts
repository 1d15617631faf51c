import type { Paint } from '../../text/palette.ts';
import { visible } from '../../text/visible.ts';
import { clipped, columnsOf } from '../../text/width.ts';

/** A piece of a line, which has one emphasis. */
export interface Span {
  readonly text: string;
  readonly paint?: Paint;
}

/** A line of the screen before it is cut to the width of the screen. */
export type Line = readonly Span[];

/** A line of one piece. */
export const line = (text: string, paint?: Paint): Line => [paint === undefined ? { text } : { text, paint }];

/** A line as it is written, in at most `width` columns, with everything made visible that a terminal would obey. */
export const written = (spans: Line, width: number, ellipsis: string): string => {
  let left = width;
  let text = '';
  for (const { text: raw, paint } of spans) {
    // What is far beyond the edge is not looked at: texts of a recording may be megabytes long.
    const piece = clipped(visible(raw.slice(0, 4 * width + 16)), left, ellipsis);
    left -= columnsOf(piece);
    text += paint === undefined || piece === '' ? piece : paint(piece);
    if (left <= 0) break;
  }
  return text;
};
