import type { Command } from 'commander';
import { Argument } from 'commander';
import type { Constants, Flavor, YieldName } from '../../../model/index.ts';
import { smallConstants } from '../../../model/index.ts';
import type { Assertion } from '../../compare/judge-comparison.ts';
import type { Observation } from '../../compare/observation.ts';
import { parseSize, parseDuration } from '../quantities.ts';
import { parseCount, parseName, severalOf } from '../parse.ts';
import { propertiesAndBeliefs, withProperties } from '../properties.ts';
import { parseRule } from '../rule.ts';
import { parseRelease, parseWasmtime } from '../releases.ts';
import { parseWay, scenarioParser } from '../own-files.ts';
import { yieldNamesInWords } from '../yield-names.ts';
import {
  constantParser,
  exhibitNames,
  flavors,
  parseInterval,
  ranges,
  scenarioNames,
} from '../workload/options.ts';

/** What the options of `withCompare` parse to; a list has the values that are compared, or one. */
export interface CompareFlags {
  readonly yield?: readonly YieldName[];
  readonly tokio?: readonly string[];
  readonly rule?: readonly string[];
  readonly wasmtime?: readonly string[];
  readonly flavor?: readonly Flavor[];
  readonly lifoSlot?: readonly ('on' | 'off')[];
  readonly eventInterval?: readonly number[];
  readonly globalQueueInterval?: readonly Constants['globalQueueInterval'][];
  readonly queueCapacity?: readonly number[];
  readonly maxLifoPolls?: readonly number[];
  readonly coopBudget?: readonly number[];
  readonly workers?: number;
  readonly tasks?: number;
  readonly polls?: number;
  readonly observe?: Observation;
  readonly assert?: Assertion['that'];
  /** Ids of properties and beliefs, or files. */
  readonly property?: readonly string[];
  /** Undefined for where a single scenario is compared. */
  readonly properties?: boolean;
  readonly bounds: boolean;
  readonly rates?: true;
  /** Files, or patterns. */
  readonly recordings?: readonly string[];
  readonly maxStates: number;
  readonly maxSeconds?: number;
  readonly maxMemory?: number;
  readonly budget?: number;
}

const mostStates = 500_000;

/** A parser of values with commas between them; the same may be there twice. */
const listOf =
  <Value>(parse: (given: string) => Value): ((given: string) => readonly Value[]) =>
  (given) =>
    given.split(',').map((one) => parse(one.trim()));

/** Takes one more argument of an option that takes several; a path may have commas. */
const eachOf = (given: string, before?: readonly string[]): readonly string[] => [...(before ?? []), given];

const constant = (option: string, least: number): ((given: string) => readonly number[]) =>
  listOf(constantParser(option, least));

const withAxes = (command: Command): Command =>
  command
    .option(
      '-y, --yield <ways>',
      `ways of yielding: ${yieldNamesInWords}, or files of policies of yours`,
      listOf(parseWay),
    )
    .option('-t, --tokio <releases>', 'releases of Tokio, such as 1.51.1,1.52.4', listOf(parseRelease))
    .option(
      '--rule <changes>',
      'rules that are to be otherwise than in the release, such as lifo-stealable=fourth-pass: one is compared with the release as it is, several with each other',
      severalOf(parseRule),
    )
    .option('--wasmtime <releases>', 'releases of Wasmtime that guests run on', listOf(parseWasmtime))
    .option(
      '-f, --flavor <schedulers>',
      `schedulers: ${flavors.join(', ')}`,
      listOf(parseName('flavor', flavors)),
    )
    .option(
      '--lifo-slot <settings>',
      'the LIFO slot: on, off',
      listOf(parseName('setting of the LIFO slot', ['on', 'off'])),
    )
    .option(
      '--event-interval <ns>',
      `ticks between two driver passes (default: ${smallConstants.eventInterval}; Tokio 61)`,
      constant('--event-interval', 1),
    )
    .option(
      '--global-queue-interval <ns>',
      `ticks between two looks at the inject queue first, or auto (default: ${String(smallConstants.globalQueueInterval)}; Tokio auto)`,
      listOf(parseInterval),
    )
    .option(
      '--queue-capacity <ns>',
      `capacity of a local queue (default: ${smallConstants.queueCapacity}; Tokio 256)`,
      constant('--queue-capacity', 2),
    )
    .option(
      '--max-lifo-polls <ns>',
      `polls from the LIFO slot in a tick (default: ${smallConstants.maxLifoPolls}; Tokio 3)`,
      constant('--max-lifo-polls', 1),
    )
    .option(
      '--coop-budget <ns>',
      `coop budget of a tick (default: ${smallConstants.coopBudget}; Tokio 128)`,
      constant('--coop-budget', 1),
    );

/** Adds what says which properties and beliefs are checked on both sides. */
const withClaims = (command: Command): Command =>
  withProperties(
    command,
    propertiesAndBeliefs,
    'check these properties and beliefs on both sides, or the properties in files of yours such as ./property.ts, separated by commas',
  )
    .option(
      '--properties',
      'check every property and belief on both sides (default: where one scenario is named)',
    )
    .option('--no-properties', 'leave properties and beliefs out');

/** Adds what says which sides are compared, in which scenarios. */
const withSides = (command: Command): Command =>
  withAxes(
    command.addArgument(
      new Argument(
        '[scenario]',
        `one of: ${scenarioNames.join(', ')}; or the file of one of yours (default: all, without --recordings)`,
      ).argParser(scenarioParser([...scenarioNames, ...exhibitNames])),
    ),
  )
    .option('-w, --workers <n>', `worker threads (default: ${smallConstants.workers})`, ranges.workers)
    .option('-n, --tasks <n>', "tasks of the scenario's main role (default: the scenario's)", ranges.tasks)
    .option('--polls <n>', "polls of each of them (default: the scenario's)", ranges.polls)
    .option(
      '--assert <what>',
      'fail (13) unless the sides are equal, or the first refines the others: it does only what they can do',
      parseName('assertion', ['equal', 'refines']),
    )
    .option(
      '--observe <what>',
      'what counts as a difference: events, all that a probe in the scheduler sees, or polls, which worker polls which task (default: events; polls between schedulers)',
      parseName('observation', ['events', 'polls']),
    );

/** Adds what says which sides are compared, in which scenarios, and how far. */
export const withCompare = (command: Command): Command =>
  withClaims(withSides(command))
    .option(
      '--rates',
      'also count polls, driver passes, migrations and boxed futures for each yield, and how late timers, sockets and foreign wakes are, in runs in time where tasks go on for ever',
    )
    .option(
      '--recordings <files...>',
      'also hold these recordings against both sides, and tell which of them are a behaviour of one side only; or patterns such as runs/**/*.gz',
      eachOf,
    )
    .option('--no-bounds', 'leave out how long tasks wait at most where they go on for ever')
    .option(
      '--max-states <n>',
      'stop exploring a side after this many states',
      parseCount('--max-states', 1),
      mostStates,
    )
    .option(
      '--max-seconds <n>',
      'stop comparing a scenario after this many seconds',
      parseCount('--max-seconds', 1),
    )
    .option(
      '--budget <time>',
      'be done with everything in about this time, such as 60s or 5m',
      parseDuration('--budget'),
    )
    .option(
      '--max-memory <size>',
      'memory for the states of a side, such as 2G (default: a quarter of what is free)',
      parseSize('--max-memory'),
    );
