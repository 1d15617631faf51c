import type { EndlessWay } from '../../model/index.ts';
import type { Explored } from '../check/claim.ts';
import type { CheckedRun } from '../check/check-run.ts';
import type { Demands } from '../check/judge.ts';
import type { ExploredSummary } from '../check/judge-exploration.ts';
import type { Finding } from '../explain/finding.ts';
import type { Property } from '../properties/property.ts';
import type { PropertyVerdict } from '../verdict.ts';
import type { BeliefOutcome } from '../verify/verification.ts';
import type { Case } from './results.ts';
import { statusOf } from './status.ts';

interface Explorable extends Pick<Explored, 'scenario' | 'release' | 'flavor' | 'wasmtime'> {
  readonly yield: EndlessWay;
}

/** What was explored, in words. */
export const explorationName = ({ scenario, yield: way, release, flavor, wasmtime }: Explorable): string =>
  [
    `${scenario} under ${way}, Tokio ${release}`,
    ...(flavor === undefined ? [] : [flavor]),
    ...(wasmtime === undefined ? [] : [`Wasmtime ${wasmtime}`]),
  ].join(', ');

const caseOf = (
  suite: string,
  verdict: PropertyVerdict,
  properties: readonly Property[],
  findings: readonly Finding[],
): Case => {
  const status = statusOf[verdict.verdict];
  return {
    suite,
    name: verdict.property,
    sentence: properties.find(({ id }) => id === verdict.property)?.sentence ?? verdict.property,
    status,
    // Settled when everything is explored: what is vacuous here may be put to the test there.
    failsRun: status !== 'passed',
    ...(verdict.reason === undefined ? {} : { reason: verdict.reason }),
    instances: verdict.checked,
    findings: findings.filter(({ rule }) => rule.id === verdict.property),
  };
};

/** Beliefs are expected to be refuted, and fail nothing. */
const caseOfBelief = (
  suite: string,
  { belief: { claim, truth }, verdict }: BeliefOutcome,
  findings: readonly Finding[],
): Case => ({
  suite,
  name: claim.id,
  sentence: `Many believe: ${claim.sentence} ${truth}`,
  status: verdict.verdict === 'violated' ? 'passed' : statusOf[verdict.verdict],
  failsRun: false,
  ...(verdict.verdict === 'holds' ? { reason: 'nothing here refutes it' } : {}),
  instances: verdict.checked,
  findings: findings.filter(({ rule }) => rule.id === claim.id),
});

const cutCase = (suite: string, { cut, states }: Explored): Case => ({
  suite,
  name: 'is explored completely',
  sentence: 'Every interleaving was looked at.',
  status: cut === undefined ? 'passed' : 'undecided',
  failsRun: cut !== undefined,
  ...(cut === undefined ? {} : { reason: `cut short by the limit on ${cut}` }),
  instances: states,
  findings: [],
});

const brokenCases = (suite: string, { broken }: Explored, findings: readonly Finding[]): readonly Case[] =>
  broken.map(({ sentence }) => ({
    suite,
    name: 'the specification keeps its own invariants',
    sentence,
    status: 'failed',
    failsRun: true,
    reason: `the specification breaks its own invariant: ${sentence}`,
    findings: findings.filter(({ kind, rule }) => kind === 'specification' && rule.sentence === sentence),
  }));

/** The cases of one exploration: each property, each belief, each broken invariant, and whether anything was left out. */
export const casesOfVerification = (
  explored: Explored,
  properties: readonly Property[],
  findings: readonly Finding[],
): readonly Case[] => {
  const suite = explorationName(explored);
  return [
    cutCase(suite, explored),
    ...brokenCases(suite, explored, findings),
    ...explored.verdicts.map((verdict) => caseOf(suite, verdict, properties, findings)),
    ...explored.beliefs.map((outcome) => caseOfBelief(suite, outcome, findings)),
  ];
};

const settledCase = (one: Case, summary: ExploredSummary | undefined, demands: Demands): boolean => {
  if (summary === undefined || !one.failsRun) return one.failsRun;
  switch (one.status) {
    case 'failed':
    case 'undecided':
    case 'unreadable':
      return true;
    case 'passed':
      return false;
    case 'vacuous':
      return (demands.named || demands.strict) && summary.verdict === 'vacuous';
    case 'not-checkable':
      return demands.named && summary.verdict === 'not-checkable';
  }
};

/** The cases of all explorations, once it is known what they say together, as `judgeExplorations` decides it. */
export const settledVerification = (
  cases: readonly Case[],
  summaries: readonly ExploredSummary[],
  demands: Demands,
): readonly Case[] => {
  const byProperty = new Map(summaries.map((summary) => [summary.property.id, summary]));
  return cases.map((one) => {
    const failsRun = settledCase(one, byProperty.get(one.name), demands);
    const isMoot = one.status === 'vacuous' && !failsRun;
    return { ...one, failsRun, findings: isMoot ? [] : one.findings };
  });
};

/** One run need not put anything to the test. */
const ofOneRun = (one: Case): Case => ({ ...one, failsRun: one.status === 'failed' });

/** The cases of one run that was replayed: what it violates, and what it puts to the test. */
export const casesOfReplay = (
  { verdicts }: CheckedRun,
  runtime: Explorable,
  properties: readonly Property[],
  findings: readonly Finding[],
): readonly Case[] => {
  const suite = `one run of ${explorationName(runtime)}`;
  return verdicts
    .filter(({ property }) => properties.some(({ id }) => id === property))
    .map((verdict) => ofOneRun(caseOf(suite, verdict, properties, findings)));
};
