import type { Comparison } from '../../../compare/comparison.ts';
import { aboutRates, rateRows } from '../../text/rate-rows.ts';
import { code, plain, tableOf } from '../plain.ts';

/** What each yield costs, and how late others are polled; nothing where nobody asked. */
export const rateSection = ({ rates = [], names }: Comparison): readonly string[] => {
  const [first] = rates;
  if (first === undefined) return [];
  return [
    '### What each yield costs',
    '',
    `An estimate, where tasks go on for ever, ${plain(aboutRates(first))}.`,
    '',
    ...tableOf(
      ['scenario', 'for each yield', code(names[0]), code(names[1])],
      rates
        .flatMap(rateRows)
        .map(([scenario = '', what = '', one = '', other = '']) => [code(scenario), plain(what), one, other]),
      [2, 3],
    ),
    '',
  ];
};
