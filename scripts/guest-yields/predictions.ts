import type { Durations, Waking } from '../../checker/timing/durations.ts';
import { measuredDurations } from '../../checker/timing/measured-durations.ts';
import { shapes } from '../capture/shapes.ts';
import type { Shape } from '../capture/shapes.ts';
import { told } from './corpus.ts';
import type { Told } from './corpus.ts';
import type { Figures, Lateness } from './figures.ts';
import { simulated } from './simulated.ts';

/**
 * A figure of the simulation: the median of some runs, and what it is at least and at most, in these and where a thread that is
 * woken never, seldom, mostly or always runs before the one that woke it goes on; null where there is none.
 */
export type Estimate = readonly [usual: number, least: number, most: number] | null;

/** Figures that are simulated. */
export const simulatedFigures = [
  'yields',
  'passes',
  'migrating',
  'overtaking',
  'othersAtMost',
  'timerMedian',
  'timerMost',
  'socketMedian',
  'socketMost',
  'messageMedian',
  'messageMost',
] as const;
/** One of these: as in `Figures`; lateness in milliseconds. */
export type SimulatedFigure = (typeof simulatedFigures)[number];

/** What the simulation comes to of one recording. */
export type Prediction = Readonly<Record<SimulatedFigure, Estimate>>;

const lateness = ({ count, median, most }: Lateness, which: 'median' | 'most'): number | undefined =>
  count === 0 ? undefined : { median, most }[which];

/** Of a recording or of a run; undefined where there is none. */
export const figure = (figures: Figures, name: SimulatedFigure): number | undefined => {
  const { late, yields } = figures;
  switch (name) {
    case 'yields':
      return yields;
    case 'passes':
      return figures.passes;
    case 'migrating':
    case 'overtaking':
    case 'othersAtMost':
      return yields === 0 ? undefined : figures[name];
    case 'timerMedian':
      return lateness(late.timer, 'median');
    case 'timerMost':
      return lateness(late.timer, 'most');
    case 'socketMedian':
      return lateness(late.socket, 'median');
    case 'socketMost':
      return lateness(late.socket, 'most');
    case 'messageMedian':
      return lateness(late.message, 'median');
    case 'messageMost':
      return lateness(late.message, 'most');
  }
};

/** The ways that differ in what is simulated: who answers the callback, and whether it does, is all the same. */
export const distinctWays = [
  'none',
  'own',
  'fuel',
  'yield-now',
  'yield-now-twice',
  'sleep-zero',
  'spawn-blocking',
] as const;

/** The name under which a way is simulated. */
export const simulatedAs = (way: string): string => {
  if (way === 'continue') return 'none';
  return way === 'own-by-callback' ? 'own' : way;
};

/** What a prediction goes by. */
export const keyOf = (program: Told, way: string, shape: Shape['name']): string =>
  `${program}-${simulatedAs(way)}-${shape}`;

const runs = 3;

const median = (values: readonly number[]): number =>
  values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? 0;

const digits = (value: number): number => Number(value.toPrecision(3));

const isFirst = ({ wakerIsBack, wokenRuns }: Waking): boolean => wakerIsBack >= wokenRuns;
const [first, last] = [
  measuredDurations.wakings.filter(isFirst),
  measuredDurations.wakings.filter((waking) => !isFirst(waking)),
];

const cycled = (wakings: readonly Waking[], count: number): readonly Waking[] =>
  Array.from({ length: count }, (_, i) => wakings[i % wakings.length]).flatMap((waking) => waking ?? []);

/** With so many in twenty wakings in which the woken thread runs before the one that woke it goes on. */
const withFirst = (many: number): Durations => ({
  ...measuredDurations,
  wakings: [...cycled(first, many * first.length), ...cycled(last, (20 - many) * first.length)],
});

/** Never, seldom, mostly, and always. */
const extremes: readonly Durations[] = [0, 1, 19, 20].map(withFirst);

const estimate = (name: SimulatedFigure, usual: readonly Figures[], all: readonly Figures[]): Estimate => {
  const values = usual.flatMap((one) => figure(one, name) ?? []);
  if (values.length === 0) return null;
  const every = all.flatMap((one) => figure(one, name) ?? []);
  return [digits(median(values)), digits(Math.min(...every)), digits(Math.max(...every))];
};

/** Simulates what was recorded. */
export const predict = (program: Told, way: string, shape: Shape['name']): Prediction => {
  const usual = Array.from({ length: runs }, (_, run) => simulated({ program, way, shape }, run));
  const all = [...usual, ...extremes.map((durations) => simulated({ program, way, shape, durations }, 0))];
  const of = (name: SimulatedFigure): Estimate => estimate(name, usual, all);
  return {
    yields: of('yields'),
    passes: of('passes'),
    migrating: of('migrating'),
    overtaking: of('overtaking'),
    othersAtMost: of('othersAtMost'),
    timerMedian: of('timerMedian'),
    timerMost: of('timerMost'),
    socketMedian: of('socketMedian'),
    socketMost: of('socketMost'),
    messageMedian: of('messageMedian'),
    messageMost: of('messageMost'),
  };
};

/** Simulates everything that was recorded; takes a minute or two. */
export const predictAll = (): ReadonlyMap<string, Prediction> =>
  new Map(
    told.flatMap((program) =>
      distinctWays.flatMap((way) =>
        shapes.map(({ name }) => [keyOf(program, way, name), predict(program, way, name)] as const),
      ),
    ),
  );
