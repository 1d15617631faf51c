import type { Comparison } from '../../../compare/comparison.ts';
import { aboutRates, rateRows, subjectOf, yieldAlike } from '../../text/rate-rows.ts';
import { code, plain, tableOf } from '../plain.ts';

/** What each yield costs, and how late others are polled; nothing where nobody asked. */
export const rateSection = ({
  rates = [],
  names,
}: Pick<Comparison, 'rates' | 'names'>): readonly string[] => {
  const [first] = rates;
  if (first === undefined) return [];
  const rows = rateRows(rates);
  const withYield = yieldAlike(rows);
  const heads = [
    'scenario',
    ...(withYield ? ['yield'] : []),
    'for each yield',
    code(names[0]),
    code(names[1]),
  ];
  return [
    '### What each yield costs',
    '',
    `An estimate, where tasks go on for ever, ${plain(aboutRates(first))}.`,
    '',
    ...tableOf(
      heads,
      rows.map((row) => subjectOf(row, withYield).map(code).concat(plain(row.title), row.sides)),
      [heads.length - 2, heads.length - 1],
    ),
    '',
  ];
};
