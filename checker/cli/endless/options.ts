import type { Command } from 'commander';
import { endlessWorkloads, neverEndsPoll, programsOf, rulesOf } from '../../../model/index.ts';
import type { EndlessWay, EndlessWorkload, Program } from '../../../model/index.ts';
import { allAssumptions, realConstants, usualAssumptions } from '../../starvation/index.ts';
import type { AssumptionName, EndlessQuestion, MeasureName } from '../../starvation/index.ts';
import { endlessScenarioIn } from '../../own/endless-scenarios.ts';
import { isOwnFile } from '../../own/own-file.ts';
import { policyOf } from '../../own/policies.ts';
import type { CheckpointFlags } from '../exploration/checkpoint.ts';
import { limitsOf, type ExplorationFlags } from '../exploration/options.ts';
import type { SearchFlags } from '../exploration/search.ts';
import { parseName, parseNames } from '../parse.ts';
import { UsageError, unknownName } from '../usage-error.ts';
import { changedRelease } from '../rule.ts';
import { refuseWithoutLifoSlot } from '../workload/lifo-slot.ts';
import type { WorkloadFlags } from '../workload/options.ts';
import { yieldNames } from '../yield-names.ts';
import { axisNames, parseSweep, preset, presetAxes, type ParsedAxis } from './axes.ts';

/** The word that asks for the smallest sets of assumptions. */
const minimize = 'minimize';

/** A bound that no wait may exceed. */
export interface AskedBound {
  readonly measure: MeasureName;
  readonly most: number;
}

/** What the options of `withEndless` parse to. */
export interface EndlessFlags {
  readonly endless?: true;
  readonly fairness?: readonly (AssumptionName | typeof minimize)[];
  readonly bound?: AskedBound;
  readonly settled?: true;
  readonly sweep?: readonly ParsedAxis[];
  readonly measure?: MeasureName;
}

const measureNames: readonly MeasureName[] = ['polls', 'ticks', 'passes', 'rounds'];

const parseBound = (given: string): AskedBound => {
  const [, name = '', most] = /^(\w+)=(\d+)$/u.exec(given) ?? [];
  if (most === undefined)
    throw new UsageError(`--bound takes a measure and a number, such as polls=60, not '${given}'.`);
  return { measure: parseName('measure', measureNames)(name), most: Number(most) };
};

/** Adds the options of questions about runs that never end. */
export const withEndless = (command: Command): Command =>
  command
    .option(
      '--endless',
      `let the tasks go on for ever, and say who can wait for ever, or how long at most; the scenario is one of: ${endlessWorkloads.map(({ name }) => name).join(', ')}`,
    )
    .option(
      '--fairness <list>',
      `with --endless, what is assumed of runs: ${allAssumptions.map(({ name }) => name).join(', ')}, none, or ${minimize} for the smallest sets that will do (default: ${usualAssumptions.join(',')})`,
      parseFairness,
    )
    .option(
      '--bound <measure=n>',
      `with --endless, fail when a task can wait for more, such as polls=60; measures: ${measureNames.join(', ')}`,
      parseBound,
    )
    .option(
      '--settled',
      'with --endless, bounds leave out what tasks wait for their first poll, in the inject queue where main has put them',
    )
    .option(
      '--sweep <axes>',
      `with --endless, a table of bounds over parameters, such as 'workers=1,2; tasks=1..3; tokio=1.22.0,1.53.1', with tokio=eras for every release in which a rule changed, or ${preset} for '${presetAxes}'; axes: ${axisNames.join(', ')}`,
      parseSweep,
    )
    .option(
      '--measure <name>',
      `with --sweep, what the table tells: ${measureNames.join(', ')} (default: that of --bound, else polls, or rounds where there are several workers)`,
      parseName('measure', measureNames),
    );

const parseFairness = (given: string): NonNullable<EndlessFlags['fairness']> =>
  given === 'none'
    ? []
    : parseNames('assumption', [...allAssumptions.map(({ name }) => name), minimize])(given);

const ownWorkload = (file: string): EndlessWorkload => {
  const workload = endlessScenarioIn(file);
  if (workload !== undefined) return workload;
  throw new UsageError(
    `${file} does not say what its tasks do for ever.\nAdd forEver to its scenario: ({ yield: how, tasks }) => [programs that are done over and over].`,
  );
};

const workloadsNamed = (name: string): readonly EndlessWorkload[] => {
  if (name === 'all') return endlessWorkloads;
  if (isOwnFile(name)) return [ownWorkload(name)];
  const workload = endlessWorkloads.find((one) => one.name === name);
  if (workload === undefined)
    throw unknownName('endless scenario', name, [...endlessWorkloads.map((one) => one.name), 'all']);
  return [workload];
};

/** All that decides a question. */
export type AllFlags = EndlessFlags & WorkloadFlags & ExplorationFlags & SearchFlags & CheckpointFlags;

const refuse = (given: boolean, option: string, because: string): void => {
  if (given) throw new UsageError(`${option} does not go with --endless: ${because}. Leave it out.`);
};

const refuseForeign = (flags: AllFlags): void => {
  refuse(flags.polls !== undefined, '--polls', 'the tasks go on for ever');
  refuse(
    flags.symmetry === true,
    '--symmetry',
    'a task that starves is one task, and fairness is to each worker',
  );
  refuse(flags.fingerprint === true, '--fingerprint', 'a state that is missed could close a loop');
  refuse(flags.search !== undefined, '--search', 'loops are found in the whole graph');
  refuse(flags.maxDepth !== undefined, '--max-depth', 'a loop may lie beyond');
  refuse(flags.minimize === false, '--no-minimize', 'a loop is shown as it was found');
  refuse(flags.checkpoint !== undefined, '--checkpoint', 'nothing is saved');
  refuse(
    flags.globalQueueInterval === 'auto',
    '--global-queue-interval auto',
    'a tuned interval is one that never changes as far as loops go. Name one from 2, for long polls, to 127, for short ones; 61 is what Tokio starts with',
  );
};

/** Each workload under each way of yielding, some of whose tasks may never end a poll. */
const everyQuestionOf = (scenario: string, flags: AllFlags): readonly EndlessQuestion[] => {
  refuseForeign(flags);
  const workloads = workloadsNamed(scenario);
  const release = changedRelease(flags.tokio, flags.rule);
  refuseWithoutLifoSlot(flags.lifoSlot, release);
  const rules = rulesOf(release);
  if (rules === undefined) throw new RangeError(`no rules are known for Tokio ${release}`);
  const real = realConstants(flags.flavor);
  const fairness = flags.fairness ?? usualAssumptions;
  const assumed = fairness.flatMap((name) => (name === minimize ? [] : [name]));
  const common: Omit<EndlessQuestion, 'workload' | 'size'> = {
    ...(flags.flavor === 'current_thread' && { flavor: flags.flavor }),
    release,
    rules,
    ...(flags.wasmtime !== undefined && { wasmtime: flags.wasmtime }),
    constants: {
      workers: flags.workers ?? real.workers,
      queueCapacity: flags.queueCapacity ?? real.queueCapacity,
      eventInterval: flags.eventInterval ?? real.eventInterval,
      globalQueueInterval: flags.globalQueueInterval ?? real.globalQueueInterval,
      maxLifoPolls: flags.maxLifoPolls ?? real.maxLifoPolls,
      lifoSlot: flags.lifoSlot,
      coopBudget: flags.coopBudget ?? real.coopBudget,
    },
    assumed: fairness.includes(minimize) && assumed.length === 0 ? usualAssumptions : assumed,
    minimize: fairness.includes(minimize),
    ...(flags.settled && { settled: flags.settled }),
    limits: { ...limitsOf(flags), seconds: Math.min(flags.maxSeconds ?? Infinity, flags.budget ?? Infinity) },
  };
  const under = (workload: EndlessWorkload, how: EndlessWay): EndlessQuestion => ({
    ...common,
    workload,
    size: { yield: how, ...policyOf(how), tasks: flags.tasks ?? workload.tasks },
  });
  return workloads.flatMap((workload) => (flags.yield ?? yieldNames).map((how) => under(workload, how)));
};

/** A task that comes to a poll which has no end: nobody is asked to wait for that. */
const endlessPollIn = ({ workload, size }: EndlessQuestion): Program | undefined =>
  programsOf(workload, size).find(neverEndsPoll);

/** The questions in which every poll comes to an end, unless a task likes to compute for ever. */
export const answerableQuestionsOf = (scenario: string, flags: AllFlags): readonly EndlessQuestion[] =>
  everyQuestionOf(scenario, flags).filter((question) => endlessPollIn(question) === undefined);

/** The questions that were asked: each workload under each way of yielding. Throws a `UsageError` where a poll has no end. */
export const endlessQuestionsOf = (scenario: string, flags: AllFlags): readonly EndlessQuestion[] => {
  const questions = everyQuestionOf(scenario, flags);
  for (const question of questions) {
    const endless = endlessPollIn(question);
    if (endless === undefined) continue;
    const { workload, size } = question;
    throw new UsageError(
      `under ${size.yield} the ${endless.role} of ${workload.name} never ends its poll, so that nobody can be said to wait for others.\nLet the policy yield, sleep or block at some time.`,
    );
  }
  return questions;
};

const flagNames = [
  ['workers', '--workers'],
  ['eventInterval', '--event-interval'],
  ['globalQueueInterval', '--global-queue-interval'],
  ['queueCapacity', '--queue-capacity'],
  ['maxLifoPolls', '--max-lifo-polls'],
  ['coopBudget', '--coop-budget'],
] as const;

/** The arguments that name this question's runtime again; what is as by default goes without saying. */
export const argumentsOfEndless = ({
  workload,
  size,
  flavor,
  release,
  wasmtime,
  constants,
}: EndlessQuestion): readonly string[] => [
  workload.name,
  '--endless',
  '--tokio',
  release,
  ...(wasmtime === undefined ? [] : ['--wasmtime', wasmtime]),
  ...(flavor === undefined ? [] : ['--flavor', flavor]),
  '--yield',
  size.yield,
  ...(size.tasks === workload.tasks ? [] : ['--tasks', String(size.tasks)]),
  ...flagNames.flatMap(([key, flag]) =>
    constants[key] === realConstants(flavor)[key] ? [] : [flag, String(constants[key])],
  ),
  ...(constants.lifoSlot ? [] : ['--no-lifo-slot']),
];
