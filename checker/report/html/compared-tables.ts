import { boundDiffers } from '../../compare/guarantees/bounds.ts';
import { askedOf, claimDiffers, type ComparedClaim } from '../../compare/guarantees/claims.ts';
import { aboutEvidence, refuting } from '../../compare/evidence/known-evidence.ts';
import { recordedWaitsOf, showingWait } from '../../compare/evidence/known-waits.ts';
import type { AlsoCompared, Compared, Results } from '../../results/results.ts';
import type { VerdictKind } from '../../verdict.ts';
import { inWords } from '../terminal/endless/sweep-table.ts';
import { inBrief } from '../text/compared-claims.ts';
import { aboutRates, rateRows, subjectOf, yieldAlike } from '../text/rate-rows.ts';
import { seenInWords } from '../text/seen-in-words.ts';
import { command, count, number } from '../text/words.ts';
import type { ShownTable } from './payload/page.ts';
import { shownData } from './shown-text.ts';

type Claims = Extract<Compared, { kind: 'claims' }>;
type Wait = Extract<Compared, { kind: 'wait' }>;
type Rates = Extract<AlsoCompared, { kind: 'rates' }>;
type Evidence = Extract<AlsoCompared, { kind: 'evidence' }>;

const verdictWords: Readonly<Record<VerdictKind, string>> = {
  holds: 'holds',
  violated: 'violated',
  inconclusive: 'inconclusive',
  'not-checkable': 'not checkable',
  vacuous: 'never put to the test',
};

const told = ({ kind }: ComparedClaim, verdict: VerdictKind): string =>
  kind === 'belief' && verdict === 'violated' ? 'refuted' : verdictWords[verdict];

const isTold = (claim: ComparedClaim): boolean => claimDiffers(claim) || askedOf(claim) !== undefined;

const tableOfClaims = ({ names, title, named, claims }: Claims): ShownTable => ({
  title: `${inBrief({ claims })} in ${title}`,
  heads: ['property or belief', ...names],
  rows: (named ? claims : claims.filter(isTold)).map((claim) => ({
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

/** What recordings show of the waits in a row; nothing where none was made of that. */
const seenIn = ({ names, bound }: Wait): { readonly about?: string } => {
  const seen = recordedWaitsOf(bound).flatMap((wait, side) =>
    wait === undefined
      ? []
      : [
          `${seenInWords(wait)} with ${names[side] ?? ''}, g ${number(wait.from)} to g ${number(wait.to)} of ${wait.file}. Shown by: ${command(...showingWait(wait))}`,
        ],
  );
  return seen.length === 0 ? {} : { about: `Seen on real Tokio, and no bound: ${seen.join('; ')}` };
};

const tableOfWaits = (title: string, waits: readonly Wait[]): ShownTable => ({
  title,
  heads: ['who waits', 'scenario', ...(waits[0]?.names ?? [])],
  rows: waits.map((wait) => ({
    cells: [wait.bound.role, wait.bound.workload, ...wait.bound.waits.map(({ cell }) => inWords(cell))],
    ...seenIn(wait),
    differs: boundDiffers(wait.bound),
  })),
});

const tableOfRates = ({ names, rates }: Rates): ShownTable => {
  const rows = rateRows(rates);
  const withYield = yieldAlike(rows);
  return {
    title: rates[0] === undefined ? '' : `An estimate, where tasks go on for ever, ${aboutRates(rates[0])}`,
    heads: ['scenario', ...(withYield ? ['yield'] : []), 'for each yield', ...names],
    rows: rows.map((row) => ({
      cells: subjectOf(row, withYield).concat(row.title, row.sides),
      differs: row.sides[0] !== row.sides[1],
    })),
  };
};

const tableOfEvidence = ({ names: [one, other], evidence }: Evidence): ShownTable => ({
  title: `Recorded on real Tokio: what tells ${one} from ${other} (files of the repository, not of the package)`,
  heads: ['shows', 'recording', 'Tokio', 'g'],
  rows: evidence.map((found) => ({
    cells: [aboutEvidence(found), found.file, found.tokio, String(found.g)],
    about: `At g ${found.g} ${found.seen}; otherwise ${found.instead}. Shown by: ${command(...refuting(found))}`,
    differs: true,
  })),
});

const tablesOfAll = (all: Results['alsoCompared'] = []): readonly ShownTable[] =>
  all.map((one) => (one.kind === 'rates' ? tableOfRates(one) : tableOfEvidence(one)));

/**
 * What was compared besides behaviour: a table for the claims of each scenario, one for all waits of two sides, what each yield
 * costs, and recordings that tell the sides apart.
 */
export const comparedTables = ({
  cases,
  alsoCompared,
}: Pick<Results, 'cases' | 'alsoCompared'>): readonly ShownTable[] => {
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
    ...tablesOfAll(alsoCompared),
  ]);
};
