import { likenessOf, type Likeness } from '../compare/behaviour.ts';
import type { ComparedEncounter, Comparison } from '../compare/comparison.ts';
import { knownEvidence } from '../compare/evidence/known-evidence.ts';
import { findingOfDifference } from '../compare/findings.ts';
import { boundDiffers, type ComparedBound } from '../compare/guarantees/bounds.ts';
import { keeps, type Assertion } from '../compare/judge-comparison.ts';
import { exploredIn } from '../compare/rule-exhibits/show-rules.ts';
import type { AlsoCompared, Case, CaseStatus } from './results.ts';

const sentenceFor = (assertion: Assertion | undefined, [one, other]: Comparison['names']): string => {
  if (assertion?.that === 'equal')
    return `Whatever can be seen of ${one} can be seen of ${other}, and the other way round.`;
  if (assertion?.that === 'refines') return `Whatever can be seen of ${one} can be seen of ${other}.`;
  return `Whether ${one} and ${other} can be told apart is found out.`;
};

/** What differs is what was to be found out, and fails only where it was asserted not to. */
const statusFor = (likeness: Likeness, assertion: Assertion | undefined): CaseStatus => {
  if (likeness === 'undecided') return 'undecided';
  return likeness === 'different' && assertion !== undefined ? 'failed' : 'passed';
};

const reasonFor: Readonly<Record<Likeness, string | undefined>> = {
  equal: undefined,
  different: 'they can be told apart',
  undecided: 'a limit was reached before all that can be seen of them was compared',
};

const caseOf = (
  comparison: Comparison,
  one: ComparedEncounter,
  assertion: Assertion | undefined,
  again: readonly string[],
): Case => {
  const refined = one.behaviour.by[comparison.observation];
  const likeness = assertion === undefined ? likenessOf(refined) : keeps(refined, assertion.that);
  const status = statusFor(likeness, assertion);
  const finding = findingOfDifference(comparison, one, again);
  const reason = reasonFor[likeness];
  return {
    suite: `${one.encounter.title}, ${comparison.names.join(' and ')}`,
    name:
      assertion === undefined ? `${comparison.observation} compared` : `${comparison.observation} are alike`,
    sentence: sentenceFor(assertion, comparison.names),
    status,
    failsRun: status !== 'passed',
    ...(reason !== undefined && { reason }),
    findings: finding === undefined ? [] : [finding],
    ...(one.claims && {
      compared: {
        kind: 'claims',
        names: comparison.names,
        title: one.encounter.title,
        named: one.claims.named,
        claims: one.claims.claims,
      },
    }),
  };
};

const caseOfBound = ({ names }: Comparison, bound: ComparedBound, assertion: Assertion | undefined): Case => {
  const isCut = bound.waits.some(({ cell }) => cell.kind === 'cut');
  const differs = boundDiffers(bound);
  const status: CaseStatus = isCut
    ? 'undecided'
    : differs && assertion?.that === 'equal'
      ? 'failed'
      : 'passed';
  const [first] = bound.waits;
  return {
    suite: `${bound.workload} for ever under ${first.point.question.size.yield}, ${names.join(' and ')}`,
    name: assertion === undefined ? `how long the ${bound.role} waits` : `the ${bound.role} waits alike`,
    sentence:
      assertion === undefined
        ? `How many ${bound.measure} the ${bound.role} waits at most is found out with ${names.join(' and with ')}.`
        : `How many ${bound.measure} the ${bound.role} waits at most is the same with ${names.join(' and with ')}.`,
    status,
    failsRun: status !== 'passed',
    ...(isCut ? { reason: 'a limit was reached' } : differs ? { reason: 'it differs' } : {}),
    findings: [],
    compared: { kind: 'wait', names, bound },
  };
};

/** The cases of comparisons: each scenario, and each role that waits; `again` are the arguments that ask again. */
export const casesOfCompare = (
  comparisons: readonly Comparison[],
  assertion: Assertion | undefined,
  again: readonly string[],
): readonly Case[] =>
  comparisons.flatMap((comparison) => [
    ...exploredIn(comparison).map((one) => caseOf(comparison, one, assertion, again)),
    ...comparison.bounds.map((bound) => caseOfBound(comparison, bound, assertion)),
  ]);

/** What comparisons tell besides: what each yield costs, and which recordings of the project show the difference. */
export const alsoComparedIn = (comparisons: readonly Comparison[]): readonly AlsoCompared[] =>
  comparisons.flatMap((comparison): readonly AlsoCompared[] => {
    const { names, rates = [] } = comparison;
    const evidence = knownEvidence(comparison);
    return [
      ...(rates.length === 0 ? [] : [{ kind: 'rates', names, rates } as const]),
      ...(evidence.length === 0 ? [] : [{ kind: 'evidence', names, evidence } as const]),
    ];
  });
