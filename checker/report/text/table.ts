import type { Paint } from './palette.ts';
import { visible } from './visible.ts';
import { columnsOf, padEnd, padStart } from './width.ts';
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

/** A table before it is put together: what stands above it, and the lines of each row. */
export interface TableParts {
  readonly heading: string;
  readonly rows: readonly (readonly string[])[];
}

/**
 * A table whose columns are as wide as they need to be. The last column takes what is left of `width` and wraps. A row
 * with more cells than columns loses the rest.
 */
export const tableParts = (
  columns: readonly Column[],
  rows: readonly (readonly Cell[])[],
  width: number,
  heading: Paint,
): TableParts => {
  const last = columns.length - 1;
  const widths = columns.map(({ title }, i) =>
    rows.reduce((most, row) => Math.max(most, columnsOf(textOf(row[i] ?? ''))), title.length),
  );
  const used = widths.slice(0, last).reduce((sum, w) => sum + w + gap.length, 0);
  widths[last] = Math.min(widths[last] ?? 0, Math.max(narrowest, width - used));

  const place = (text: string, i: number): string => {
    if (columns[i]?.align === 'right') return padStart(text, widths[i] ?? 0);
    return i === last ? text : padEnd(text, widths[i] ?? 0);
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
  return { heading: heading(titles.trimEnd()), rows: rows.map(rowLines) };
};

/** The lines of a table, laid out as `tableParts` does. */
export const table = (
  columns: readonly Column[],
  rows: readonly (readonly Cell[])[],
  width: number,
  heading: Paint,
): readonly string[] => {
  const parts = tableParts(columns, rows, width, heading);
  return [parts.heading, ...parts.rows.flat()];
};
