import { runs } from '../../compare/rates/runs.ts';
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

/** Of fewer polls no median is told. */
const fewestPolls = 20;

/** Median and most. */
const milliseconds = (delay: Delay | undefined): string =>
  delay === undefined || delay.polls < fewestPolls
    ? '-'
    : `${delay.median.toFixed(2)} / ${delay.most.toFixed(2)}`;

const lateness: readonly (readonly [title: string, waited: WaitedFor])[] = [
  ['timer late, ms', 'timer'],
  ['socket late, ms', 'socket'],
  ['foreign wake late, ms', 'foreign wake'],
];

/** A figure of both sides. */
export interface RateRow {
  readonly workload: string;
  /** How tasks yield, on each side. */
  readonly ways: readonly [string, string];
  /** What is counted. */
  readonly title: string;
  readonly sides: readonly [string, string];
}

/** What is told of each scenario. */
export const rateRows = (rates: readonly ComparedRates[]): readonly RateRow[] =>
  rates.flatMap(({ workload, ways, sides: [one, other] }) => [
    ...measures
      .map(([title, of]): RateRow => ({ workload, ways, title, sides: [of(one), of(other)] }))
      .filter(({ sides }) => sides.some((figure) => figure !== '-')),
    ...lateness
      .filter(([, waited]) => one.late[waited] !== undefined || other.late[waited] !== undefined)
      .map(([title, waited]): RateRow => {
        const sides = [milliseconds(one.late[waited]), milliseconds(other.late[waited])] as const;
        return { workload, ways, title, sides };
      }),
  ]);

/** What rows are of: the scenario and, if rows say so, how tasks yield. */
export const subjectOf = ({ workload, ways: [way] }: RateRow, withYield: boolean): readonly string[] =>
  withYield ? [workload, way] : [workload];

/** Whether sides yield alike, so that rows have to say how. */
export const yieldAlike = (rows: readonly RateRow[]): boolean =>
  rows.some(({ ways: [one, other] }) => one === other);

/** How the figures came about. */
export const aboutRates = ({ workers }: ComparedRates): string =>
  `in ${runs} runs with the durations that were measured of recordings (${count(workers, 'worker')}; late: median / most)`;
