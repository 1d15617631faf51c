import { runs } from '../../compare/rates/rates.ts';
import type { ComparedRates, Rates } from '../../compare/rates/rates.ts';
import type { Delay } from '../../compare/rates/delays.ts';
import type { WaitedFor } from '../../timing/lateness.ts';
import { count } from './words.ts';

const perYield = (many: number, { yields }: Rates): string =>
  yields === 0 ? '-' : (many / yields).toFixed(3);

const measures: readonly (readonly [title: string, of: (rates: Rates) => string])[] = [
  ['polls', (rates) => perYield(rates.polls, rates)],
  ['driver passes', (rates) => perYield(rates.passes, rates)],
  ['migrations', (rates) => perYield(rates.migrations, rates)],
  ['workers woken', (rates) => perYield(rates.woken, rates)],
  ['boxed futures', ({ boxes }) => (boxes === undefined ? '-' : boxes.toFixed(3))],
];

/** Median and most. */
const milliseconds = (delay: Delay | undefined): string =>
  delay === undefined ? '-' : `${delay.median.toFixed(2)} / ${delay.most.toFixed(2)}`;

const lateness: readonly (readonly [title: string, waited: WaitedFor])[] = [
  ['timer late, ms', 'timer'],
  ['socket late, ms', 'socket'],
  ['foreign wake late, ms', 'foreign wake'],
];

/** What is told of one scenario: its name, what is counted, and the figure of each side. */
export const rateRows = ({ workload, sides }: ComparedRates): readonly (readonly string[])[] =>
  [
    ...measures.map(([title, of]) => [workload, title, of(sides[0]), of(sides[1])]),
    ...lateness.map(([title, waited]) => [
      workload,
      title,
      milliseconds(sides[0].late[waited]),
      milliseconds(sides[1].late[waited]),
    ]),
  ].filter(([, , one, other]) => one !== '-' || other !== '-');

/** How the figures came about. */
export const aboutRates = ({ workers }: ComparedRates): string =>
  `in ${runs} runs with the durations that were measured of recordings (${count(workers, 'worker')}; late: median / most)`;
