import type { FindingKind } from '../../explain/finding.ts';
import type { Case } from '../../results/results.ts';

/** The gravest first. */
const kinds: readonly FindingKind[] = [
  'specification',
  'safety',
  'liveness',
  'starvation',
  'refusal',
  'difference',
  'vacuity',
  'belief',
];

/** The order of findings: what breaks the rules of a runtime before what is slow, unusual, or good to know. */
export const gravityOf = (kind: FindingKind): number => kinds.indexOf(kind);

const rankOf = (one: Case): number => {
  if (one.status === 'failed')
    return Math.min(kinds.length, ...one.findings.map(({ kind }) => gravityOf(kind)));
  return one.status === 'unreadable' ? kinds.length + 1 : kinds.length + 2;
};

/** Cases that fail the run, the gravest first, and among those alike in the order in which they were asked. */
export const gravestFirst = (cases: readonly Case[]): readonly Case[] =>
  cases.filter(({ failsRun }) => failsRun).toSorted((one, other) => rankOf(one) - rankOf(other));
