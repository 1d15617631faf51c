import type { Paint } from './palette.ts';
import { visible } from './visible.ts';
import { wrap } from './wrap.ts';

/** A column of a table. */
export interface Column {
  readonly title: string;
  readonly align?: 'left' | 'right';
}

/** What stands in one place of a table. */
export type Cell = string | { readonly text: string; readonly paint: Paint };

const textOf = (cell: Cell): string => visible(typeof cell === 'string' ? cell : cell.text);
const paintOf = (cell: Cell): Paint => (typeof cell === 'string' ? (text) => text : cell.paint);

const gap = '  ';
/** The last column wraps, but not into less than this. */
const narrowest = 24;

/**
 * Lines of a table whose columns are as wide as they need to be. The last column takes what is left of `width`
 * and wraps. A row with more cells than columns loses the rest.
 */
export const table = (
  columns: readonly Column[],
  rows: readonly (readonly Cell[])[],
  width: number,
  heading: Paint,
): readonly string[] => {
  const last = columns.length - 1;
  const widths = columns.map(({ title }, i) =>
    Math.max(title.length, ...rows.map((row) => textOf(row[i] ?? '').length)),
  );
  const used = widths.slice(0, last).reduce((sum, w) => sum + w + gap.length, 0);
  widths[last] = Math.min(widths[last] ?? 0, Math.max(narrowest, width - used));

  const place = (text: string, i: number): string => {
    if (columns[i]?.align === 'right') return text.padStart(widths[i] ?? 0);
    return i === last ? text : text.padEnd(widths[i] ?? 0);
  };
  const line = (cells: readonly Cell[]): string =>
    cells
      .map((cell, i) => paintOf(cell)(place(textOf(cell), i)))
      .join(gap)
      .trimEnd();
  const rowLines = (row: readonly Cell[]): readonly string[] => {
    const cells = columns.map((_, i) => row[i] ?? '');
    const tail = cells[last] ?? '';
    return wrap(textOf(tail), widths[last] ?? narrowest).map((text, n) =>
      line([...cells.slice(0, last).map((cell) => (n === 0 ? cell : '')), { text, paint: paintOf(tail) }]),
    );
  };

  const titles = columns.map(({ title }, i) => place(title, i)).join(gap);
  return [heading(titles.trimEnd()), ...rows.flatMap(rowLines)];
};
