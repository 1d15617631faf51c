import { match } from 'ts-pattern';
import type { ConformanceOutcome } from '../check/conformance/outcome.ts';
import { answerOf, isRefused } from '../check/conformance/outcome.ts';
import type { WhichRelease } from '../check/conformance/which-release.ts';
import { groundOf } from '../check/conformance/which-release.ts';
import type { WitnessOutcome } from '../check/conformance/write-witness.ts';
import { exitCode } from '../exit-code.ts';
import type { Finding } from '../explain/finding.ts';
import { ruleBook } from '../conformance/index.ts';
import { truncatedCase, unreadableCase } from './of-input.ts';
import type { Case } from './results.ts';

/** More rules that stood in the way are counted. */
const mostRules = 3;

const whyRefused = (outcome: ConformanceOutcome): string => {
  const { at, reasons = [] } = answerOf(outcome)?.conformance ?? {};
  const told = reasons.slice(0, mostRules).map(({ rule }) => ruleBook[rule].says);
  const rest = reasons.length - told.length;
  const where = at === undefined ? 'an event' : `event ${at.g} (${at.e})`;
  return [`${where} is refused`, ...told, ...(rest > 0 ? [`${rest} more rules`] : [])].join('; ');
};

const question = (outcome: ConformanceOutcome, against: string) => {
  const release = answerOf(outcome)?.release ?? against;
  return {
    suite: outcome.file,
    name: `behaviour of ${release === 'auto' ? 'its release' : release}`,
    sentence: `What the recording does not show can be filled in so that Tokio ${release === 'auto' ? 'of its own release' : release} does all the rest.`,
  };
};

const refusedCase = (outcome: ConformanceOutcome, against: string, findings: readonly Finding[]): Case => ({
  ...question(outcome, against),
  status: 'failed',
  failsRun: true,
  reason: whyRefused(outcome),
  findings,
});

/** The cases of one recording that was held against `against`: a release, or `auto` for its own. */
export const casesOfConformance = (
  outcome: ConformanceOutcome,
  against: string,
  findings: readonly Finding[],
  strict: boolean,
): readonly Case[] => {
  const asked = question(outcome, against);
  return match(outcome)
    .returnType<readonly Case[]>()
    .with({ kind: 'accepted' }, ({ file, answer }) => [
      {
        ...asked,
        status: 'passed',
        failsRun: false,
        instances: answer.conformance.events,
        findings: [],
      },
      ...(answer.ended ? [] : [{ ...truncatedCase(file), failsRun: strict }]),
    ])
    .with({ kind: 'refused' }, (one) => [refusedCase(one, against, findings)])
    .with({ kind: 'unreadable' }, (one) => [
      unreadableCase(one.problem),
      ...(isRefused(one) ? [refusedCase(one, against, findings)] : []),
    ])
    .with({ kind: 'undecided' }, ({ because }) => [
      { ...asked, status: 'undecided', failsRun: true, reason: because, findings: [] },
    ])
    .with({ kind: 'not-checkable' }, ({ because }) => [
      { ...asked, status: 'not-checkable', failsRun: true, reason: because, findings: [] },
    ])
    .with({ kind: 'interrupted' }, () => [
      {
        ...asked,
        status: 'undecided',
        failsRun: true,
        reason: 'interrupted before the end of the recording',
        findings: [],
      },
    ])
    .exhaustive();
};

/** The case of a witness that was asked for: one that is written and not certified leaves open whether the search is right. */
export const caseOfWitness = (file: string, outcome: WitnessOutcome): Case => {
  const asked = {
    suite: file,
    name: 'has a witness that is certified',
    sentence: 'What was filled in obeys the rules of the release, written down a second time.',
    findings: [],
  };
  if (outcome.kind === 'none')
    return { ...asked, status: 'not-checkable', failsRun: false, reason: outcome.because };
  return outcome.certificate.kind === 'certified'
    ? { ...asked, status: 'passed', failsRun: false, instances: outcome.events }
    : { ...asked, status: 'undecided', failsRun: true, reason: 'the witness is not certified' };
};

/** The cases of one recording of which was asked which releases it may be of. */
export const casesOfWhichRelease = (one: WhichRelease): readonly Case[] => {
  if (one.kind === 'unreadable') return [unreadableCase(one.problem)];
  const asked = {
    suite: one.file,
    name: 'behaviour of a release',
    sentence: 'At least one release of Tokio that is known does what the recording shows.',
    findings: [],
  };
  if (one.kind === 'not-checkable')
    return [{ ...asked, status: 'not-checkable', failsRun: true, reason: one.because }];
  const ground = groundOf(one);
  if (ground === undefined)
    return [{ ...asked, status: 'passed', failsRun: false, instances: one.eras.length }];
  const status = ground.code === exitCode.nonconforming ? 'failed' : 'undecided';
  return [{ ...asked, status, failsRun: true, reason: ground.because }];
};
