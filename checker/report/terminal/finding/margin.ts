import type { Symbols } from '../../text/symbols.ts';

/** What stands left of a row, and left of the lines that belong to it below its first. */
export interface Margin {
  readonly first: string;
  readonly below: string;
}

/** The margin where no loop is drawn. */
export const noMargin: Margin = { first: '', below: '' };

/**
 * The drawing of a loop beside rows, one margin for each: it begins at row `from` and lasts to the last row. They are
 * empty where there is no such row.
 */
export const loopMargins = (rows: number, from: number, { loop }: Symbols): readonly Margin[] => {
  if (from < 0 || from >= rows) return Array.from({ length: rows }, () => noMargin);
  return Array.from({ length: rows }, (_, at): Margin => {
    if (at < from) return { first: '  ', below: '  ' };
    if (rows - from === 1) return { first: loop.only, below: '  ' };
    if (at === from) return { first: loop.first, below: loop.on };
    return at === rows - 1 ? { first: loop.last, below: '  ' } : { first: loop.on, below: loop.on };
  });
};
