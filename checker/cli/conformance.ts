import { statSync } from 'node:fs';
import type { Against } from '../check/conformance/ask.ts';
import { askAll } from '../check/conformance/ask-all.ts';
import { judgeConformance } from '../check/conformance/judge-conformance.ts';
import type { ConformanceSummary } from '../check/conformance/summary.ts';
import type { WhichReleaseProgress } from '../check/conformance/which-release.ts';
import { whichReleases } from '../check/conformance/which-release.ts';
import type { Expansion } from '../check/expand-globs.ts';
import type { Judgement } from '../check/judge.ts';
import type { ConformanceReporter } from '../report/conformance-reporter.ts';
import type { ConformanceJson } from '../report/json/conformance.ts';
import { jsonConformance, jsonWhichRelease } from '../report/json/conformance.ts';
import { checkProgress } from '../report/terminal/check-progress.ts';
import { terminalConformance } from '../report/terminal/conformance/conformance.ts';
import { terminalWhichRelease } from '../report/terminal/conformance/which-release.ts';
import type { Progress } from '../report/text/progress.ts';
import { command, number } from '../report/text/words.ts';
import type { Interrupt } from './interrupt.ts';
import { parseRelease } from './releases.ts';
import type { Reporting } from './reporting.ts';
import { UsageError } from './usage-error.ts';

/** Takes `auto`, or a release of Tokio that the specification knows. */
export const parseAgainst = (given: string): string => {
  if (given === 'auto') return given;
  try {
    return parseRelease(given);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    const message = `${error.message}\nOr auto: the release that each recording says it is of.`;
    throw new UsageError(message, { cause: error });
  }
};

/** Throws a `UsageError` when one of the files is a pipe or the like, for work that reads them more than once. */
export const requireRereadable = ({ files }: Expansion): void => {
  for (const file of files) {
    const status = statSync(file, { throwIfNoEntry: false });
    if (status === undefined || status.isFile() || status.isDirectory()) continue;
    throw new UsageError(
      `'${file}' can be read only once, and this reads recordings several times.\nSave it to a file first.`,
    );
  }
};

/** What a run of `check` works with, whatever it asks. */
export interface CheckRun {
  readonly reporting: Reporting;
  readonly expansion: Expansion;
  /** All files and patterns, in the order in which they are reported. */
  readonly paths: readonly string[];
  readonly progress: Progress;
  readonly interrupt: Interrupt;
  readonly strict: boolean;
}

/** A path that no shell and no parser takes for an option. */
export const asPath = (file: string): string => (file.startsWith('-') ? `./${file}` : file);

const reproduce = (file: string, release: string): string =>
  command('check', asPath(file), '--against', release);

/** What holding recordings against releases gave. */
export interface HeldAgainst {
  readonly summary: ConformanceSummary;
  readonly judgement: Judgement;
  readonly reporter: ConformanceReporter;
  /** The part of a JSON report that tells of it; empty for people. */
  readonly json: ConformanceJson['part'];
}

const meant = (against: string, tokio: string | undefined): Against =>
  against === 'auto'
    ? { kind: 'own', ...(tokio === undefined ? {} : { tokio }) }
    : { kind: 'release', release: against };

/** Asks of each recording whether it is a behaviour of `against`, and reports all but the end. */
export const holdAgainst = async (
  { reporting, expansion, paths, progress, interrupt, strict }: CheckRun,
  against: string,
  tokio: string | undefined,
): Promise<HeldAgainst> => {
  const { output, origin, detail } = reporting;
  const json = jsonConformance(output, origin, against);
  const isJson = reporting.reporter === 'json';
  const reporter = isJson ? json : terminalConformance(output, { files: paths, detail, reproduce });
  const summary = await askAll(expansion, meant(against, tokio), {
    outcome: (outcome) => {
      progress.clear();
      reporter.outcome(outcome);
    },
    progress: (now) => progress.update(() => checkProgress(now)),
    interrupted: () => interrupt.requested(),
  });
  progress.clear();
  return {
    summary,
    judgement: judgeConformance(summary, strict),
    reporter,
    json: isJson ? json.part : () => ({}),
  };
};

const whichProgress = ({ file, release, position, releases, events }: WhichReleaseProgress): string =>
  `asking Tokio ${release}, ${position} of ${releases}: ${number(events)} events of ${file}`;

/** Asks of each recording which releases it may be of, and reports it. */
export const tellReleases = async ({
  reporting: { reporter: kind, output, origin, detail },
  expansion,
  progress,
  interrupt,
}: CheckRun): Promise<Judgement> => {
  const reporter =
    kind === 'json' ? jsonWhichRelease(output, origin) : terminalWhichRelease(output, { detail, reproduce });
  const judgement = await whichReleases(expansion, {
    outcome: (outcome) => {
      progress.clear();
      reporter.outcome(outcome);
    },
    progress: (now) => progress.update(() => whichProgress(now)),
    interrupted: () => interrupt.requested(),
  });
  progress.clear();
  reporter.finish(judgement);
  return judgement;
};
