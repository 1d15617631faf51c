import type { RowEngine, Runtime } from '../../model/index.ts';
import { exploreGraph } from '../../traces/index.ts';
import type { Exploration, Limits, Progress, StateGraph } from '../../traces/index.ts';
import { digraphOf } from './digraph-of.ts';
import { conditionsOf, owedIn, takenBy, type Condition } from './fairness/conditions.ts';
import type { WatchedStep } from './fairness/assumption.ts';
import type { Digraph } from './graph/digraph.ts';
import { distancesFrom, type Distances } from './graph/distances.ts';
import { enabledIn } from './graph/fairness.ts';
import { nothingLoosened, type Loosened } from './watch/loosened.ts';
import type { Observation } from './watch/observation.ts';
import { watchedEngine } from './watch/watched.ts';

/** Everything that a runtime can do, as far as it matters to who waits. */
export interface Situation {
  readonly runtime: Runtime;
  readonly engine: RowEngine<Observation>;
  readonly graph: Digraph;
  /** By label. */
  readonly steps: readonly WatchedStep[];
  readonly conditions: readonly Condition[];
  /** By label, the conditions that a step is of. */
  readonly takes: Int32Array;
  /** By state, the conditions of which some step could be taken, or is owed. */
  readonly enabled: Int32Array;
  /** By state, the tasks that wait in it. */
  readonly waiting: Int32Array;
  /** By state, the workers that sleep in it. */
  readonly asleep: Int32Array;
  readonly fromFirst: Distances;
}

/** A situation, unless a limit kept it from being known: then nothing can be said, since a cycle may lie beyond. */
export interface Explored {
  readonly exploration: Exploration;
  readonly situation?: Situation;
}

const unknown: Observation = {
  action: -1,
  actor: -1,
  other: -1,
  polls: -1,
  ends: false,
  ticks: false,
  maintains: false,
  looksFirst: false,
  getsDriver: false,
  turns: false,
  waiting: 0,
  asleep: 0,
  polling: 0,
};

const stepsOf = ({ alphabet, engine }: StateGraph<Observation>): readonly WatchedStep[] =>
  Array.from({ length: alphabet.size }, (_, letter) => {
    const [observation = unknown] = alphabet.letter(letter);
    return { ...observation, arrays: engine.actions[observation.action]?.arrays ?? [] };
  });

/**
 * Explores a runtime to its end, or to a limit, perhaps with loosened intervals. States are never taken for one another
 * by symmetry.
 */
export const situationOf = (
  runtime: Runtime,
  limits: Limits = {},
  onProgress: (progress: Progress) => void = () => {},
  loosened: Loosened = nothingLoosened,
): Explored => {
  const engine = watchedEngine(runtime, loosened);
  const conditions = conditionsOf(runtime);
  const { exploration, graph: explored } = exploreGraph(engine, { limits, onProgress });
  if (explored.cut !== undefined) return { exploration };
  const graph = digraphOf(explored);
  const steps = stepsOf(explored);
  const takes = Int32Array.from(steps, (step) => takenBy(conditions, step));
  const factsOf = (fact: 'waiting' | 'asleep' | 'polling'): Int32Array => {
    const by = Int32Array.from(steps, (step) => step[fact]);
    const facts = new Int32Array(graph.states);
    facts[0] = by[explored.initial.letter] ?? 0;
    for (let edge = 0; edge < graph.target.length; edge++)
      facts[graph.target[edge] ?? 0] = by[graph.label[edge] ?? 0] ?? 0;
    return facts;
  };
  const enabled = enabledIn(graph, takes);
  const polling = factsOf('polling');
  for (let state = 0; state < graph.states; state++)
    enabled[state] = (enabled[state] ?? 0) | owedIn(conditions, polling[state] ?? 0);
  const [waiting, asleep] = [factsOf('waiting'), factsOf('asleep')];
  const fromFirst = distancesFrom(graph, [0]);
  return {
    exploration,
    situation: {
      runtime,
      engine,
      graph,
      steps,
      conditions,
      takes,
      enabled,
      waiting,
      asleep,
      fromFirst,
    },
  };
};
