import type { Runtime } from '../../model/index.ts';
import type { Workload } from '../workload/workload.ts';
import { runtimeOf } from '../workload/runtime.ts';

/** One of two ways to run the same scenario. */
export interface Side {
  /** What it is called in the comparison, such as `yield_now` or `1.51.1`. */
  readonly name: string;
  readonly workload: Workload;
}

/** Two ways to run one scenario, which differ in one thing. */
export interface Encounter {
  readonly scenario: string;
  /** The scenario as reports name it, with the way of yielding where both sides have the same. */
  readonly title: string;
  readonly sides: readonly [Side, Side];
}

/** The encounter of two sides that run the same scenario. */
export const encounterOf = (one: Side, other: Side): Encounter => {
  const { scenario, size } = one.workload;
  const title = size.yield === other.workload.size.yield ? `${scenario} under ${size.yield}` : scenario;
  return { scenario, title, sides: [one, other] };
};

/** The runtime of a side. */
export const runtimeOfSide = ({ workload }: Side): Runtime => runtimeOf(workload);

/** Workers of a side; current_thread has one. */
export const workersOfSide = ({ workload: { flavor, constants } }: Side): number =>
  flavor === 'current_thread' ? 1 : constants.workers;
