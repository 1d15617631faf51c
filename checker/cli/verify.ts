import type { Command } from 'commander';
import type { Path } from '../../traces/index.ts';
import { beliefs as allBeliefs } from '../beliefs/index.ts';
import type { Property } from '../properties/property.ts';
import { jsonVerify } from '../report/json/verify.ts';
import { terminalVerify } from '../report/terminal/verify.ts';
import type { VerifyReporter } from '../report/verify-reporter.ts';
import { allVerifies } from '../report/verify-reporter.ts';
import { runEndless } from './endless/endless.ts';
import type { ParsedAxis } from './endless/axes.ts';
import { runSweepWith, sweepOf } from './endless/sweep.ts';
import { endlessQuestionsOf, withEndless } from './endless/options.ts';
import type { EndlessFlags } from './endless/options.ts';
import { withHelpText } from './help-text.ts';
import type { CheckpointFlags } from './exploration/checkpoint.ts';
import { withCheckpoint } from './exploration/checkpoint.ts';
import type { ExplorationFlags } from './exploration/options.ts';
import { withExploration } from './exploration/options.ts';
import type { SearchFlags } from './exploration/search.ts';
import { searchOf, withSearch } from './exploration/search.ts';
import { parseReplay, replayOne } from './exploration/replay-one.ts';
import { verifyAll } from './exploration/verify-all.ts';
import { selectProperties, withProperties } from './properties.ts';
import { VerifyTeller } from './reporters/verify.ts';
import type { Reporting, ReportingOptions } from './reporting.ts';
import { openReporting, withReporting } from './reporting.ts';
import type { Session } from './session.ts';
import { UsageError } from './usage-error.ts';
import type { WorkloadFlags } from './workload/options.ts';
import { withWorkload } from './workload/options.ts';
import { workloadsOf } from './workload/workload.ts';

interface VerifyFlags
  extends ReportingOptions, WorkloadFlags, ExplorationFlags, SearchFlags, CheckpointFlags, EndlessFlags {
  readonly property?: readonly string[];
  readonly beliefs?: true;
  readonly strict?: true;
  readonly replay?: Path;
}

const policy = [
  'Explores every interleaving of a small workload and checks each property in all of them. ' +
    'Counterexamples are as short as any, and end with the command that steps through them again.',
  '',
  'Counterexamples:',
  '  Of all runs as short as the one found, the one is shown whose steps turn least often from worker to worker. What ' +
    'depth-first and random searches find is made shorter first: needless steps are left out, and a run is looked for ' +
    'that needs fewer workers, tasks and polls. That takes at most 10 seconds a run, half a minute in all, within the limits ' +
    'on time. --no-minimize shows runs as they were found; verdicts and exit codes are the same.',
  '',
  'Searches:',
  '  breadth-first goes through the states once, then checks each property on them. The others search the states and ' +
    'all properties together, without symmetry, and what they find is mostly not the shortest. depth-first is as ' +
    'exhaustive. random and pct take --runs runs of at most --steps steps, at random or by random priorities of ' +
    'workers; they find violations in what is too large to exhaust, and never say that a property holds (20).',
  '',
  'What fails the run:',
  '  A violated property, an exploration that hits a limit or is interrupted (20), and a run in' +
    ' which nothing at all was decided (20). A property that no scenario puts to the test is ' +
    'reported as vacuous and fails the run (14) with --property or --strict. Beliefs are told ' +
    'about; they are expected to be refuted.',
  '',
  'Limits:',
  '  States, depth, memory, time and Ctrl-C end a search early. The report then says up to how many steps ' +
    'no run violates anything. Time is divided between finding states and checking properties on them.',
  '',
  'Checkpoints:',
  '  With --checkpoint the search is saved every now and then, at its end, and when a limit or Ctrl-C ends it. The ' +
    'same command goes on from there, also with other limits, properties and threads; what is finished is ' +
    'not explored again. With several workloads each has a file, such as FILE.self-wake.',
  '',
  'Sweeps:',
  '  --endless --sweep asks every combination of the values of its axes, and tells the most that a task waits for as a table, ' +
    'releases across. What it finds fails nothing unless there is a --bound; a limit that is reached leaves it undecided ' +
    '(20). With --verbose and in JSON each cell comes with the command that shows it.',
];

const reporterFor = (
  { each, origin, detail }: Reporting,
  properties: readonly Property[],
  tellSymmetry: boolean,
): VerifyReporter => {
  const view = { properties, detail, tellSymmetry };
  return allVerifies(
    each({
      json: (output) => jsonVerify(output, origin),
      terminal: (output) => terminalVerify(output, view),
    }),
  );
};

const verifySweep = (
  session: Session,
  scenario: string,
  axes: readonly ParsedAxis[],
  flags: VerifyFlags,
): void => {
  if (flags.replay !== undefined)
    throw new UsageError('--replay steps through one run and --sweep asks about many; give one of them.');
  const sweep = sweepOf(scenario, axes, flags);
  const reporting = openReporting(session, 'verify', flags);
  session.end(runSweepWith(session, sweep, reporting, flags));
  reporting.close();
};

const verifyEndless = (session: Session, scenario: string, flags: VerifyFlags): void => {
  for (const [option, given] of [
    ['--property', flags.property],
    ['--beliefs', flags.beliefs],
  ] as const)
    if (given !== undefined)
      throw new UsageError(
        `${option} does not go with --endless: who waits is all that is asked. Leave it out.`,
      );
  if (flags.sweep !== undefined) return verifySweep(session, scenario, flags.sweep, flags);
  if (flags.measure !== undefined) throw new UsageError('--measure works with --sweep only; add it.');
  const questions = endlessQuestionsOf(scenario, flags);
  const reporting = openReporting(session, 'verify', flags);
  session.end(runEndless(session, questions, reporting, flags.bound, flags.replay));
  reporting.close();
};

const refuseWithoutEndless = ({ fairness, bound, settled, sweep, measure }: VerifyFlags): void => {
  for (const [option, given] of Object.entries({ fairness, bound, settled, sweep, measure }))
    if (given !== undefined) throw new UsageError(`--${option} works with --endless only; add it.`);
};

const verify = async (session: Session, scenario: string, flags: VerifyFlags): Promise<void> => {
  if (flags.endless) return verifyEndless(session, scenario, flags);
  refuseWithoutEndless(flags);
  const [first, ...rest] = workloadsOf(scenario, flags);
  if (first === undefined) return;
  const search = searchOf(flags);
  const workloads = [first, ...rest] as const;
  const properties = selectProperties(flags.property);
  const beliefs = flags.beliefs ? allBeliefs : [];
  const reporting = openReporting(
    session,
    'verify',
    flags,
    flags.checkpoint === undefined ? [] : [flags.checkpoint],
  );
  const demands = { named: flags.property !== undefined, strict: flags.strict ?? false };
  const reporter = reporterFor(reporting, properties, flags.symmetry === true);
  const teller = new VerifyTeller(reporter, reporting, { properties, demands });
  session.end(
    flags.replay === undefined
      ? await verifyAll({
          workloads,
          properties,
          beliefs,
          exploration: flags,
          search,
          demands,
          teller,
          aside: session.err,
        })
      : replayOne(flags.replay, workloads, properties, beliefs, teller),
  );
  reporting.close();
};

/** `yieldcheck verify [scenario]` */
export const addVerify = (program: Command, session: Session): void => {
  const command = program
    .command('verify')
    .description('explore the specification exhaustively and check the properties in every run');
  withReporting(withProperties(withWorkload(command)))
    .option('-b, --beliefs', 'also refute popular beliefs that are false, with a counterexample of each')
    .option('-s, --strict', 'fail when a property is vacuous');
  withEndless(withCheckpoint(withExploration(withSearch(command))))
    .option('--replay <path>', 'step through one run, such as 0.3.1x12', parseReplay)
    .action((scenario: string, flags: VerifyFlags) => verify(session, scenario, flags));
  withHelpText(command, session, ...policy);
};
