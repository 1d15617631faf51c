import { existsSync, realpathSync, statSync } from 'node:fs';
import type { Against } from '../check/conformance/ask.ts';
import { askAll } from '../check/conformance/ask-all.ts';
import { joined, judgeConformance } from '../check/conformance/judge-conformance.ts';
import type { ConformanceOutcome } from '../check/conformance/outcome.ts';
import { answerOf } from '../check/conformance/outcome.ts';
import type { ConformanceSummary } from '../check/conformance/summary.ts';
import type { WitnessOutcome } from '../check/conformance/write-witness.ts';
import { writeWitness } from '../check/conformance/write-witness.ts';
import type { WhichReleaseProgress } from '../check/conformance/which-release.ts';
import { whichReleases } from '../check/conformance/which-release.ts';
import type { CheckProgress } from '../check/check-files.ts';
import type { Expansion } from '../check/expand-globs.ts';
import type { Judgement } from '../check/judge.ts';
import { exitCode } from '../exit-code.ts';
import type { Finding } from '../explain/finding.ts';
import { asPath } from '../explain/words/as-path.ts';
import { findingsOfRefusal } from '../explain/findings/refusal.ts';
import type { ConformanceReporter } from '../report/conformance-reporter.ts';
import { allConformances, allWhichReleases } from '../report/conformance-reporter.ts';
import type { ConformanceJson } from '../report/json/conformance.ts';
import { jsonConformance, jsonWhichRelease } from '../report/json/conformance.ts';
import { checkProgress } from '../report/terminal/check-progress.ts';
import { terminalConformance } from '../report/terminal/conformance/conformance.ts';
import { terminalWhichRelease } from '../report/terminal/conformance/which-release.ts';
import type { Progress } from '../report/text/progress.ts';
import { command, number } from '../report/text/words.ts';
import type { Interrupt } from './interrupt.ts';
import { caseOfWitness, casesOfConformance, casesOfWhichRelease } from '../results/of-conformance.ts';
import type { Case } from '../results/results.ts';
import { parseRelease } from './releases.ts';
import type { Reporting } from './reporting.ts';
import { UsageError } from './usage-error.ts';
import { packageVersion } from './version.ts';

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

/** Throws a `UsageError` unless a witness can be written there, and there is one recording that it is to be of. */
export const requireOneForWitness = ({ files, unmatched }: Expansion, witness: string): void => {
  const n = files.length + unmatched.length;
  if (n !== 1)
    throw new UsageError(`--witness writes the witness of one recording, and here are ${n}: name one.`);
  const [file = ''] = files;
  if (existsSync(witness) && existsSync(file) && realpathSync(witness) === realpathSync(file))
    throw new UsageError(`--witness would overwrite the recording '${file}': name another file.`);
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

const reproduce = (file: string, release: string): string =>
  command('check', asPath(file), '--against', release);

/** What an event that is refused comes to. */
const refusalsIn = (outcome: ConformanceOutcome): readonly Finding[] => {
  const answer = answerOf(outcome);
  if (answer === undefined) return [];
  const { file, release } = answer;
  return findingsOfRefusal(answer, ['check', asPath(file), '--against', release]);
};

/** What holding recordings against releases gave. */
export interface HeldAgainst {
  readonly summary: ConformanceSummary;
  readonly judgement: Judgement;
  readonly reporter: ConformanceReporter;
  /** None if nobody wants them. */
  readonly cases: readonly Case[];
  /** The part of a JSON report that tells of it; empty for people. */
  readonly json: ConformanceJson['part'];
}

const meant = (against: string, tokio: string | undefined): Against =>
  against === 'auto'
    ? { kind: 'own', ...(tokio === undefined ? {} : { tokio }) }
    : { kind: 'release', release: against };

/** What is asked of recordings. */
export interface Question {
  readonly against: string;
  /** The release that recordings are of, whatever they say. */
  readonly tokio: string | undefined;
  /** Where to write a witness of the one recording there is. */
  readonly witness: string | undefined;
}

/** A witness that was written and not certified leaves open whether the search is right. */
const judgeWitness = (written: WitnessOutcome | undefined): Judgement =>
  written?.kind === 'written' && written.certificate.kind !== 'certified'
    ? {
        code: exitCode.inconclusive,
        grounds: [{ code: exitCode.inconclusive, because: 'the witness is not certified' }],
      }
    : { code: exitCode.ok, grounds: [] };

/** Asks of each recording whether it is a behaviour of `against`, and reports all but the end. */
export const holdAgainst = async (
  { reporting, expansion, paths, progress, interrupt, strict }: CheckRun,
  { against, tokio, witness }: Question,
): Promise<HeldAgainst> => {
  const { each, origin, detail } = reporting;
  const inJson: ConformanceJson[] = [];
  const reporter = allConformances(
    each<ConformanceReporter>({
      json: (output) => {
        const json = jsonConformance(output, origin, against);
        inJson.push(json);
        return json;
      },
      terminal: (output) => terminalConformance(output, { files: paths, detail }),
    }),
  );
  const outcomes: ConformanceOutcome[] = [];
  const cases: Case[] = [];
  const listener = {
    outcome: (outcome: ConformanceOutcome) => {
      progress.clear();
      const findings = refusalsIn(outcome);
      reporter.outcome(outcome, findings);
      if (reporting.wantsCases) cases.push(...casesOfConformance(outcome, against, findings, strict));
      if (witness !== undefined) outcomes.push(outcome);
    },
    progress: (now: CheckProgress) => progress.update(() => checkProgress(now)),
    interrupted: () => interrupt.requested(),
  };
  const tool = witness === undefined ? undefined : `yieldcheck ${packageVersion()}`;
  const summary = await askAll(expansion, meant(against, tokio), listener, tool);
  progress.clear();
  const [only] = outcomes;
  const written = witness === undefined || only === undefined ? undefined : await writeWitness(witness, only);
  if (written !== undefined) {
    reporter.witness(written);
    cases.push(caseOfWitness(only?.file ?? '', written));
  }
  return {
    summary,
    judgement: joined(judgeConformance(summary, strict), judgeWitness(written)),
    reporter,
    cases,
    json: () => inJson[0]?.part() ?? {},
  };
};

const whichProgress = ({ file, release, position, releases, events }: WhichReleaseProgress): string =>
  `asking Tokio ${release}, ${position} of ${releases}: ${number(events)} events of ${file}`;

/** Asks of each recording which releases it may be of, and reports it. */
export const tellReleases = async ({
  reporting: { each, origin, detail, wantsCases, tell },
  expansion,
  progress,
  interrupt,
}: CheckRun): Promise<Judgement> => {
  const reporter = allWhichReleases(
    each({
      json: (output) => jsonWhichRelease(output, origin),
      terminal: (output) => terminalWhichRelease(output, { detail, reproduce }),
    }),
  );
  const cases: Case[] = [];
  const judgement = await whichReleases(expansion, {
    outcome: (outcome) => {
      progress.clear();
      reporter.outcome(outcome);
      if (wantsCases) cases.push(...casesOfWhichRelease(outcome));
    },
    progress: (now) => progress.update(() => whichProgress(now)),
    interrupted: () => interrupt.requested(),
  });
  progress.clear();
  reporter.finish(judgement);
  tell(cases, judgement);
  return judgement;
};
