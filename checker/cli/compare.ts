import type { Command } from 'commander';
import { newestRelease } from '../../model/index.ts';
import { compareBehaviour } from '../compare/behaviour.ts';
import type { ComparedEncounter, Comparison } from '../compare/comparison.ts';
import { compareBounds } from '../compare/guarantees/bounds.ts';
import { compareClaims } from '../compare/guarantees/claims.ts';
import { compareRates } from '../compare/rates/rates.ts';
import { judgeComparison } from '../compare/judge-comparison.ts';
import { ruleDifference } from '../compare/rules.ts';
import { usualObservation } from '../compare/observation.ts';
import type { Observation } from '../compare/observation.ts';
import type { Limits } from '../../traces/index.ts';
import { usualMemory } from '../exploration/memory.ts';
import { allCompares } from '../report/compare-reporter.ts';
import { jsonCompare } from '../report/json/compare.ts';
import { markdownCompare } from '../report/markdown/compare/compare.ts';
import { terminalCompare } from '../report/terminal/compare/compare.ts';
import { progressOn } from '../report/text/progress.ts';
import { askingAgain } from './compare/again.ts';
import { askedClaims } from './compare/asked-claims.ts';
import { axisOf, type ComparedAxis, type Contestant } from './compare/axis.ts';
import {
  encountersOf,
  endlessEncountersOf,
  timedEncountersOf,
  type EndlessLimits,
} from './compare/encounters.ts';
import { unexaminedIn } from './compare/unexamined.ts';
import { showRules } from '../compare/rule-exhibits/show-rules.ts';
import { holdRecordings } from './compare/recordings.ts';
import { withCompare, type CompareFlags } from './compare/options.ts';
import { argumentsOfEndless } from './endless/options.ts';
import { secondsOf } from './exploration/options.ts';
import { withHelpText } from './help-text.ts';
import { alsoComparedIn, casesOfCompare } from '../results/of-compare.ts';
import { openReporting, withReporting, type ReportingOptions } from './reporting.ts';
import type { Session } from './session.ts';

type Flags = CompareFlags & ReportingOptions;

const policy = [
  'Runs the same scenarios on two sides that differ in one thing, and tells where they part: the shortest schedule, with ' +
    'the same choices of who goes on, after which other things are seen of the one than of the other. Then, over all runs, ' +
    'whether whatever the one does the other can do.',
  '',
  'What is compared:',
  '  The one option with several values: ways of yielding, releases, schedulers, settings. Of more than two values each is ' +
    'compared with the first. Without any, both ways of yielding are.',
  '',
  'Recordings:',
  '  --recordings holds each of them against both sides, and tells which are a behaviour of the one and not of the other, and ' +
    'from which event on. Without a scenario nothing else is compared.',
  '',
  'What fails the run:',
  '  Nothing that is found, unless it was asserted not to be: --assert equal, or --assert refines, which asks that the first ' +
    'does only what the others can do (13). A limit that is reached leaves it undecided (20); a recording that cannot be read fails it (65).',
];

/** Explored graphs of both sides, and what is made of them, are in memory at a time. */
const shareOfMemory = 1 / 3;

const limitsOf = (flags: Flags, seconds: number): Limits => ({
  states: flags.maxStates,
  bytes: flags.maxMemory ?? Math.floor(usualMemory() * shareOfMemory),
  ...(Number.isFinite(seconds) && { seconds }),
});

const endlessLimits = (flags: Flags, spent: number): EndlessLimits => {
  const seconds = secondsOf(flags, spent, 1);
  return {
    ...(flags.maxMemory !== undefined && { maxMemory: flags.maxMemory }),
    ...(Number.isFinite(seconds) && { maxSeconds: seconds }),
  };
};

const compareTwo = async (
  session: Session,
  asked: string | undefined,
  axis: ComparedAxis['name'],
  pair: readonly [Contestant, Contestant],
  flags: Flags,
  observation: Observation,
): Promise<Comparison> => {
  const started = performance.now();
  const spent = (): number => (performance.now() - started) / 1000;
  const progress = progressOn(session.err);
  const names = [pair[0].name, pair[1].name] as const;
  const scenario = asked ?? 'all';
  const explores = asked !== undefined || flags.recordings === undefined;
  const encounters = explores ? encountersOf(scenario, axis, pair) : [];
  const claims = askedClaims(flags, scenario !== 'all');
  const compared = encounters.map((encounter, index): ComparedEncounter => {
    progress.update(
      () => `${index + 1} of ${encounters.length}: ${encounter.scenario}, ${names[0]} and ${names[1]}`,
    );
    const limits = (): Limits => limitsOf(flags, secondsOf(flags, spent(), encounters.length - index));
    const behaviour = compareBehaviour(encounter, observation, limits());
    return { encounter, behaviour, ...(claims && { claims: compareClaims(encounter, limits(), claims) }) };
  });
  const rules = ruleDifference(axis, [
    pair[0].flags[axis === 'wasmtime' ? 'wasmtime' : 'tokio'] ?? newestRelease,
    pair[1].flags[axis === 'wasmtime' ? 'wasmtime' : 'tokio'] ?? newestRelease,
  ]);
  const shownRules =
    axis === 'tokio' && rules !== undefined && explores && scenario === 'all'
      ? showRules(rules, names, {
          observation,
          limits: () => limitsOf(flags, secondsOf(flags, spent(), 1)),
          tell: (rule) => progress.update(() => `${rule}, ${names[0]} and ${names[1]}`),
        })
      : undefined;
  const isTuned = pair.some((one) => one.flags.globalQueueInterval === 'auto');
  const endless = endlessLimits(flags, spent());
  const waits =
    explores && flags.bounds && !isTuned ? endlessEncountersOf(scenario, axis, pair, endless) : undefined;
  const bounds = waits === undefined ? [] : compareBounds(waits, names);
  const rates =
    explores && flags.rates ? compareRates(timedEncountersOf(scenario, axis, pair, endless)) : undefined;
  const recordings =
    flags.recordings &&
    (await holdRecordings(flags.recordings, axis, pair, (line) => progress.update(() => line)));
  progress.clear();
  return {
    axis,
    names,
    observation,
    encounters: compared,
    bounds,
    ...(rates && { rates }),
    ...(recordings && { recordings }),
    ...(shownRules && { shownRules }),
    ...(rules && { rules }),
    unexamined: explores ? unexaminedIn({ scenario, encounters, claims, waits, rates }) : ['scenarios'],
    seconds: spent(),
  };
};

const compare = async (session: Session, scenario: string | undefined, flags: Flags): Promise<void> => {
  const { name, contestants } = axisOf(flags);
  const [first, ...others] = contestants;
  const observation = flags.observe ?? usualObservation(name);
  const reporting = openReporting(session, 'compare', flags);
  const reporter = allCompares(
    reporting.each({
      markdown: (output) =>
        markdownCompare(output, {
          origin: reporting.origin,
          argumentsOf: argumentsOfEndless,
          again: askingAgain(session.arguments),
        }),
      json: (output) => jsonCompare(output, reporting.origin, argumentsOfEndless),
      terminal: (output) =>
        terminalCompare(output, {
          detail: reporting.detail,
          argumentsOf: argumentsOfEndless,
          again: askingAgain(session.arguments),
        }),
    }),
  );
  const comparisons: Comparison[] = [];
  for (const other of others)
    comparisons.push(await compareTwo(session, scenario, name, [first, other], flags, observation));
  const assertion = flags.assert && { that: flags.assert, observation };
  const judgement = judgeComparison(comparisons, assertion);
  const cases = reporting.wantsCases
    ? casesOfCompare(comparisons, assertion, askingAgain(session.arguments))
    : [];
  reporter.finish(
    comparisons,
    judgement,
    cases.flatMap(({ findings }) => findings),
  );
  reporting.tell(cases, judgement, reporting.wantsCases ? alsoComparedIn(comparisons) : undefined);
  reporting.close();
  session.end(judgement.code);
};

/** `yieldcheck compare [scenario]` */
export const addCompare = (program: Command, session: Session): void => {
  const command = program
    .command('compare')
    .description('tell where two ways of yielding, releases or settings part, and who is hurt');
  withReporting(withCompare(command)).action((scenario: string | undefined, flags: Flags) =>
    compare(session, scenario, flags),
  );
  withHelpText(command, session, ...policy);
};
