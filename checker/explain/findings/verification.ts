import type { ExploredVerdict } from '../../verify/verdicts.ts';
import type { Verification } from '../../verify/verification.ts';
import type { Property } from '../../properties/property.ts';
import type { Finding } from '../finding.ts';
import { asMinimized } from './minimized.ts';
import { RunFindings, type RunFindingOptions } from './run-findings.ts';
import { unexaminedByVerification } from './unexamined.ts';

/** What findings of explorations need besides the verdicts. */
export interface VerificationFindingOptions extends RunFindingOptions {
  readonly properties: readonly Property[];
  /** Whether properties that were never put to the test are findings too. */
  readonly vacuous: boolean;
}

/**
 * What an exploration found: a finding for each property that is violated, each belief that is refuted and each
 * invariant that the specification breaks, and, if wanted, for each property that was never put to the test. The rule of
 * each has the id of the property or belief.
 */
export const findingsOfVerification = (
  verification: Verification,
  options: VerificationFindingOptions,
): readonly Finding[] => {
  const unexamined = unexaminedByVerification(verification);
  const findings = new RunFindings(verification, unexamined, options);
  const { verdicts, beliefs, broken } = verification;
  const findingsAt = ({ minimized }: ExploredVerdict): RunFindings =>
    minimized === undefined
      ? findings
      : new RunFindings(asMinimized(verification, minimized), unexamined, options);
  return [
    ...verdicts.flatMap((told) => {
      const { property: id, verdict, counterexample, reason } = told;
      const property = options.properties.find((one) => one.id === id);
      if (property === undefined) return [];
      if (verdict === 'vacuous' && options.vacuous) return [findings.ofVacuity(property, reason)];
      if (verdict !== 'violated' || counterexample === undefined) return [];
      return findingsAt(told).ofProperty(property, counterexample.path, undefined, property.kind, told) ?? [];
    }),
    ...beliefs.flatMap(({ belief, verdict }) => {
      const { counterexample } = verdict;
      if (counterexample === undefined) return [];
      return findingsAt(verdict).ofBelief(belief, counterexample.path, verdict) ?? [];
    }),
    ...broken.map((one) => findings.ofInvariant(one)),
  ];
};
