import {
  newestRelease,
  releases,
  rulesOf,
  scenarios,
  smallConstants,
  wasmtimeReleases,
  wasmtimeRulesOf,
  isYieldWay,
  yieldWays,
} from '../../../model/index.ts';
import type {
  Constants,
  Flavor,
  Program,
  Policy,
  Scenario,
  ScenarioSize,
  YieldWayName,
} from '../../../model/index.ts';
import { lackingOnFlavor, lackingOnWasmtimeOf } from '../../workload/lacking.ts';
import { workloadRanges } from '../../workload/ranges.ts';
import type { Workload } from '../../workload/workload.ts';
import { requirePossible } from './programs.ts';
import { QuestionError } from '../../own/question-error.ts';
import { wholeNumber } from './whole-number.ts';

/** Which small program runs on which Tokio. Everything that is left out is as the command line has it. */
export interface WorkloadOptions {
  /** Name of one of `scenarios`; `yielders` if absent. */
  readonly scenario?: string;
  /**
   * What each task does, in place of a scenario's own programs. `scenario` is then the name of what they are together,
   * and `tasks` and `polls` mean nothing.
   */
  readonly programs?: readonly Program[];
  /** How the tasks yield: a way by its name, or a policy made by `definePolicy`; `self-wake` if absent. */
  readonly yield?: YieldWayName | Policy;
  /** Release of Tokio, such as `1.53` or `1.51.1`, or `master`; the newest that is known if absent. */
  readonly tokio?: string;
  /** Release of Wasmtime that guests run on; the newest that is known if absent. */
  readonly wasmtime?: string;
  /** The scheduler; `multi_thread` if absent. */
  readonly flavor?: Flavor;
  /** Worker threads, 1 to 16; 2 if absent, and always 1 on `current_thread`. */
  readonly workers?: number;
  /** Tasks of the scenario's main role, 1 to 64; the scenario's own number if absent. */
  readonly tasks?: number;
  /** Polls of each of them, 1 to 64; the scenario's own number if absent. */
  readonly polls?: number;
  /** Ticks between two driver passes of a busy worker, 1 to 1024; 4 if absent, and 61 in Tokio. */
  readonly eventInterval?: number;
  /** Ticks between two looks at the inject queue first, 1 to 1024, or `auto`; 3 if absent, and `auto` in Tokio. */
  readonly globalQueueInterval?: number | 'auto';
  /** Capacity of a local queue, 2 to 1024; 4 if absent, and 256 in Tokio. */
  readonly queueCapacity?: number;
  /** Polls from the LIFO slot in a tick, 1 to 1024; 3 if absent, as in Tokio. */
  readonly maxLifoPolls?: number;
  /** Whether there is a LIFO slot; true if absent. */
  readonly lifoSlot?: boolean;
  /** Coop budget of a tick, 1 to 1024; 4 if absent, and 128 in Tokio. */
  readonly coopBudget?: number;
}

const listed = (names: readonly string[]): string => names.join(', ');

const scenarioFor = (name: string): Scenario => {
  const scenario = scenarios.find((one) => one.name === name);
  if (scenario !== undefined) return scenario;
  throw new QuestionError(
    'ASK001',
    `no scenario is named '${name}'`,
    `Choose one of: ${listed(scenarios.map((one) => one.name))}; or give programs of your own.`,
  );
};

const yieldingBy = (way: YieldWayName | Policy): Pick<ScenarioSize, 'yield' | 'policy'> => {
  if (typeof way === 'object') return { yield: `policy ${way.name}`, policy: way };
  return { yield: wayNamed(way) };
};

const wayNamed = (name: YieldWayName): YieldWayName => {
  if (isYieldWay(name)) return name;
  throw new QuestionError(
    'ASK002',
    `no way of yielding is named '${String(name)}'`,
    `Choose one of: ${listed(Object.keys(yieldWays))}.`,
  );
};

const requireKnown = (project: string, release: string, isKnown: boolean, oldest: string): void => {
  if (!isKnown)
    throw new QuestionError(
      'ASK003',
      `'${release}' is not a release of ${project} that yieldcheck knows`,
      `Releases from ${oldest} on are known; yieldcheck list releases tells which of them differ.`,
    );
};

/** Throws a `QuestionError` (`ASK003`) unless the rules of this release of Tokio are known. */
export const requireRelease = (release: string): void =>
  requireKnown('Tokio', release, rulesOf(release) !== undefined, releases[0]?.version ?? '');

const constantsOf = (options: WorkloadOptions): Constants => {
  const numberOr = (key: Exclude<keyof typeof workloadRanges, 'tasks' | 'polls' | 'globalQueueInterval'>) =>
    wholeNumber(key, options[key] ?? smallConstants[key], workloadRanges[key]);
  const interval = options.globalQueueInterval ?? smallConstants.globalQueueInterval;
  return {
    workers: options.flavor === 'current_thread' && options.workers === undefined ? 1 : numberOr('workers'),
    queueCapacity: numberOr('queueCapacity'),
    eventInterval: numberOr('eventInterval'),
    globalQueueInterval:
      interval === 'auto'
        ? interval
        : wholeNumber('globalQueueInterval', interval, workloadRanges.globalQueueInterval),
    maxLifoPolls: numberOr('maxLifoPolls'),
    lifoSlot: options.lifoSlot ?? true,
    coopBudget: numberOr('coopBudget'),
  };
};

const refuse = (because: string, advice: string): never => {
  throw new QuestionError('ASK006', because, advice);
};

const requireForCurrentThread = ({ programs, ...options }: WorkloadOptions, scenario: string): void => {
  const without = {
    queueCapacity: options.queueCapacity,
    maxLifoPolls: options.maxLifoPolls,
    lifoSlot: options.lifoSlot,
  };
  for (const [name, given] of Object.entries(without))
    if (given !== undefined) refuse(`current_thread has no ${name}`, `Leave ${name} out.`);
  if ((options.workers ?? 1) > 1) refuse('current_thread has one worker', 'Leave workers out.');
  const lacks = programs === undefined ? lackingOnFlavor(scenario) : undefined;
  if (lacks !== undefined)
    refuse(
      `the scenario '${scenario}' needs ${lacks}, which current_thread does not have`,
      'Choose another scenario, or multi_thread.',
    );
};

const requireRunnable = (workload: Workload): Workload => {
  const { scenario, release, constants } = workload;
  if (!constants.lifoSlot && rulesOf(release)?.lifoSlotOptional === false)
    refuse(`the LIFO slot cannot be switched off in Tokio ${release}`, 'Choose a later release.');
  const lacks = lackingOnWasmtimeOf(workload);
  if (lacks !== undefined)
    refuse(
      `the scenario '${scenario}' under ${workload.size.yield} does not run on this Wasmtime: ${lacks.message}`,
      'Choose another release of Wasmtime, or another way of yielding.',
    );
  return workload;
};

/** The workload that was asked for. Throws a `QuestionError` when there is none such. */
export const workloadOf = (options: WorkloadOptions): Workload => {
  const { programs, flavor, wasmtime, tokio = newestRelease } = options;
  const name = options.scenario ?? (programs === undefined ? 'yielders' : 'own programs');
  const usual = programs === undefined ? scenarioFor(name).size : { tasks: programs.length, polls: 1 };
  requireRelease(tokio);
  if (wasmtime !== undefined)
    requireKnown(
      'Wasmtime',
      wasmtime,
      wasmtimeRulesOf(wasmtime) !== undefined,
      wasmtimeReleases[0]?.version ?? '',
    );
  if (flavor === 'current_thread') requireForCurrentThread(options, name);
  return requireRunnable({
    scenario: name,
    ...(programs && { programs: requirePossible(programs) }),
    size: {
      ...yieldingBy(options.yield ?? 'self-wake'),
      tasks: wholeNumber('tasks', options.tasks ?? usual.tasks, workloadRanges.tasks),
      polls: wholeNumber('polls', options.polls ?? usual.polls, workloadRanges.polls),
    },
    ...(flavor && { flavor }),
    release: tokio,
    ...(wasmtime !== undefined && { wasmtime }),
    constants: constantsOf(options),
  });
};
