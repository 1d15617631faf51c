import type { Demands, Judgement } from '../../check/judge.ts';
import type { FileOutcome } from '../../check/outcome.ts';
import type { CheckSummary } from '../../check/summary.ts';
import type { Finding } from '../../explain/finding.ts';
import { findingsOfRecording } from '../../explain/findings/recording.ts';
import { findingOfVacuity } from '../../explain/findings/vacuity.ts';
import type { Property } from '../../properties/property.ts';
import type { CheckReporter } from '../../report/check-reporter.ts';
import { casesOfFile, settled } from '../../results/of-check.ts';
import type { Case } from '../../results/results.ts';

/** What is asked of recordings. */
export interface CheckQuestion {
  readonly properties: readonly Property[];
  readonly demands: Demands;
  /** The arguments that check a recording for one property again. */
  readonly reproduce: (file: string, property: string) => readonly string[];
}

/** What was found in a file, as violations. */
const violationsIn = (outcome: FileOutcome, { properties, reproduce }: CheckQuestion): readonly Finding[] => {
  const result = outcome.kind === 'checked' ? outcome.result : outcome.before;
  if (result === undefined) return [];
  return findingsOfRecording(result, {
    properties,
    reproduce: (property) => reproduce(result.file, property),
  });
};

/** Findings that stand only if no other file puts the property to the test. */
const vacuitiesIn = (
  outcome: FileOutcome,
  { properties, demands, reproduce }: CheckQuestion,
): readonly Finding[] => {
  if (outcome.kind === 'unreadable' || !(demands.named || demands.strict)) return [];
  const { result } = outcome;
  return result.verdicts
    .filter(({ verdict }) => verdict === 'vacuous')
    .flatMap(({ property: id }) => properties.find((property) => property.id === id) ?? [])
    .map((property) => findingOfVacuity(property, result, reproduce(result.file, property.id)));
};

/** Tells a reporter what is found in files, and gathers the cases. */
export class CheckTeller {
  readonly #reporter: CheckReporter;
  readonly #question: CheckQuestion;
  readonly #cases: Case[] | undefined;

  constructor(reporter: CheckReporter, question: CheckQuestion, wantsCases: boolean) {
    this.#reporter = reporter;
    this.#question = question;
    this.#cases = wantsCases ? [] : undefined;
  }

  file(outcome: FileOutcome): void {
    const findings = violationsIn(outcome, this.#question);
    this.#reporter.file(outcome, findings);
    this.#cases?.push(
      ...casesOfFile(outcome, this.#question.properties, [
        ...findings,
        ...vacuitiesIn(outcome, this.#question),
      ]),
    );
  }

  /** Ends the report and returns all cases, after those of what was asked `before`; none if they are not wanted. */
  finish(summary: CheckSummary, judgement: Judgement, before: readonly Case[]): readonly Case[] {
    const cases = [...before, ...settled(this.#cases ?? [], summary, this.#question.demands)];
    this.#reporter.finish(
      summary,
      judgement,
      cases.flatMap(({ findings }) => findings),
    );
    return cases;
  }
}
