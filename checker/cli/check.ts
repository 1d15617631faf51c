import type { Command } from 'commander';
import type { CheckListener } from '../check/check-files.ts';
import { checkFiles } from '../check/check-files.ts';
import { expandGlobs } from '../check/expand-globs.ts';
import { asPath } from '../explain/words/as-path.ts';
import { joined } from '../check/conformance/judge-conformance.ts';
import type { Judgement } from '../check/judge.ts';
import { judge } from '../check/judge.ts';
import { recordedProperties } from '../properties/index.ts';
import type { CheckReporter } from '../report/check-reporter.ts';
import { allChecks } from '../report/check-reporter.ts';
import { jsonCheck } from '../report/json/check.ts';
import { terminalCheck } from '../report/terminal/check.ts';
import { checkProgress } from '../report/terminal/check-progress.ts';
import { progressOn } from '../report/text/progress.ts';
import type { CheckRun, HeldAgainst } from './conformance.ts';
import {
  holdAgainst,
  parseAgainst,
  requireOneForWitness,
  requireRereadable,
  tellReleases,
} from './conformance.ts';
import { withHelpText } from './help-text.ts';
import { onInterrupt } from './interrupt.ts';
import type { Property } from '../properties/property.ts';
import { nameOfProperty, selectProperties, withProperties } from './properties.ts';
import { parseRelease } from './releases.ts';
import { CheckTeller } from './reporters/check.ts';
import type { ReportingOptions } from './reporting.ts';
import { openReporting, withReporting } from './reporting.ts';
import type { Session } from './session.ts';
import { UsageError } from './usage-error.ts';
import { tellWaits } from './waits.ts';

interface CheckFlags extends ReportingOptions {
  readonly property?: readonly string[];
  readonly tokio?: string;
  readonly against?: string;
  readonly whichRelease?: true;
  readonly waits?: true;
  readonly among?: readonly string[];
  readonly witness?: string;
  readonly mapping?: string;
  readonly strict?: true;
}

const policy = [
  "Files are native traces or any recording that 'yieldcheck list formats' names, plain or " +
    'gzipped. Patterns with *, ? and ** are expanded when the shell did not.',
  '',
  'What fails the run:',
  '  A violated property, a file that cannot be read, and a run in which nothing at all was decided.',
  '  Undecided: an instance that a recording leaves open, because it ends too soon or does not ' +
    'show enough, and a property that a recording cannot show, are reported. They fail the run ' +
    '(20) when the property was asked for with --property, or under --strict. A property that is ' +
    "no rule of a recording's runtime counts as undecided only when asked for.",
  '  Vacuous: a property that never triggers in one file of many is normal. One that could have' +
    ' been tested and never triggers in any file is reported, and fails the run (14) with ' +
    '--property or --strict.',
  '',
  'Conformance:',
  '  --against asks whether a recording is a behaviour of a release: whether what it does not show can be filled ' +
    'in so that the specification shows all the rest. auto is the release that the recording says it is of, or ' +
    '--tokio. One that is refused fails the run (12), and so does one that cannot be decided (20). The properties ' +
    'are then checked only if --property names them.',
  '  --witness writes one way to fill it in, as a trace (.gz compresses it), and certifies it. The properties can be ' +
    'checked on that trace, those too that the recording could not decide; all of it is held in memory.',
  '  --which-release asks that of every release in which a rule changed, and fails only when none accepts.',
  '',
  'Waits:',
  '  --waits tells how long tasks waited from a wake, spawn or yield to their next poll, in polls of others, ticks and ' +
    'time, and what ran meanwhile. Where a release sets a limit, a wait beyond it fails the run (10). A wait that ' +
    'is open at the end decides nothing.',
  '  --among ping,pong,bystander looks at the tasks of these roles alone as well, one for each time that a role is named: how ' +
    'long they waited while just these lived and nobody else was polled, spawns left out.',
];

const parseRoles = (given: string): readonly string[] => {
  const roles = given.split(',').map((role) => role.trim());
  if (!roles.includes('')) return roles;
  throw new UsageError(`--among takes roles with commas between them, such as ping,pong, not '${given}'.`);
};

/** The arguments that check a recording for one property again. */
const againWith =
  (tokio: string | undefined, properties: readonly Property[]) =>
  (file: string, property: string): readonly string[] => [
    'check',
    asPath(file),
    '--property',
    nameOfProperty(properties, property),
    ...(tokio === undefined ? [] : ['--tokio', tokio]),
  ];

const reporterFor = (
  { reporting: { each, origin, detail }, paths }: CheckRun,
  held: HeldAgainst | undefined,
): CheckReporter =>
  allChecks(
    each({
      json: (output) => jsonCheck(output, origin, held?.json),
      terminal: (output) => terminalCheck(output, { files: paths, detail }),
    }),
  );

const checkProperties = async (
  run: CheckRun,
  flags: CheckFlags,
  held: HeldAgainst | undefined,
): Promise<Judgement> => {
  const { reporting, expansion, progress, interrupt, strict } = run;
  const properties = selectProperties(flags.property, recordedProperties);
  const demands = { named: flags.property !== undefined, strict };
  const question = { properties, demands, reproduce: againWith(flags.tokio, properties) };
  const teller = new CheckTeller(
    reporterFor(run, held),
    question,
    reporting.wantsCases || demands.named || strict,
  );
  const listener: CheckListener = {
    file: (outcome) => {
      progress.clear();
      teller.file(outcome);
    },
    progress: (now) => progress.update(() => checkProgress(now)),
    interrupted: () => interrupt.requested(),
  };
  const options = {
    properties,
    named: flags.property !== undefined,
    excerpts: true,
    ...(flags.mapping === undefined ? {} : { mapping: flags.mapping }),
    ...(flags.tokio === undefined ? {} : { release: flags.tokio }),
  };
  const summary = await checkFiles(expansion, options, listener);
  progress.clear();
  const ofProperties = judge(summary, demands);
  const judgement = held === undefined ? ofProperties : joined(held.judgement, ofProperties);
  reporting.tell(teller.finish(summary, judgement, held?.cases ?? []), judgement);
  return judgement;
};

const answer = async (run: CheckRun, flags: CheckFlags): Promise<Judgement> => {
  if (flags.whichRelease) return tellReleases(run);
  if (flags.waits) return tellWaits(run, flags);
  if (flags.against === undefined) return checkProperties(run, flags, undefined);
  const { against, tokio, witness } = flags;
  const held = await holdAgainst(run, { against, tokio, witness });
  const isAll = flags.property === undefined;
  held.reporter.finish(held.summary, isAll ? held.judgement : undefined);
  if (!isAll) return checkProperties(run, flags, held);
  run.reporting.tell(held.cases, held.judgement);
  return held.judgement;
};

const requireConsistent = ({
  against,
  whichRelease,
  waits,
  among,
  tokio,
  property,
  witness,
}: CheckFlags): void => {
  const questions = {
    '--against': against,
    '--which-release': whichRelease,
    '--property': property,
    '--witness': witness,
  };
  const asked = Object.entries(questions).flatMap(([name, value]) => (value === undefined ? [] : [name]));
  if (waits && asked.length > 0)
    throw new UsageError(
      `--waits asks how tasks waited, and nothing else: leave out ${asked.join(' and ')}.`,
    );
  if (among !== undefined && !waits)
    throw new UsageError('--among asks how tasks waited among others: add --waits.');
  const others = { '--against': against, '--tokio': tokio, '--property': property, '--witness': witness };
  const given = Object.entries(others).flatMap(([name, value]) => (value === undefined ? [] : [name]));
  if (whichRelease && given.length > 0)
    throw new UsageError(
      `--which-release asks every release, and nothing else: leave out ${given.join(' and ')}.`,
    );
  if (witness !== undefined && against === undefined && !whichRelease)
    throw new UsageError('--witness fills a recording in by the rules of a release: name it with --against.');
  if (against !== undefined && against !== 'auto' && tokio !== undefined && property === undefined)
    throw new UsageError(
      `--against ${against} and --tokio ${tokio} both name the release to ask about; give one of them.`,
    );
};

const check = async (session: Session, patterns: readonly string[], flags: CheckFlags): Promise<void> => {
  if (patterns.includes(''))
    throw new UsageError('The name of a file is empty. Is a variable of your shell not set?');
  requireConsistent(flags);
  const expansion = expandGlobs(patterns);
  const { witness } = flags;
  if (witness !== undefined) requireOneForWitness(expansion, witness);
  if (
    flags.whichRelease ||
    witness !== undefined ||
    (flags.against !== undefined && flags.property !== undefined)
  )
    requireRereadable(expansion);
  const others = [witness, flags.mapping].flatMap((file) => file ?? []);
  const reporting = openReporting(session, 'check', flags, [...expansion.files, ...others]);
  const interrupt = onInterrupt(session.err);
  const judgement = await answer(
    {
      reporting,
      expansion,
      paths: [...expansion.unmatched, ...expansion.files],
      progress: progressOn(session.err),
      interrupt,
      strict: flags.strict ?? false,
    },
    flags,
  );
  interrupt.release();
  reporting.close();
  session.end(judgement.code);
};

/** `yieldcheck check FILE...` */
export const addCheck = (program: Command, session: Session): void => {
  const command = program
    .command('check')
    .description('check recordings of real runs against the properties, or against a release')
    .argument('<file...>', 'recordings, or patterns such as runs/**/*.jsonl.gz')
    .option('-t, --tokio <release>', 'judge by the rules of this release of Tokio', parseRelease)
    .option(
      '--against <release>',
      'ask whether it is a behaviour of this release, or of its own (auto)',
      parseAgainst,
    )
    .option('--which-release', 'ask which releases it may be of')
    .option('--waits', 'tell how long tasks waited, and hold that to the limits there are')
    .option(
      '--among <roles>',
      'with --waits: look at tasks of these roles alone as well, such as ping,pong',
      parseRoles,
    )
    .option('--witness <file>', 'with --against: write the recording with what it does not show filled in')
    .option('--mapping <file>', 'what the slices of Chrome traces mean, if FILEs are such')
    .option('-s, --strict', 'fail when anything is undecided or vacuous');
  withReporting(withProperties(command, recordedProperties)).action(
    (patterns: readonly string[], flags: CheckFlags) => check(session, patterns, flags),
  );
  withHelpText(command, session, ...policy);
};
