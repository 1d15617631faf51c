import type { Command } from 'commander';
import { Option } from 'commander';
import type { Judgement } from '../check/judge.ts';
import type { Detail } from '../report/check-reporter.ts';
import type { FileOutput, Output } from '../report/output.ts';
import { fileOutput } from '../report/output.ts';
import { wholeFile } from '../report/whole-file.ts';
import { accounted } from '../results/accounted.ts';
import type { Origin } from '../results/origin.ts';
import type { AlsoCompared, Case, Results } from '../results/results.ts';
import type { Chosen } from './reporters/chosen.ts';
import { parseReporters } from './reporters/chosen.ts';
import { placed } from './reporters/places.ts';
import type { ResultsReporterName } from './reporters/results.ts';
import { audiences, resultsReporters } from './reporters/results.ts';
import type { Session } from './session.ts';
import { UsageError } from './usage-error.ts';
import { packageVersion } from './version.ts';

/** The reporters that each verb has of its own. */
const ownForms = ['terminal', 'json'] as const;
type OwnForm = (typeof ownForms)[number];

/** The name of a reporter. */
export type ReporterName = OwnForm | ResultsReporterName;

const isOwn = (name: ReporterName): name is OwnForm => name === 'terminal' || name === 'json';

const forResults = Object.keys(resultsReporters).filter(
  (name): name is ResultsReporterName => name in resultsReporters,
);

const usual: readonly Chosen<ReporterName>[] = [{ name: 'terminal' }];
const usualOnGithub: readonly Chosen<ReporterName>[] = [...usual, { name: 'github' }];

/** What the options of `withReporter` and `withReporting` parse to. */
export interface ReportingOptions {
  readonly reporter?: readonly Chosen<ReporterName>[];
  readonly output?: string;
  readonly quiet?: true;
  readonly verbose?: true;
}

const several = 'may be given several times, each to its own file (default: terminal)';

const withReporters = (command: Command, names: readonly ReporterName[], what: string): Command =>
  command
    .addOption(
      new Option('-r, --reporter <name[=file]>', `${what}; ${several}`).argParser(parseReporters(names)),
    )
    .option('-q, --quiet', 'tell failures and the last line only')
    .option('-v, --verbose', 'tell everything');

/** Adds the options that say how the report of a verb looks that answers no questions. */
export const withReporter = (command: Command): Command =>
  withReporters(command, ownForms, 'terminal (for people) or json (for programs)');

const withOutput = (command: Command): Command =>
  command.option(
    '-o, --output <file>',
    'write the report of the reporter without a file to this one instead of standard output',
  );

/** The same, with where it goes. */
export const withReporterAndOutput = (command: Command): Command => withOutput(withReporter(command));

/** Adds the options that say how the report of a verb looks that answers questions, and where it goes. */
export const withReporting = (command: Command): Command => {
  const told = forResults.map((name) => `${name} (${audiences[name]})`);
  const what = ['terminal (for people)', 'json (for programs)', ...told].join(', ');
  return withOutput(withReporters(command, [...ownForms, ...forResults], what));
};

/** Whether the reporter of this name was asked for without a file. */
export const takesStandardOutput = (chosen: ReportingOptions['reporter'], name: ReporterName): boolean =>
  (chosen ?? usual).some((one) => one.name === name && one.file === undefined);

/** How to make the reporters that a verb has of its own. */
export interface Forms<Reporter> {
  readonly terminal: (output: Output) => Reporter;
  readonly json: (output: Output) => Reporter;
  /** In place of the summary that every verb has; absent where that says it all. */
  readonly markdown?: (output: Output) => Reporter;
}

/** Where the reports of this run go. */
export interface Reporting {
  /** Makes each of the verb's own reporters that was asked for. */
  readonly each: <Reporter>(forms: Forms<Reporter>) => readonly Reporter[];
  /** Whether the cases of the run are wanted at its end; where people alone read, nobody need keep them. */
  readonly wantsCases: boolean;
  /** Tells the reporters that have one form for every verb; to be called once, when all is judged. */
  readonly tell: (
    cases: readonly Case[],
    judgement: Judgement,
    alsoCompared?: readonly AlsoCompared[],
  ) => void;
  readonly detail: Detail;
  readonly origin: Origin;
  /** Must be called once, after the last write. Throws what went wrong with a report when all others are written. */
  close(): void;
}

/** People watch a report grow; programs must not find half of one. */
const openFile = (name: ReporterName, path: string): FileOutput =>
  name === 'terminal' ? fileOutput(path) : wholeFile(path);

/** Commands to a runner go beside a report, to standard error, which the runner reads as well. */
const streamFor = (
  name: ReporterName,
  chosen: readonly Chosen<ReporterName>[],
  { out, commands }: Session,
): Output => {
  if (name !== 'github') return out;
  const isTaken = chosen.some((one) => one.name !== 'github' && one.file === undefined);
  return isTaken ? commands.err : commands.out;
};

/**
 * Opens what `options` ask for, for a run that reads or writes `files` besides; `offersResults` says whether the verb answers questions, so that
 * runners of GitHub are told of failures unasked. Throws a `UsageError` when they contradict each other, and an
 * `UnwritableError` when a file cannot be opened.
 */
export const openReporting = (
  session: Session,
  verb: string,
  options: ReportingOptions,
  files: readonly string[] = [],
  offersResults = true,
): Reporting => {
  if (options.quiet && options.verbose)
    throw new UsageError('--quiet and --verbose contradict each other; give one of them.');
  const unasked = offersResults && session.surroundings.isGithub ? usualOnGithub : usual;
  const chosen = placed(options.reporter ?? unasked, options.output, files);
  const opened = chosen.map(({ name, file }) => {
    const made = file === undefined ? undefined : openFile(name, file);
    return { name, output: made ?? streamFor(name, chosen, session), close: () => made?.close() };
  });
  // One report that cannot be written takes none of the others with it.
  const failures = new Map<(typeof opened)[number], unknown>();
  const attempt = (one: (typeof opened)[number], action: () => void): void => {
    try {
      action();
    } catch (error) {
      failures.set(one, error);
    }
  };
  const ownForm = new Set<ReporterName>();
  const started = performance.now();
  const origin: Origin = {
    tool: { name: 'yieldcheck', version: packageVersion() },
    command: verb,
    arguments: session.arguments,
  };
  return {
    each: (forms) => {
      if (forms.markdown !== undefined) ownForm.add('markdown');
      return opened.flatMap(({ name, output }) => {
        const form = name === 'markdown' ? forms.markdown : isOwn(name) ? forms[name] : undefined;
        return form === undefined ? [] : [form(output)];
      });
    },
    wantsCases: chosen.some(({ name }) => name !== 'terminal'),
    tell: (cases, judgement, alsoCompared) => {
      const seconds = (performance.now() - started) / 1000;
      const results: Results = {
        origin,
        cases: accounted(cases, judgement),
        judgement,
        ...(alsoCompared && { alsoCompared }),
        seconds,
      };
      for (const one of opened) {
        const { name, output } = one;
        if (!isOwn(name) && !ownForm.has(name))
          attempt(one, () => resultsReporters[name](output, results, session.surroundings));
      }
    },
    detail: options.quiet ? 'quiet' : options.verbose ? 'verbose' : 'usual',
    origin,
    close: () => {
      for (const one of opened) if (!failures.has(one)) attempt(one, one.close);
      for (const error of failures.values()) throw error;
    },
  };
};
