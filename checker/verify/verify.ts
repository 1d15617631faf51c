import {
  interpret,
  multiThread,
  type Constants,
  type Emitted,
  type Engine,
  type Rules,
  type Runtime,
} from '../../model/index.ts';
import type { Scenario, ScenarioSize, YieldName } from '../../model/index.ts';
import { explore, MemoisedEngine } from '../../traces/index.ts';
import type { Exploration, Limits, Path, Progress } from '../../traces/index.ts';
import { automatonOf, type PropertyAutomaton } from '../automaton/index.ts';
import type { Belief } from '../beliefs/belief.ts';
import { explainRun, type ExplainedRun } from '../explain/counterexample.ts';
import type { Property } from '../properties/property.ts';
import { generatedHeader } from './generated-header.ts';
import { notCheckable, verdictOf, type ExploredVerdict } from './verdicts.ts';

/** How far a verification has come: the states are gone through once for themselves and once for each property. */
export interface VerifyProgress extends Progress {
  /** Id of the property whose automaton is composed; null while the states are found. */
  readonly property: string | null;
}

/** What to explore, with which constants, and which questions to ask of it. */
export interface VerifyOptions {
  readonly scenario: Scenario;
  readonly size: ScenarioSize;
  readonly release: string;
  readonly rules: Rules;
  readonly constants: Constants;
  readonly properties: readonly Property[];
  readonly beliefs: readonly Belief[];
  readonly limits: Limits;
  readonly onProgress?: (progress: VerifyProgress) => void;
}

/** A sentence about states that the specification itself breaks, with the shortest way there. */
export interface BrokenSentence {
  readonly sentence: string;
  readonly run: ExplainedRun;
}

/** What became of a belief: a refutation is its shortest counterexample. */
export interface BeliefOutcome {
  readonly belief: Belief;
  readonly verdict: ExploredVerdict;
}

/** What exploring one scenario under one way of yielding gave. */
export interface Verification {
  readonly scenario: string;
  readonly yield: YieldName;
  readonly size: ScenarioSize;
  readonly release: string;
  readonly constants: Constants;
  /** The tasks by number, from 1: what each is. */
  readonly roles: readonly string[];
  /** Size of the specification's own state space, without any property's automaton. */
  readonly states: number;
  readonly transitions: number;
  readonly depth: number;
  readonly terminal: number;
  /** The limit that cut the exploration short; absent when every reachable state was seen. */
  readonly cut?: keyof Limits;
  /** Actions that were never enabled. */
  readonly neverTaken: readonly string[];
  readonly broken: readonly BrokenSentence[];
  readonly verdicts: readonly ExploredVerdict[];
  readonly beliefs: readonly BeliefOutcome[];
}

/** The engine for a scenario, as `verify` explores it and `--replay` steps through it; it runs each state once. */
export const engineFor = (runtime: Runtime): Engine<number, Emitted> =>
  new MemoisedEngine(interpret(multiThread(runtime)));

/** Explores every interleaving of a scenario within the limits, and checks properties and beliefs in all of them. */
export const verify = (options: VerifyOptions): Verification => {
  const { scenario, size, release, rules, constants, properties, beliefs, limits, onProgress } = options;
  const programs = scenario.programs(size);
  const engine = engineFor({ rules, constants, programs });
  const header = generatedHeader(release, constants, scenario.name);
  const started = performance.now();
  const exploreWith = (automaton: PropertyAutomaton | null): Exploration => {
    const property = automaton?.name ?? null;
    const before = (performance.now() - started) / 1000;
    const remaining: Limits = {
      ...limits,
      // Read again at each use: whoever interrupts the work does it by lowering the limit.
      get seconds() {
        return (limits.seconds ?? Infinity) - before;
      },
    };
    return explore(engine, {
      automata: automaton === null ? [] : [automaton],
      limits: remaining,
      ...(onProgress && { onProgress: (progress) => onProgress({ ...progress, property }) }),
    });
  };
  const exploration = exploreWith(null);
  const run = (path: Path): ExplainedRun => explainRun(engine, path);
  const verdictOn = (property: Property): ExploredVerdict => {
    const automaton = automatonOf(property, header);
    if (automaton.kind === 'not-checkable') return notCheckable(property, automaton.reason);
    return verdictOf(property, automaton, exploreWith(automaton), header, run);
  };
  return {
    scenario: scenario.name,
    yield: size.yield,
    size,
    release,
    constants,
    roles: programs.map(({ role }) => role),
    states: exploration.states,
    transitions: exploration.transitions,
    depth: exploration.depth,
    terminal: exploration.terminal,
    ...(exploration.cut === undefined ? {} : { cut: exploration.cut }),
    neverTaken: exploration.actions.flatMap(({ steps }, index) =>
      steps === 0 ? [engine.actions[index]?.rule.name ?? `action ${index}`] : [],
    ),
    broken: exploration.broken.map(({ sentence, path }) => ({ sentence, run: run(path) })),
    verdicts: properties.map(verdictOn),
    beliefs: beliefs.map((belief) => ({ belief, verdict: verdictOn(belief.claim) })),
  };
};
