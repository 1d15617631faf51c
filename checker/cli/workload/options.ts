import type { Command } from 'commander';
import { Argument, Option } from 'commander';
import { endlessWorkloads, exhibits, scenarios, smallConstants } from '../../../model/index.ts';
import type { Constants, EndlessWay, Flavor } from '../../../model/index.ts';
import { mostTicks, workloadRanges } from '../../workload/ranges.ts';
import { parseEndlessWay, scenarioParser } from '../own-files.ts';
import { parseCount, parseName, severalOf } from '../parse.ts';
import { parseRule } from '../rule.ts';
import { parseRelease, parseWasmtime } from '../releases.ts';
import { yieldNamesInWords } from '../yield-names.ts';

/** The names of all scenarios, and the word for every one of them. */
export const scenarioNames: readonly string[] = [...scenarios.map(({ name }) => name), 'all'];

/** The names of scenarios that show one rule each. */
export const exhibitNames: readonly string[] = exhibits.map(({ name }) => name);

/** The names of endless scenarios that have no end otherwise either. */
export const endlessOnly: readonly string[] = endlessWorkloads
  .map(({ name }) => name)
  .filter((name) => !scenarioNames.includes(name));

/** The names of the schedulers. */
export const flavors = ['multi_thread', 'current_thread'] as const satisfies readonly Flavor[];

/** What the options of `withWorkload` parse to. */
export interface WorkloadFlags {
  readonly tokio?: string;
  /** Rules that are changed, such as `lifo-stealable=fourth-pass`. */
  readonly rule?: readonly string[];
  readonly wasmtime?: string;
  readonly flavor?: Flavor;
  /** `custom` is for tasks that go on for ever. */
  readonly yield?: readonly EndlessWay[];
  readonly workers?: number;
  readonly tasks?: number;
  readonly polls?: number;
  readonly eventInterval?: number;
  readonly queueCapacity?: number;
  readonly globalQueueInterval?: Constants['globalQueueInterval'];
  readonly maxLifoPolls?: number;
  readonly coopBudget?: number;
  readonly eagerDriverHandoff?: true;
  /** False after `--no-lifo-slot`. */
  readonly lifoSlot: boolean;
}

/** Takes a global queue interval. */
export const parseInterval = (given: string): Constants['globalQueueInterval'] =>
  given === 'auto' ? 'auto' : parseCount('--global-queue-interval takes auto or', 1, mostTicks)(given);

/** A parser of the constant that this option sets. */
export const constantParser = (option: string, least: number): ((given: string) => number) =>
  parseCount(option, least, mostTicks);

const constant = (
  flags: string,
  meaning: string,
  key: Exclude<keyof Constants & keyof typeof workloadRanges, 'workers'>,
): Option =>
  new Option(flags, `${meaning} (default: ${String(smallConstants[key])})`).argParser(
    constantParser(flags.split(' ')[0] ?? flags, workloadRanges[key].least),
  );

const ranged = (name: 'workers' | 'tasks' | 'polls'): ((given: string) => number) =>
  parseCount(`--${name}`, workloadRanges[name].least, workloadRanges[name].most);

/** Parsers of the numbers that size a workload. */
export const ranges = {
  workers: ranged('workers'),
  tasks: ranged('tasks'),
  polls: ranged('polls'),
};

/** Takes the name of a scenario, `all`, or the file of one of somebody's own. */
export const parseScenario: (given: string) => string = scenarioParser([
  ...scenarioNames,
  ...endlessOnly,
  ...exhibitNames,
]);

/** Adds what says which workload runs on which Tokio. */
export const withWorkload = (command: Command): Command =>
  withWorkloadOptions(
    command.addArgument(
      new Argument(
        '[scenario]',
        `one of: ${scenarioNames.join(', ')}; or the file of one of yours, such as ./scenario.ts`,
      )
        .default(scenarioNames[0])
        .argParser(parseScenario),
    ),
  );

/** Adds the same but for the name of the scenario. */
export const withWorkloadOptions = (command: Command): Command =>
  command
    .option('-t, --tokio <release>', 'the release of Tokio to follow', parseRelease)
    .option(
      '--rule <changes>',
      'rules of the scheduler that are to be otherwise than in the release, such as lifo-stealable=fourth-pass, separated by commas',
      severalOf(parseRule),
    )
    .option('--wasmtime <release>', 'the release of Wasmtime that guests run on', parseWasmtime)
    .option(
      '-f, --flavor <scheduler>',
      `the scheduler: ${flavors.join(', ')} (default: ${flavors[0]})`,
      parseName('flavor', flavors),
    )
    .addOption(
      new Option(
        '-y, --yield <ways>',
        `how the tasks yield, separated by commas: ${yieldNamesInWords}, or the file of a policy of yours, such as ./policy.ts; with --endless also custom: a guest whose epoch callback answers YieldCustom with yield_now`,
      ).argParser(severalOf(parseEndlessWay)),
    )
    .option('-w, --workers <n>', `worker threads (default: ${smallConstants.workers})`, ranges.workers)
    .option('-n, --tasks <n>', "tasks of the scenario's main role (default: the scenario's)", ranges.tasks)
    .option('--polls <n>', "polls of each of them (default: the scenario's)", ranges.polls)
    .addOption(constant('--event-interval <n>', 'ticks between two driver passes; Tokio 61', 'eventInterval'))
    .addOption(
      new Option(
        '--global-queue-interval <n>',
        `ticks between two looks at the inject queue first, or auto; Tokio auto (default: ${String(smallConstants.globalQueueInterval)})`,
      ).argParser(parseInterval),
    )
    .addOption(constant('--queue-capacity <n>', 'capacity of a local queue; Tokio 256', 'queueCapacity'))
    .addOption(
      constant('--max-lifo-polls <n>', 'polls from the LIFO slot in a tick; Tokio 3', 'maxLifoPolls'),
    )
    .addOption(constant('--coop-budget <n>', 'coop budget of a tick; Tokio 128', 'coopBudget'))
    .option('--eager-driver-handoff', 'hand the driver off eagerly, in releases that can (1.52.0)')
    .option('--no-lifo-slot', 'switch the LIFO slot off');
