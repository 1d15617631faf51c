import type { Command } from 'commander';
import type { CheckListener } from '../check/check-files.ts';
import { checkFiles } from '../check/check-files.ts';
import { expandGlobs } from '../check/expand-globs.ts';
import { judge } from '../check/judge.ts';
import type { Property } from '../properties/property.ts';
import type { CheckReporter } from '../report/check-reporter.ts';
import { jsonCheck } from '../report/json/check.ts';
import { terminalCheck } from '../report/terminal/check.ts';
import { checkProgress } from '../report/terminal/check-progress.ts';
import { progressOn } from '../report/text/progress.ts';
import { command as commandLine } from '../report/text/words.ts';
import { withHelpText } from './help-text.ts';
import { onInterrupt } from './interrupt.ts';
import { selectProperties, withProperties } from './properties.ts';
import { parseRelease } from './releases.ts';
import type { Reporting, ReportingOptions } from './reporting.ts';
import { openReporting, withReporting } from './reporting.ts';
import type { Session } from './session.ts';
import { UsageError } from './usage-error.ts';

interface CheckFlags extends ReportingOptions {
  readonly property?: readonly string[];
  readonly tokio?: string;
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
];

const reporterFor = (
  { reporter, output, origin, detail }: Reporting,
  files: readonly string[],
  properties: readonly Property[],
  flags: CheckFlags,
): CheckReporter => {
  if (reporter === 'json') return jsonCheck(output, origin);
  const release = flags.tokio === undefined ? [] : ['--tokio', flags.tokio];
  const reproduce = (file: string, property: string): string =>
    commandLine('check', file.startsWith('-') ? `./${file}` : file, '--property', property, ...release);
  return terminalCheck(output, { files, properties, detail, reproduce });
};

const check = async (session: Session, patterns: readonly string[], flags: CheckFlags): Promise<void> => {
  if (patterns.includes(''))
    throw new UsageError('The name of a file is empty. Is a variable of your shell not set?');
  const reporting = openReporting(session, 'check', flags);
  const expansion = expandGlobs(patterns);
  const paths = [...expansion.unmatched, ...expansion.files];
  const properties = selectProperties(flags.property);
  const reporter = reporterFor(reporting, paths, properties, flags);
  const progress = progressOn(session.err);
  const interrupt = onInterrupt(session.err);
  const listener: CheckListener = {
    file: (outcome) => {
      progress.clear();
      reporter.file(outcome);
    },
    progress: (now) => progress.update(() => checkProgress(now)),
    interrupted: () => interrupt.requested(),
  };
  const options = { properties, ...(flags.tokio === undefined ? {} : { release: flags.tokio }) };
  const summary = await checkFiles(expansion, options, listener);
  interrupt.release();
  progress.clear();

  const demands = { named: flags.property !== undefined, strict: flags.strict ?? false };
  const judgement = judge(summary, demands);
  reporter.finish(summary, judgement);
  reporting.close();
  session.end(judgement.code);
};

/** `yieldcheck check FILE...` */
export const addCheck = (program: Command, session: Session): void => {
  const command = program
    .command('check')
    .description('check recordings of real runs against the properties')
    .argument('<file...>', 'recordings, or patterns such as runs/**/*.jsonl.gz')
    .option('-t, --tokio <release>', 'judge by the rules of this release of Tokio', parseRelease)
    .option('-s, --strict', 'fail when anything is undecided or vacuous');
  withReporting(withProperties(command)).action((patterns: readonly string[], flags: CheckFlags) =>
    check(session, patterns, flags),
  );
  withHelpText(command, session, ...policy);
};
