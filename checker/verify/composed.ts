import type { Emitted, RowEngine } from '../../model/index.ts';
import { exploreDepthFirst, exploreRandom, pct } from '../../traces/index.ts';
import type { Exploration, ExploreOptions } from '../../traces/index.ts';
import { automatonOf } from '../automaton/index.ts';
import { Observations } from '../automaton/observations.ts';
import type { Composable, PropertyAutomaton } from '../automaton/index.ts';
import type { Property } from '../properties/property.ts';
import { outcomeOf } from './verification.ts';
import { generatedHeader } from './generated-header.ts';
import { afterSampling } from './sampled.ts';
import type { ComposedSearch, Sampling } from './search.ts';
import { notCheckable, verdictOf } from './verdicts.ts';
import type { ExploredVerdict } from './verdicts.ts';
import { runtimeOf } from './runtime-of.ts';
import { showing } from './counterexample.ts';
import type { Show } from './counterexample.ts';
import { engineFor } from './engine-for.ts';
import type { Verification } from './verification.ts';
import type { VerifyOptions } from './verify.ts';

/** What to explore and how; symmetry, fingerprints, threads and checkpoints are for searches breadth first. */
export interface ComposedOptions extends Omit<
  VerifyOptions,
  'symmetry' | 'fingerprint' | 'threads' | 'checkpoint'
> {
  readonly search: ComposedSearch;
}

interface Searched {
  readonly exploration: Exploration;
  /** Of a search at random. */
  readonly sampling?: Sampling;
}

const searched = (
  search: ComposedSearch,
  engine: RowEngine<Emitted>,
  options: ExploreOptions<Emitted>,
): Searched => {
  if (search.kind === 'depth-first') return { exploration: exploreDepthFirst(engine, options) };
  const { runs, steps, seed } = search;
  const schedule = search.kind === 'pct' ? { schedule: pct({ bugDepth: search.bugDepth }) } : {};
  const exploration = exploreRandom({ runs, steps, seed, ...schedule })(engine, options);
  const { guarantee } = exploration;
  return {
    exploration,
    sampling: {
      runs: exploration.runs,
      steps: exploration.steps,
      seed,
      ...(guarantee && exploration.runs > 0 && { guarantee }),
    },
  };
};

interface Asked {
  readonly property: Property;
  readonly automaton: Composable;
}

/** The verdicts after a search of the specification with the automata of all that are asked. */
const verdictsOf = (
  asked: readonly Asked[],
  automata: readonly PropertyAutomaton[],
  { exploration, sampling }: Searched,
  show: Show,
): readonly ExploredVerdict[] => {
  const { cut, exhaustedDepth, violations } = exploration;
  return asked.map(({ property, automaton }) => {
    if (automaton.kind === 'not-checkable') return notCheckable(property, automaton.reason);
    const violation = violations.find((one) => automata[one.automaton] === automaton);
    const search = {
      ...(violation && { violation }),
      checked: automaton.checked(),
      undecided: automaton.undecided(),
      outOfTime: false,
      exhaustedDepth,
    };
    const reach = { cut, depth: exhaustedDepth };
    const counterexample = violation && show(property, { path: violation.path, shortest: false });
    const verdict = verdictOf(property, search, reach, counterexample);
    return sampling === undefined ? verdict : afterSampling(verdict, sampling, cut);
  });
};

/** The part of the time that goes into the search where counterexamples are to be minimised after it. */
const forSearching = 0.75;

/**
 * Checks properties and beliefs in one search of the specification with all their automata. Its states are those of
 * this product, and its counterexamples mostly not the shortest. Random runs never show that a property holds.
 */
export const verifyComposed = (options: ComposedOptions): Verification => {
  const { scenario, flavor, release, constants, properties, beliefs, search, onProgress } = options;
  const runtime = runtimeOf(options);
  const engine = engineFor(runtime);
  const header = generatedHeader(release, constants, scenario.name, flavor);
  const started = performance.now();
  const seconds = (): number => (performance.now() - started) / 1000;
  const timeLimit = (): number => options.limits.seconds ?? Infinity;
  const observations = new Observations();
  const asked = [...properties, ...beliefs.map(({ claim }) => claim)].map((property) => ({
    property,
    automaton: automatonOf(property, header, observations),
  }));
  const automata = asked.flatMap(({ automaton }) => (automaton.kind === 'automaton' ? [automaton] : []));
  const found = searched(search, engine, {
    automata,
    limits: {
      ...options.limits,
      get seconds() {
        return options.minimize === true ? timeLimit() * forSearching : timeLimit();
      },
    },
    ...(onProgress && { onProgress: (progress) => onProgress({ ...progress, property: null }) }),
  });
  const { exploration, sampling } = found;
  const verdicts = verdictsOf(asked, automata, found, showing(options, engine, seconds));
  return {
    ...outcomeOf(options, runtime, engine, exploration),
    search: search.kind,
    ...(sampling && { sampling, exhaustedDepth: 0 }),
    symmetry: { renamings: 1, refused: [] },
    verdicts: verdicts.slice(0, properties.length),
    beliefs: verdicts.slice(properties.length).flatMap((verdict) => {
      const belief = beliefs.find(({ claim }) => claim.id === verdict.property);
      return belief === undefined ? [] : [{ belief, verdict }];
    }),
    seconds: seconds(),
  };
};
