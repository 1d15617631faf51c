import type { Command } from 'commander';
import { Option } from 'commander';
import type { Detail } from '../report/check-reporter.ts';
import type { Origin } from '../results/origin.ts';
import type { FileOutput, Output } from '../report/output.ts';
import { fileOutput } from '../report/output.ts';
import { wholeFile } from '../report/whole-file.ts';
import type { Chosen } from './reporters/chosen.ts';
import { parseReporters } from './reporters/chosen.ts';
import { placed } from './reporters/places.ts';
import type { Session } from './session.ts';
import { UsageError } from './usage-error.ts';
import { packageVersion } from './version.ts';

/** The reporters that each verb has of its own. */
const ownForms = ['terminal', 'json'] as const;

const usual: readonly Chosen<ReporterName>[] = [{ name: 'terminal' }];

/** The name of a reporter. */
export type ReporterName = (typeof ownForms)[number];

/** What the options of `withReporter` and `withReporting` parse to. */
export interface ReportingOptions {
  readonly reporter?: readonly Chosen<ReporterName>[];
  readonly output?: string;
  readonly quiet?: true;
  readonly verbose?: true;
}

/** Adds the options that say how a report looks. */
export const withReporter = (command: Command): Command =>
  command
    .addOption(
      new Option(
        '-r, --reporter <name[=file]>',
        'terminal (for people) or json (for programs); may be given several times, each to its own file (default: terminal)',
      ).argParser(parseReporters(ownForms)),
    )
    .option('-q, --quiet', 'tell failures and the last line only')
    .option('-v, --verbose', 'tell everything');

/** Adds the options that say how a report looks and where it goes. */
export const withReporting = (command: Command): Command =>
  withReporter(command).option(
    '-o, --output <file>',
    'write the report of the reporter without a file to this one instead of standard output',
  );

/** Whether the reporter of this name was asked for without a file. */
export const takesStandardOutput = (chosen: ReportingOptions['reporter'], name: ReporterName): boolean =>
  (chosen ?? usual).some((one) => one.name === name && one.file === undefined);

/** How to make the reporters that a verb has of its own. */
export interface Forms<Reporter> {
  readonly terminal: (output: Output) => Reporter;
  readonly json: (output: Output) => Reporter;
}

/** Where the reports of this run go. */
export interface Reporting {
  /** Makes each of the verb's own reporters that was asked for. */
  readonly each: <Reporter>(forms: Forms<Reporter>) => readonly Reporter[];
  readonly detail: Detail;
  readonly origin: Origin;
  /** Must be called once, after the last write. Throws an `UnwritableError`. */
  close(): void;
}

/** People watch a report grow; programs must not find half of one. */
const openFile = (name: ReporterName, path: string): FileOutput =>
  name === 'terminal' ? fileOutput(path) : wholeFile(path);

/**
 * Opens what `options` ask for, for a run that reads `inputs`. Throws a `UsageError` when they contradict each other, and an
 * `UnwritableError` when a file cannot be opened.
 */
export const openReporting = (
  session: Session,
  verb: string,
  options: ReportingOptions,
  inputs: readonly string[] = [],
): Reporting => {
  if (options.quiet && options.verbose)
    throw new UsageError('--quiet and --verbose contradict each other; give one of them.');
  const chosen = placed(options.reporter ?? usual, options.output, inputs);
  const opened = chosen.map(({ name, file }) => ({
    name,
    file: file === undefined ? undefined : openFile(name, file),
  }));
  return {
    each: (forms) => opened.map(({ name, file }) => forms[name](file ?? session.out)),
    detail: options.quiet ? 'quiet' : options.verbose ? 'verbose' : 'usual',
    origin: {
      tool: { name: 'yieldcheck', version: packageVersion() },
      command: verb,
      arguments: session.arguments,
    },
    close: () => {
      for (const { file } of opened) file?.close();
    },
  };
};
