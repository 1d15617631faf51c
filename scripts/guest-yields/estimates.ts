import type { Shape } from '../capture/shapes.ts';
import { shapes } from '../capture/shapes.ts';
import { ways } from '../capture/guests.ts';
import { closenessOf } from './closeness.ts';
import type { Closeness } from './closeness.ts';
import { told } from './corpus.ts';
import type { Lookup, Told } from './corpus.ts';
import { figure, keyOf, simulatedFigures } from './predictions.ts';
import type { Estimate, SimulatedFigure } from './predictions.ts';
import { predicted } from './predicted.generated.ts';

/** A figure of a recording beside its estimate. */
export interface Compared {
  readonly program: Told;
  readonly way: string;
  readonly shape: Shape['name'];
  readonly name: SimulatedFigure;
  /** Undefined where the recording has none. */
  readonly measured: number | undefined;
  readonly estimate: Estimate;
  /** Undefined where there is nothing to compare. */
  readonly closeness: Closeness | undefined;
}

/** One figure of a recording, compared. */
export const compared = (
  of: Lookup,
  program: Told,
  way: string,
  shape: Shape['name'],
  name: SimulatedFigure,
): Compared => {
  const prediction = predicted[keyOf(program, way, shape)];
  if (prediction === undefined)
    throw new RangeError(
      `nothing is predicted of ${keyOf(program, way, shape)}: run scripts/predict-guest-yields.ts`,
    );
  const figures = of(program, way, shape);
  const estimate = prediction[name];
  const measured = figure(figures, name);
  return { program, way, shape, name, measured, estimate, closeness: closenessOf(figures, name, estimate) };
};

/** Every figure of which both a recording and the simulation tell. */
export const allCompared = (of: Lookup): readonly Compared[] =>
  told.flatMap((program) =>
    ways.flatMap(([way]) =>
      shapes.flatMap(({ name: shape }) =>
        simulatedFigures
          .map((name) => compared(of, program, way, shape, name))
          .filter(({ closeness }) => closeness !== undefined),
      ),
    ),
  );

/** A figure that is far from its estimate, and why. */
export interface Exception {
  readonly recording: string;
  readonly name: SimulatedFigure;
  readonly because: string;
}

const workerKeptWaiting =
  'the thread of the other worker, asleep in the driver, did not run for up to 11.8 ms after there was a byte for it, then a timer and a message, while the guest computed turn after turn; in the simulation a thread that is woken has a processor';

/** All figures that are far, for reasons that the recording alone does not show. */
export const exceptions: readonly Exception[] = [
  ...(['timerMost', 'socketMost', 'messageMost'] as const).map((name) => ({
    recording: 'one-guest-own-mt2',
    name,
    because: workerKeptWaiting,
  })),
  {
    recording: 'one-guest-spawn-blocking-mt2',
    name: 'passes',
    because:
      'the thread of the blocking pool was mostly last, and the worker that it woke mostly first, so that the other worker looked into the driver once more; the simulation lets both be first, or both last',
  },
];
