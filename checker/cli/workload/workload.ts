import { newestRelease, smallConstants } from '../../../model/index.ts';
import type { Constants, EndlessWay, Flavor, ScenarioSize, YieldName } from '../../../model/index.ts';
import type { WorkloadFlags } from './options.ts';
import { namesOnFlavor, refuseForCurrentThread } from './flavor.ts';
import { refuseWithoutLifoSlot } from './lifo-slot.ts';
import { endlessOnly, scenarioNames, yieldNames } from './options.ts';
import { UsageError } from '../usage-error.ts';
import { lackingFor, refuseForWasmtime } from './wasmtime.ts';
import { scenarioNamed } from './scenario-named.ts';

export { scenarioNamed } from './scenario-named.ts';

/** One scenario with everything that decides how it runs, as plain data. */
export interface Workload {
  /** Name of the scenario. */
  readonly scenario: string;
  readonly size: ScenarioSize;
  /** multi_thread if absent. */
  readonly flavor?: Flavor;
  readonly release: string;
  /** The release of Wasmtime that guests run on; the newest if absent. */
  readonly wasmtime?: string;
  readonly constants: Constants;
}

const constantsOf = (flags: WorkloadFlags): Constants => ({
  workers: flags.workers ?? (flags.flavor === 'current_thread' ? 1 : smallConstants.workers),
  queueCapacity: flags.queueCapacity ?? smallConstants.queueCapacity,
  eventInterval: flags.eventInterval ?? smallConstants.eventInterval,
  globalQueueInterval: flags.globalQueueInterval ?? smallConstants.globalQueueInterval,
  maxLifoPolls: flags.maxLifoPolls ?? smallConstants.maxLifoPolls,
  lifoSlot: flags.lifoSlot,
  coopBudget: flags.coopBudget ?? smallConstants.coopBudget,
});

const wayWithEnd = (way: EndlessWay): YieldName => {
  if (way !== 'custom') return way;
  throw new UsageError(
    "--yield custom goes with 'verify --endless' only; elsewhere guests that are to yield by yield_now answer YieldCustom.",
  );
};

/** The workloads that were asked for: each scenario under each way of yielding. */
export const workloadsOf = (scenario: string, flags: WorkloadFlags): readonly Workload[] => {
  if (endlessOnly.includes(scenario))
    throw new UsageError(
      `the scenario '${scenario}' goes on for ever: add --endless to 'verify', or choose one of: ${scenarioNames.join(', ')}.`,
    );
  if (flags.flavor === 'current_thread') refuseForCurrentThread(scenario, flags);
  const names = scenario === 'all' ? namesOnFlavor(flags.flavor) : [scenario];
  const ways = flags.yield?.map(wayWithEnd) ?? yieldNames;
  const release = flags.tokio ?? newestRelease;
  refuseWithoutLifoSlot(flags.lifoSlot, release);
  const constants = constantsOf(flags);
  const onFlavor = flags.flavor === 'current_thread' ? { flavor: flags.flavor } : {};
  const onWasmtime = flags.wasmtime === undefined ? {} : { wasmtime: flags.wasmtime };
  const workload = (name: string, way: YieldName): Workload => {
    const usual = scenarioNamed(name).size;
    const size = { yield: way, tasks: flags.tasks ?? usual.tasks, polls: flags.polls ?? usual.polls };
    return { ...onFlavor, scenario: name, size, release, ...onWasmtime, constants };
  };
  const asked = names.flatMap((name) => ways.map((way) => workload(name, way)));
  return scenario === 'all'
    ? asked.filter((one) => lackingFor(one) === undefined)
    : asked.map(refuseForWasmtime);
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
export const argumentsOf = ({
  scenario,
  size,
  flavor,
  release,
  wasmtime,
  constants,
}: Workload): readonly string[] => {
  const usual = scenarioNamed(scenario).size;
  return [
    scenario,
    '--tokio',
    release,
    ...(wasmtime === undefined ? [] : ['--wasmtime', wasmtime]),
    ...(flavor === 'current_thread' ? ['--flavor', flavor] : []),
    '--yield',
    size.yield,
    ...(size.tasks === usual.tasks ? [] : ['--tasks', String(size.tasks)]),
    ...(size.polls === usual.polls ? [] : ['--polls', String(size.polls)]),
    ...sized.flatMap((key) =>
      constants[key] === smallConstants[key] || (key === 'workers' && flavor === 'current_thread')
        ? []
        : [flagNames[key], String(constants[key])],
    ),
    ...(constants.lifoSlot ? [] : ['--no-lifo-slot']),
  ];
};
