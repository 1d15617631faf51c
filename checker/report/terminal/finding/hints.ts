import type { Evidence, Finding } from '../../../explain/finding.ts';
import { fact } from './facts.ts';
import { rowsOf } from './folds.ts';
import { listInWords } from './list-in-words.ts';
import type { Look } from './look.ts';

const runsIn = (evidence: Evidence) => {
  switch (evidence.kind) {
    case 'run':
      return [evidence.run];
    case 'fork':
      return evidence.sides.map(({ run }) => run);
    case 'excerpt':
      return [];
  }
};

/** What of this evidence is there and not shown. */
const hiddenIn = (evidence: Evidence): readonly string[] => {
  const runs = runsIn(evidence);
  const failing = new Set(evidence.kind === 'run' ? evidence.failing : []);
  const isFolded = runs.some((run) => rowsOf(run, failing, false).some(({ kind }) => kind === 'fold'));
  const hasCounters = runs.some(({ steps }) =>
    steps.some(({ changes }) => changes.some(({ bookkeeping }) => bookkeeping)),
  );
  return [...(isFolded ? ['every step'] : []), ...(hasCounters ? ['counters', 'events'] : [])];
};

/** Hints on what else could be seen, and only where there is something. */
export const hintLines = ({ evidence }: Finding, look: Look): readonly string[] => {
  const hidden = evidence === undefined || look.everything ? [] : hiddenIn(evidence);
  return hidden.length === 0 ? [] : fact('more', `--verbose shows ${listInWords(hidden)}.`, look);
};
