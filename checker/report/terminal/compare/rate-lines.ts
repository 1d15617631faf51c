import type { Comparison } from '../../../compare/comparison.ts';
import type { Palette } from '../../text/palette.ts';
import { aboutRates, rateRows } from '../../text/rate-rows.ts';
import { table } from '../../text/table.ts';
import { hanging } from '../../text/wrap.ts';

/** What each yield costs on both sides, where tasks go on for ever, and how late others are polled: runs in time. */
export const rateLines = (
  { rates = [], names }: Comparison,
  width: number,
  colours: Palette,
): readonly string[] => {
  const [first] = rates;
  if (first === undefined) return [];
  const columns = [
    { title: 'scenario' },
    { title: 'for each yield' },
    ...names.map((title) => ({ title, align: 'right' as const })),
  ];
  return [
    hanging('', `Where tasks go on for ever, ${aboutRates(first)}:`, width),
    ...table(columns, rates.flatMap(rateRows), width - 2, colours.faint).map((line) => `  ${line}`),
  ];
};
