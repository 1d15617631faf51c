import type { Comparison } from '../../../compare/comparison.ts';
import type { ComparedRates, Rates } from '../../../compare/rates/rates.ts';
import type { Palette } from '../../text/palette.ts';
import { table } from '../../text/table.ts';
import { count } from '../../text/words.ts';
import { hanging } from '../../text/wrap.ts';

const perYield = (many: number, { yields }: Rates): string =>
  yields === 0 ? '-' : (many / yields).toFixed(3);

const measures: readonly (readonly [title: string, of: (rates: Rates) => string])[] = [
  ['polls', (rates) => perYield(rates.polls, rates)],
  ['driver passes', (rates) => perYield(rates.passes, rates)],
  ['migrations', (rates) => perYield(rates.migrations, rates)],
  ['workers woken', (rates) => perYield(rates.woken, rates)],
  ['boxed futures', ({ boxes }) => (boxes === undefined ? '-' : boxes.toFixed(3))],
];

const rowsOf = ({ workload, sides }: ComparedRates): readonly (readonly string[])[] =>
  measures
    .map(([title, of]) => [workload, title, of(sides[0]), of(sides[1])])
    .filter(([, , one, other]) => one !== '-' || other !== '-');

/** What each yield costs on both sides, where tasks go on for ever: counts of the same runs at random. */
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
    hanging(
      '',
      `Where tasks go on for ever, at random with the same seeds (${count(first.workers, 'worker')}, 20 runs of 2,000 steps each):`,
      width,
    ),
    ...table(columns, rates.flatMap(rowsOf), width - 2, colours.faint).map((line) => `  ${line}`),
  ];
};
