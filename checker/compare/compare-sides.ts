import type { Limits } from '../../traces/index.ts';
import { compareBehaviour } from './behaviour.ts';
import type { AxisName, Comparison } from './comparison.ts';
import { compareClaims } from './guarantees/claims.ts';
import type { Observation } from './observation.ts';
import { ruleDifference } from './rules.ts';
import { workersOfSide, type Encounter } from './side.ts';
import { valueOn } from './side-name.ts';

/** What to compare, as plain data, so that it can be handed to another thread. */
export interface Comparing {
  readonly axis: AxisName;
  readonly encounter: Encounter;
  readonly observation: Observation;
  /** Whether every property and belief is checked on both sides. */
  readonly claims: boolean;
  /** On each side; `seconds` are for everything. */
  readonly limits: Limits;
}

const unexaminedOf = ({ encounter, claims }: Comparing): readonly string[] => {
  const workers = workersOfSide(encounter.sides[0]);
  return [
    `more than ${workers === 1 ? '1 worker' : `${workers} workers`}, and larger scenarios`,
    ...(claims ? [] : ['properties and beliefs']),
    'how long tasks wait at most where they go on for ever',
  ];
};

/** Compares two sides on one scenario, on this thread, which does nothing else until it is done. */
export const compareSides = (comparing: Comparing): Comparison => {
  const { axis, encounter, observation, claims, limits } = comparing;
  const [one, other] = encounter.sides;
  const started = performance.now();
  const spent = (): number => (performance.now() - started) / 1000;
  const left = (): Limits =>
    limits.seconds === undefined ? limits : { ...limits, seconds: Math.max(0, limits.seconds - spent()) };
  const behaviour = compareBehaviour(encounter, observation, limits);
  const compared = { encounter, behaviour, ...(claims && { claims: compareClaims(encounter, left()) }) };
  const rules = ruleDifference(axis, [valueOn(axis, one.workload), valueOn(axis, other.workload)]);
  return {
    axis,
    names: [one.name, other.name],
    observation,
    encounters: [compared],
    bounds: [],
    ...(rules && { rules }),
    unexamined: unexaminedOf(comparing),
    seconds: spent(),
  };
};
