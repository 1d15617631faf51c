import type { Demands } from '../check/judge.ts';
import type { FileOutcome } from '../check/outcome.ts';
import { contradicts, violationsOf } from '../check/outcome.ts';
import type { CheckSummary, PropertySummary } from '../check/summary.ts';
import type { Finding } from '../explain/finding.ts';
import type { Property } from '../properties/property.ts';
import type { PropertyVerdict, TraceResult } from '../verdict.ts';
import { contradictoryCase, truncatedCase, unreadableCase } from './of-input.ts';
import type { Case } from './results.ts';
import { statusOf } from './status.ts';

const caseOf = (
  { file, header }: TraceResult,
  verdict: PropertyVerdict,
  properties: readonly Property[],
  findings: readonly Finding[],
): Case => {
  const property = properties.find(({ id }) => id === verdict.property);
  const isOfRuntime = property?.applies(header.runtime).applies ?? false;
  const status = statusOf[verdict.verdict];
  return {
    suite: file,
    name: verdict.property,
    sentence: property?.sentence ?? verdict.property,
    status,
    // Settled when all files are done: what is open here may be decided there.
    failsRun: status === 'failed' || (status !== 'passed' && isOfRuntime),
    ...(verdict.reason === undefined ? {} : { reason: verdict.reason }),
    instances: verdict.checked,
    findings: findings.filter(({ rule }) => rule.id === verdict.property),
  };
};

/**
 * The cases of one file: each property that was asked of it, and the file itself where something is wrong with it. Those
 * that are neither passed nor failed are marked as failing the run if they may; `settled` decides.
 */
export const casesOfFile = (
  outcome: FileOutcome,
  properties: readonly Property[],
  findings: readonly Finding[],
): readonly Case[] => {
  if (outcome.kind === 'unreadable') {
    const { problem, before } = outcome;
    const violated = before === undefined ? [] : violationsOf(before);
    return [
      unreadableCase(problem),
      ...violated.flatMap((verdict) =>
        before === undefined ? [] : [caseOf(before, verdict, properties, findings)],
      ),
    ];
  }
  const { result } = outcome;
  return [
    ...(contradicts(result) ? [contradictoryCase(result.file)] : []),
    ...(result.ended ? [] : [truncatedCase(result.file)]),
    ...result.verdicts.map((verdict) => caseOf(result, verdict, properties, findings)),
  ];
};

const isDecidedBy = ({ status }: Case, summary: PropertySummary, { named, strict }: Demands): boolean => {
  switch (status) {
    case 'failed':
    case 'unreadable':
      return true;
    case 'passed':
      return false;
    case 'vacuous':
      return (named || strict) && summary.verdict === 'vacuous';
    case 'undecided':
    case 'not-checkable':
      return strict || (named && (summary.verdict === 'inconclusive' || summary.verdict === 'not-checkable'));
  }
};

/** The cases of all files, once it is known what they say together, as `judge` decides it. */
export const settled = (
  cases: readonly Case[],
  { properties }: CheckSummary,
  demands: Demands,
): readonly Case[] => {
  const summaries = new Map(properties.map((summary) => [summary.property.id, summary]));
  return cases.map((one) => {
    const summary = summaries.get(one.name);
    if (!one.failsRun || one.status === 'unreadable') return one;
    const failsRun = summary === undefined ? demands.strict : isDecidedBy(one, summary, demands);
    return { ...one, failsRun, findings: failsRun ? one.findings : [] };
  });
};
