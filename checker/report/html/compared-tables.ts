import { boundDiffers } from '../../compare/guarantees/bounds.ts';
import { claimDiffers, type ComparedClaim } from '../../compare/guarantees/claims.ts';
import type { Case, Compared } from '../../results/results.ts';
import type { VerdictKind } from '../../verdict.ts';
import { inWords } from '../terminal/endless/sweep-table.ts';
import { inBrief } from '../text/compared-claims.ts';
import { count } from '../text/words.ts';
import type { ShownTable } from './payload/page.ts';
import { shownData } from './shown-text.ts';

type Claims = Extract<Compared, { kind: 'claims' }>;
type Wait = Extract<Compared, { kind: 'wait' }>;

const verdictWords: Readonly<Record<VerdictKind, string>> = {
  holds: 'holds',
  violated: 'violated',
  inconclusive: 'inconclusive',
  'not-checkable': 'not checkable',
  vacuous: 'never put to the test',
};

const told = ({ kind }: ComparedClaim, verdict: VerdictKind): string =>
  kind === 'belief' && verdict === 'violated' ? 'refuted' : verdictWords[verdict];

const tableOfClaims = ({ names, title, named, claims }: Claims): ShownTable => ({
  title: `${inBrief({ claims })} in ${title}`,
  heads: ['property or belief', ...names],
  rows: (named ? claims : claims.filter(claimDiffers)).map((claim) => ({
    cells: [claim.id, ...claim.verdicts.map((verdict) => told(claim, verdict))],
    about: claim.kind === 'belief' ? `Many believe: ${claim.sentence}` : claim.sentence,
    differs: claimDiffers(claim),
  })),
});

const unitOf = ({ bound: { measure } }: Wait): string =>
  measure === 'polls' ? 'polls of other tasks' : measure;

const titleOfWaits = (wait: Wait): string => {
  const { workers, eventInterval } = wait.bound.waits[0].point.question.constants;
  return `Where tasks go on for ever, the most ${unitOf(wait)} that a task waits for, exactly (${count(workers, 'worker')}, event interval ${eventInterval})`;
};

/** What waits have in common that stand in one table. */
const sidesOf = (wait: Wait): string => [...wait.names, titleOfWaits(wait)].join('\0');

const tableOfWaits = (title: string, waits: readonly Wait[]): ShownTable => ({
  title,
  heads: ['who waits', 'scenario', ...(waits[0]?.names ?? [])],
  rows: waits.map(({ bound }) => ({
    cells: [bound.role, bound.workload, ...bound.waits.map(({ cell }) => inWords(cell))],
    differs: boundDiffers(bound),
  })),
});

/** What was compared besides behaviour: a table for the claims of each scenario, and one for all waits of two sides. */
export const comparedTables = (cases: readonly Case[]): readonly ShownTable[] => {
  const all = cases.flatMap(({ compared }) => compared ?? []);
  const waits = all.filter((one) => one.kind === 'wait');
  const sides = [...new Map(waits.map((wait) => [sidesOf(wait), titleOfWaits(wait)]))];
  return shownData([
    ...all.filter((one) => one.kind === 'claims').map(tableOfClaims),
    ...sides.map(([both, title]) =>
      tableOfWaits(
        title,
        waits.filter((wait) => sidesOf(wait) === both),
      ),
    ),
  ]);
};
