import type { Command } from 'commander';
import { Option } from 'commander';
import type { Detail } from '../report/check-reporter.ts';
import type { Origin } from '../results/origin.ts';
import type { Output } from '../report/output.ts';
import { fileOutput } from '../report/output.ts';
import { parseName } from './parse.ts';
import type { Session } from './session.ts';
import { UsageError } from './usage-error.ts';
import { packageVersion } from './version.ts';

const reporters = ['terminal', 'json'] as const;

/** What the options of `withReporter` and `withReporting` parse to. */
export interface ReportingOptions {
  readonly reporter: (typeof reporters)[number];
  readonly output?: string;
  readonly quiet?: true;
  readonly verbose?: true;
}

/** Adds the options that say how a report looks. */
export const withReporter = (command: Command): Command =>
  command
    .addOption(
      new Option('-r, --reporter <name>', 'terminal (for people) or json (for programs)')
        .default('terminal')
        .argParser(parseName('reporter', reporters)),
    )
    .option('-q, --quiet', 'tell failures and the last line only')
    .option('-v, --verbose', 'tell everything');

/** Adds the options that say how a report looks and where it goes. */
export const withReporting = (command: Command): Command =>
  withReporter(command).option(
    '-o, --output <file>',
    'write the report to a file instead of standard output',
  );

/** Where the report of this run goes. */
export interface Reporting {
  readonly reporter: ReportingOptions['reporter'];
  readonly output: Output;
  readonly detail: Detail;
  readonly origin: Origin;
  /** Must be called once, after the last write. */
  close(): void;
}

/** Opens what `options` ask for. Throws a `UsageError` when they contradict each other, and an
 * `UnwritableError` when the file cannot be opened. */
export const openReporting = (session: Session, verb: string, options: ReportingOptions): Reporting => {
  if (options.quiet && options.verbose)
    throw new UsageError('--quiet and --verbose contradict each other; give one of them.');
  const file = options.output === undefined ? undefined : fileOutput(options.output);
  return {
    reporter: options.reporter,
    output: file ?? session.out,
    detail: options.quiet ? 'quiet' : options.verbose ? 'verbose' : 'usual',
    origin: {
      tool: { name: 'yieldcheck', version: packageVersion() },
      command: verb,
      arguments: session.arguments,
    },
    close: () => file?.close(),
  };
};
