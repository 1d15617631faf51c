import { formatPath } from '../../../traces/index.ts';
import type { Explored } from '../../check/claim.ts';
import type { CheckedRun } from '../../check/check-run.ts';
import type { Demands, Judgement } from '../../check/judge.ts';
import type { ExploredSummary } from '../../check/judge-exploration.ts';
import { findingsOfReplayed } from '../../explain/findings/replayed.ts';
import { findingsOfVerification } from '../../explain/findings/verification.ts';
import type { ToldRun } from '../../explain/told-run.ts';
import type { Property } from '../../properties/property.ts';
import type { VerifyReporter } from '../../report/verify-reporter.ts';
import { casesOfReplay, casesOfVerification, settledVerification } from '../../results/of-verify.ts';
import type { Case } from '../../results/results.ts';
import { argumentsOf } from '../../workload/arguments.ts';
import { runtimeOf } from '../../workload/runtime.ts';
import type { Workload } from '../../workload/workload.ts';
import type { Reporting } from '../reporting.ts';

/** What is asked of explorations. */
export interface VerifyQuestion {
  readonly properties: readonly Property[];
  readonly demands: Demands;
}

/** Tells a reporter, and those that have one form for every verb, what explorations find. */
export class VerifyTeller {
  readonly #reporter: VerifyReporter;
  readonly #reporting: Reporting;
  readonly #question: VerifyQuestion;
  readonly #cases: Case[] = [];

  constructor(reporter: VerifyReporter, reporting: Reporting, question: VerifyQuestion) {
    this.#reporter = reporter;
    this.#reporting = reporting;
    this.#question = question;
  }

  explored(explored: Explored, interrupted: boolean): void {
    const { properties, demands } = this.#question;
    const findings = findingsOfVerification(explored, {
      properties,
      vacuous: demands.named || demands.strict,
    });
    // That nothing here puts a property to the test is a finding only if nothing else does.
    const certain = findings.filter(({ kind }) => kind !== 'vacuity');
    this.#reporter.explored(explored, interrupted, certain);
    this.#cases.push(...casesOfVerification(explored, properties, findings));
  }

  finish(summaries: readonly ExploredSummary[], judgement: Judgement, interrupted: boolean): void {
    const cases = settledVerification(this.#cases, summaries, this.#question.demands);
    const findings = cases.flatMap((one) => one.findings);
    this.#reporter.finish(summaries, judgement, interrupted, findings);
    this.#reporting.tell(cases, judgement);
  }

  replayed(workload: Workload, run: CheckedRun, told: ToldRun, judgement: Judgement): void {
    const { properties } = this.#question;
    const examined = { ...workload, yield: workload.size.yield };
    const findings = findingsOfReplayed(
      { of: { ...examined, roles: told.roles }, path: told.path, properties, verdicts: run.verdicts },
      {
        runtime: () => runtimeOf(workload),
        reproduce: (_, asking) => [
          'verify',
          ...argumentsOf(workload),
          ...asking,
          '--replay',
          formatPath(told.path),
        ],
      },
    );
    this.#reporter.replayed(run, told, judgement, findings);
    this.#reporting.tell(casesOfReplay(run, examined, properties, findings), judgement);
  }
}
