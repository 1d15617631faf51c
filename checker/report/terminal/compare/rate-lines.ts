import type { Comparison } from '../../../compare/comparison.ts';
import type { Palette } from '../../text/palette.ts';
import { aboutRates, rateRows, subjectOf, yieldAlike } from '../../text/rate-rows.ts';
import { table } from '../../text/table.ts';
import { hanging } from '../../text/wrap.ts';

/** What each yield costs on both sides, where tasks go on for ever, and how late others are polled: runs in time. */
export const rateLines = (
  { rates = [], names }: Pick<Comparison, 'rates' | 'names'>,
  width: number,
  colours: Palette,
): readonly string[] => {
  const [first] = rates;
  if (first === undefined) return [];
  const rows = rateRows(rates);
  const withYield = yieldAlike(rows);
  const columns = [
    { title: 'scenario' },
    ...(withYield ? [{ title: 'yield' }] : []),
    { title: 'for each yield' },
    ...names.map((title) => ({ title, align: 'right' as const })),
  ];
  const cells = rows.map((row) => subjectOf(row, withYield).concat(row.title, row.sides));
  return [
    hanging('', `Where tasks go on for ever, ${aboutRates(first)}:`, width),
    ...table(columns, cells, width - 2, colours.faint).map((line) => `  ${line}`),
  ];
};
