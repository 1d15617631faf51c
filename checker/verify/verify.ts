import { extname } from 'node:path';
import type { Constants, Flavor, Rules, Scenario, ScenarioSize } from '../../model/index.ts';
import { actualPath, exploreGraph, omission, renameEmission } from '../../traces/index.ts';
import type { Limits, Progress } from '../../traces/index.ts';
import { automatonOf } from '../automaton/index.ts';
import type { Belief } from '../beliefs/belief.ts';
import type { Property } from '../properties/property.ts';
import { outcomeOf } from './verification.ts';
import type { Verification } from './verification.ts';
import { generatedHeader } from './generated-header.ts';
import { machineOf } from './machine-source.ts';
import { checkOnGraph } from './on-graph.ts';
import { showing } from './counterexample.ts';
import { questionOf } from './question.ts';
import { runtimeOf } from './runtime-of.ts';
import type { VerifyCheckpoint } from './question.ts';
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
  /** multi_thread if absent. */
  readonly flavor?: Flavor;
  readonly release: string;
  /** The release of Wasmtime that guests run on; the newest if absent. */
  readonly wasmtime?: string;
  readonly rules: Rules;
  readonly constants: Constants;
  readonly properties: readonly Property[];
  readonly beliefs: readonly Belief[];
  readonly limits: Limits;
  /** Whether to explore one state for all that differ by a renaming alone, as far as that is sound. */
  readonly symmetry: boolean;
  /** Whether to keep 64 bits of hash instead of each state, so that states may be missed. */
  readonly fingerprint: boolean;
  /** Threads that explore; nothing found depends on how many. */
  readonly threads: number;
  /** Whether counterexamples are made shorter and simpler than they are found; as found if absent. */
  readonly minimize?: boolean;
  /** Saves the states and steps found, and goes on from those saved before. */
  readonly checkpoint?: VerifyCheckpoint;
  readonly onProgress?: (progress: VerifyProgress) => void;
}

/** The part of the time that may go into finding the states; the properties share what is left. */
const forExploring = 0.5;

const machineSource = new URL(`./machine-source${extname(import.meta.url)}`, import.meta.url).href;

/** Explores every interleaving of a scenario within the limits, and checks properties and beliefs in all of them. */
export const verify = (options: VerifyOptions): Verification => {
  const { scenario, flavor, release, constants, properties, beliefs, onProgress } = options;
  const runtime = runtimeOf(options);
  const explored = { runtime, symmetry: options.symmetry };
  const { engine, symmetry, refused } = machineOf(explored);
  const header = generatedHeader(release, constants, scenario.name, flavor);
  const started = performance.now();
  const seconds = (): number => (performance.now() - started) / 1000;
  // The limit is asked for anew each time: whoever interrupts the work does it by lowering it.
  const timeLimit = (): number => options.limits.seconds ?? Infinity;
  const asked = properties.length + beliefs.length;

  const { exploration, graph } = exploreGraph(engine, {
    limits: {
      ...options.limits,
      get seconds() {
        return asked === 0 ? timeLimit() : timeLimit() * forExploring;
      },
    },
    fingerprint: options.fingerprint,
    ...(options.checkpoint && {
      checkpoint: { ...options.checkpoint, question: questionOf(options, options.checkpoint.version) },
    }),
    ...(symmetry && { symmetry }),
    ...(options.threads > 1 && {
      threads: { count: options.threads, source: { module: machineSource, argument: explored } },
    }),
    ...(onProgress && { onProgress: (progress) => onProgress({ ...progress, property: null }) }),
  });
  const show = showing(options, engine, seconds);
  let left = asked;
  const verdictOn = (property: Property): ExploredVerdict => {
    const from = seconds();
    const share = 1 / left--;
    const automaton = automatonOf(property, header);
    if (automaton.kind === 'not-checkable') return notCheckable(property, automaton.reason);
    const search = checkOnGraph(graph, automaton, {
      outOfTime: () => seconds() - from >= (timeLimit() - from) * share,
      onProgress: (pairs, expanded) =>
        onProgress?.({
          states: pairs,
          statesPerSecond: 0,
          depth: exploration.depth,
          queue: pairs - expanded,
          seconds: seconds(),
          levels: [],
          bytes: exploration.bytes,
          property: property.id,
        }),
    });
    const path = search.violation && actualPath(graph, search.violation.path, renameEmission);
    const depth = exploration.exhaustedDepth;
    // Longer runs may lead through states that were found and not expanded, or missed.
    const isShortest = graph.cut === undefined || (path?.length ?? 0) <= depth;
    const shortest = isShortest && !options.fingerprint;
    return verdictOf(property, search, { cut: graph.cut, depth }, path && show(property, { path, shortest }));
  };
  return {
    ...outcomeOf(options, runtime, engine, exploration),
    symmetry: { renamings: symmetry?.size ?? 1, refused: symmetry === undefined ? [] : refused },
    ...(options.fingerprint ? { omission: omission(exploration.states) } : {}),
    verdicts: properties.map(verdictOn),
    beliefs: beliefs.map((belief) => ({ belief, verdict: verdictOn(belief.claim) })),
    seconds: seconds(),
  };
};
