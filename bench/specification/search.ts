import {
  compile,
  multiThread,
  newestRelease,
  rulesOf,
  scenarios,
  smallConstants,
} from '../../model/index.ts';
import type { MultiThread, Runtime, YieldName } from '../../model/index.ts';
import { explore } from '../../traces/explore/breadth-first.ts';
import { BenchError } from '../measure/bench-error.ts';

/** A configuration of the specification: the scenario `yielders`, of the newest release, with small constants. */
export interface Configuration {
  readonly yield: YieldName;
  readonly workers: number;
  readonly tasks: number;
  readonly polls: number;
}

/** The size of its state space. */
export interface StateSpace {
  readonly states: number;
  readonly transitions: number;
  readonly depth: number;
}

/** What is run in a configuration, on what. */
export const runtimeOf = ({ workers, ...size }: Configuration): Runtime => {
  const yielders = scenarios.find(({ name }) => name === 'yielders');
  const rules = rulesOf(newestRelease);
  if (yielders === undefined || rules === undefined)
    throw new BenchError('unknown-name', `no scenario yielders, or no release ${newestRelease}`);
  return { rules, constants: { ...smallConstants, workers }, programs: yielders.programs(size) };
};

/** The specification in a configuration. */
export const specificationOf = (configuration: Configuration): MultiThread =>
  multiThread(runtimeOf(configuration));

/** Searches the specification to its end, without properties. Throws a `BenchError` when it breaks a sentence of its own. */
export const searchSpecification = (configuration: Configuration): StateSpace => {
  const { states, transitions, depth, broken } = explore(compile(specificationOf(configuration)));
  if (broken.length > 0) throw new BenchError('failed', 'the specification broke its invariants');
  return { states, transitions, depth };
};
