import { newestRelease, scenarios, smallConstants } from '../../../model/index.ts';
import type { Constants, Scenario, ScenarioSize } from '../../../model/index.ts';
import type { WorkloadFlags } from './options.ts';
import { yieldNames } from './options.ts';

/** One scenario with everything that decides how it runs, as plain data. */
export interface Workload {
  /** Name of the scenario. */
  readonly scenario: string;
  readonly size: ScenarioSize;
  readonly release: string;
  readonly constants: Constants;
}

/** The scenario with this name. */
export const scenarioNamed = (name: string): Scenario => {
  const scenario = scenarios.find((one) => one.name === name);
  if (scenario === undefined) throw new RangeError(`no scenario is named ${name}`);
  return scenario;
};

const constantsOf = (flags: WorkloadFlags): Constants => ({
  workers: flags.workers ?? smallConstants.workers,
  queueCapacity: flags.queueCapacity ?? smallConstants.queueCapacity,
  eventInterval: flags.eventInterval ?? smallConstants.eventInterval,
  globalQueueInterval: flags.globalQueueInterval ?? smallConstants.globalQueueInterval,
  maxLifoPolls: flags.maxLifoPolls ?? smallConstants.maxLifoPolls,
  lifoSlot: flags.lifoSlot,
  coopBudget: flags.coopBudget ?? smallConstants.coopBudget,
});

/** The workloads that were asked for: each scenario under each way of yielding. */
export const workloadsOf = (scenario: string, flags: WorkloadFlags): readonly Workload[] => {
  const names = scenario === 'all' ? scenarios.map(({ name }) => name) : [scenario];
  const ways = flags.yield ?? yieldNames;
  const release = flags.tokio ?? newestRelease;
  const constants = constantsOf(flags);
  return names.flatMap((name) => {
    const { size } = scenarioNamed(name);
    const tasks = flags.tasks ?? size.tasks;
    const polls = flags.polls ?? size.polls;
    return ways.map((way) => ({ scenario: name, size: { yield: way, tasks, polls }, release, constants }));
  });
};

const flagNames = {
  workers: '--workers',
  queueCapacity: '--queue-capacity',
  eventInterval: '--event-interval',
  globalQueueInterval: '--global-queue-interval',
  maxLifoPolls: '--max-lifo-polls',
  coopBudget: '--coop-budget',
} as const satisfies Partial<Record<keyof Constants, string>>;

type Sized = keyof typeof flagNames;
const sized: readonly Sized[] = [
  'workers',
  'queueCapacity',
  'eventInterval',
  'globalQueueInterval',
  'maxLifoPolls',
  'coopBudget',
];

/** The arguments that name this workload again; what is as by default goes without saying. */
export const argumentsOf = ({ scenario, size, release, constants }: Workload): readonly string[] => {
  const usual = scenarioNamed(scenario).size;
  return [
    scenario,
    '--tokio',
    release,
    '--yield',
    size.yield,
    ...(size.tasks === usual.tasks ? [] : ['--tasks', String(size.tasks)]),
    ...(size.polls === usual.polls ? [] : ['--polls', String(size.polls)]),
    ...sized.flatMap((key) =>
      constants[key] === smallConstants[key] ? [] : [flagNames[key], String(constants[key])],
    ),
    ...(constants.lifoSlot ? [] : ['--no-lifo-slot']),
  ];
};
