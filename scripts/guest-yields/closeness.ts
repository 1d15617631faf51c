import type { Figures } from './figures.ts';
import { figure } from './predictions.ts';
import type { Estimate, SimulatedFigure } from './predictions.ts';

/** How near a measured figure is to what is simulated, or why it is not. */
export type Closeness =
  | 'near'
  /** Within what it may be as it turns out who is first of a thread that is woken and the one that woke it. */
  | 'race'
  /** In a recording in which, at least once, the machine kept a guest from computing for as long as its turn was to last. */
  | 'descheduled'
  | 'far';

interface Tolerance {
  /** The larger is at most so many times the smaller. */
  readonly factor: number;
  /** Or they differ by no more than this. */
  readonly by: number;
}

const tolerances: Readonly<Record<SimulatedFigure, Tolerance>> = {
  yields: { factor: 1.33, by: 5 },
  passes: { factor: 1.5, by: 0.1 },
  migrating: { factor: 1.5, by: 10 },
  overtaking: { factor: 1.5, by: 10 },
  othersAtMost: { factor: 2, by: 2 },
  timerMedian: { factor: 2, by: 0.5 },
  timerMost: { factor: 2, by: 2 },
  socketMedian: { factor: 2, by: 0.5 },
  socketMost: { factor: 2, by: 2 },
  messageMedian: { factor: 2, by: 0.5 },
  messageMost: { factor: 2, by: 2 },
};

const isNear = (name: SimulatedFigure, one: number, other: number): boolean => {
  const { factor, by } = tolerances[name];
  return Math.abs(one - other) <= by || Math.max(one, other) <= factor * Math.min(one, other);
};

/** Turns of guests that last so many times what they are to last were not spent computing. */
const descheduledFrom = 2;

/** How near the figure of a recording is to its estimate; undefined where there is nothing to compare. */
export const closenessOf = (
  figures: Figures,
  name: SimulatedFigure,
  estimate: Estimate,
): Closeness | undefined => {
  const measured = figure(figures, name);
  if (measured === undefined || estimate === null) return undefined;
  const [usual, least, most] = estimate;
  if (isNear(name, measured, usual)) return 'near';
  if (isNear(name, measured, Math.min(most, Math.max(least, measured)))) return 'race';
  return figures.longestTurn >= descheduledFrom * figures.turn ? 'descheduled' : 'far';
};
