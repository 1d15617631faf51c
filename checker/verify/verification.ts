import type {
  Constants,
  Emitted,
  Flavor,
  RowEngine,
  Runtime,
  ScenarioSize,
  YieldName,
} from '../../model/index.ts';
import type { Exploration, Limits } from '../../traces/index.ts';
import type { Belief } from '../beliefs/belief.ts';
import { explainRun, type ExplainedRun } from '../explain/counterexample.ts';
import { actionStatistics } from './action-statistics.ts';
import type { ActionStatistics } from './action-statistics.ts';
import type { ComposedSearch, Sampling } from './search.ts';
import type { ExploredVerdict } from './verdicts.ts';
import type { VerifyOptions } from './verify.ts';

/** A sentence about states that the specification itself breaks, with a way there: breadth first, the shortest. */
export interface BrokenSentence {
  readonly sentence: string;
  readonly run: ExplainedRun;
}

/** What became of a belief: a refutation is its counterexample. */
export interface BeliefOutcome {
  readonly belief: Belief;
  readonly verdict: ExploredVerdict;
}

/** Whether states that differ by a renaming alone were explored as one. */
export interface SymmetryUse {
  /** Renamings under which the specification behaves alike; 1 when only that which changes nothing, or not asked for. */
  readonly renamings: number;
  /** What could not be renamed, and why. */
  readonly refused: readonly { readonly array: string; readonly reason: string }[];
}

/** What exploring one scenario under one way of yielding gave. */
export interface Verification {
  readonly scenario: string;
  readonly yield: YieldName;
  readonly size: ScenarioSize;
  /** multi_thread if absent. */
  readonly flavor?: Flavor;
  readonly release: string;
  /** The release of Wasmtime that guests run on; the newest if absent. */
  readonly wasmtime?: string;
  readonly constants: Constants;
  /** The tasks by number, from 1: what each is. */
  readonly roles: readonly string[];
  /** How it was searched; breadth first if absent. */
  readonly search?: ComposedSearch['kind'];
  /** Of a search at random, how much was run. */
  readonly sampling?: Sampling;
  /** Size of the specification's own state space; unless breadth first, composed with all automata. */
  readonly states: number;
  readonly transitions: number;
  readonly depth: number;
  readonly terminal: number;
  /** The limit that cut the exploration short; absent when every reachable state was seen. */
  readonly cut?: keyof Limits;
  /**
   * Every state that is fewer steps than this from the initial one was expanded: of all runs of this many steps, the
   * verdicts are certain.
   */
  readonly exhaustedDepth: number;
  readonly symmetry: SymmetryUse;
  /** A bound on the probability that states were missed; absent where states were compared themselves. */
  readonly omission?: number;
  /** Every action of the specification, in its order. */
  readonly actions: readonly ActionStatistics[];
  /** Bytes for states and steps at most at any time. */
  readonly bytes: number;
  readonly seconds: number;
  readonly broken: readonly BrokenSentence[];
  readonly verdicts: readonly ExploredVerdict[];
  readonly beliefs: readonly BeliefOutcome[];
}

/** What was explored and what became of it, apart from the questions that were asked of it. */
export const outcomeOf = (
  {
    scenario,
    size,
    flavor,
    release,
    wasmtime,
    constants,
  }: Pick<VerifyOptions, 'scenario' | 'size' | 'flavor' | 'release' | 'wasmtime' | 'constants'>,
  { programs }: Runtime,
  engine: RowEngine<Emitted>,
  exploration: Exploration,
): Omit<Verification, 'symmetry' | 'verdicts' | 'beliefs' | 'seconds'> => ({
  scenario: scenario.name,
  yield: size.yield,
  size,
  ...(flavor && { flavor }),
  release,
  ...(wasmtime !== undefined && { wasmtime }),
  constants,
  roles: programs.map(({ role }) => role),
  states: exploration.states,
  transitions: exploration.transitions,
  depth: exploration.depth,
  terminal: exploration.terminal,
  ...(exploration.cut !== undefined && { cut: exploration.cut }),
  exhaustedDepth: exploration.exhaustedDepth,
  actions: actionStatistics(engine, exploration),
  bytes: exploration.bytes,
  broken: exploration.broken.map(({ sentence, path }) => ({ sentence, run: explainRun(engine, path) })),
});
