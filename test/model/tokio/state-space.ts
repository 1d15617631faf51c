import { smallConstants, type Constants, type Flavor, type Runtime } from '../../../model/tokio/config.ts';
import { rulesOf } from '../../../model/tokio/releases.ts';
import { specificationOf } from '../../../model/tokio/specification.ts';
import { scenarios } from '../../../model/workloads/index.ts';
import type { YieldName } from '../../../model/yields/yield-way.ts';
import { explore } from '../../../traces/index.ts';

/** One configuration whose state space is pinned. Constants that are absent are the small ones. */
export interface Configuration {
  readonly scenario: string;
  readonly yield: YieldName;
  readonly release: string;
  /** multi_thread if absent. */
  readonly flavor?: Flavor;
  readonly tasks?: number;
  readonly polls?: number;
  readonly constants?: Partial<Constants>;
}

/** The size of a state space, the same on every machine. */
export interface StateSpace {
  readonly states: number;
  readonly transitions: number;
  readonly depth: number;
  readonly terminal: number;
}

const bounds: readonly (readonly [tasks: number, polls: number])[] = [
  [2, 2],
  [2, 3],
  [3, 2],
];

const pinnedReleases = '1.20.0 1.23.0 1.29.0 1.44.0 1.50.0 1.51.0 1.51.2 1.52.0 1.52.2 1.53.0'.split(' ');

/** Tasks that only yield, in each way and at three bounds, from one release to the next. */
export const releaseByRelease: readonly Configuration[] = pinnedReleases.flatMap((release) =>
  (['self-wake', 'yield_now'] as const).flatMap((how) =>
    bounds.map(([tasks, polls]): Configuration => ({
      scenario: 'yielders',
      yield: how,
      release,
      tasks,
      polls,
    })),
  ),
);

/** What tells configurations apart, as one string. */
export const nameOf = (configuration: Configuration): string => {
  const { scenario, yield: how, release, flavor, tasks, polls, constants } = configuration;
  return JSON.stringify([scenario, how, release, flavor, tasks, polls, constants]);
};

/** Explores the configuration to its end, without automata. Throws when the specification breaks one of its sentences. */
export const measure = (configuration: Configuration): StateSpace => {
  const scenario = scenarios.find(({ name }) => name === configuration.scenario);
  const rules = rulesOf(configuration.release);
  if (scenario === undefined || rules === undefined)
    throw new Error(`unknown: ${JSON.stringify(configuration)}`);
  const { tasks = scenario.size.tasks, polls = scenario.size.polls } = configuration;
  const programs = scenario.programs({ yield: configuration.yield, tasks, polls });
  const constants = { ...smallConstants, ...configuration.constants };
  const flavor = configuration.flavor && { flavor: configuration.flavor };
  const { shutsDown } = scenario;
  const blockOn = scenario.blockOn?.({ yield: configuration.yield, tasks, polls });
  const runtime: Runtime = {
    ...flavor,
    rules,
    constants,
    programs,
    ...(shutsDown && { shutsDown }),
    ...(blockOn && { blockOn }),
  };
  const found = explore(specificationOf(runtime).compiled());
  if (found.broken.length > 0) throw new Error(`broken: ${JSON.stringify(found.broken)}`);
  const { states, transitions, depth, terminal } = found;
  return { states, transitions, depth, terminal };
};
