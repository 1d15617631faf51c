import type { ComparedEncounter, Comparison } from '../../../compare/comparison.ts';
import { boundDiffers, type ComparedBound } from '../../../compare/guarantees/bounds.ts';
import { claimDiffers, type ComparedClaim } from '../../../compare/guarantees/claims.ts';
import { recordedWaitsOf } from '../../../compare/evidence/known-waits.ts';
import { unfairest } from '../../../compare/guarantees/fairness.ts';
import { checking } from '../../../compare/reproduce.ts';
import type { EndlessQuestion } from '../../../starvation/index.ts';
import type { VerdictKind } from '../../../verdict.ts';
import type { Palette } from '../../text/palette.ts';
import { verdictPaint, verdictWord } from '../../text/palette.ts';
import { shownBy } from '../../text/shown-by.ts';
import { table, type Cell } from '../../text/table.ts';
import { command, count } from '../../text/words.ts';
import { askedOfOne, inBrief } from '../../text/compared-claims.ts';
import { hanging } from '../../text/wrap.ts';
import { seenInWords } from '../../text/seen-in-words.ts';
import { inWords } from '../endless/sweep-table.ts';
import { recordedWaitLines } from './recorded-waits.ts';

const indented = (line: string): string => `  ${line}`;

/** What is marked differs. */
const mark = (differs: boolean, colours: Palette): Cell =>
  differs ? { text: '*', paint: colours.strong } : '';

/** The more of the two verdicts say something, the more a difference between them does. */
const decisiveness = ({ verdicts }: ComparedClaim): number =>
  verdicts.filter((verdict) => verdict === 'holds' || verdict === 'violated').length;

const told = ({ kind }: ComparedClaim, verdict: VerdictKind, colours: Palette): Cell => {
  if (kind === 'belief' && verdict === 'violated') return { text: 'refuted', paint: colours.doubtful };
  return { text: verdictWord[verdict], paint: verdictPaint(colours, verdict) };
};

/** What every claim says on both sides; those that say the same only if everything is wanted. */
export const claimLines = (
  { encounter, claims }: ComparedEncounter,
  everything: boolean,
  width: number,
  colours: Palette,
): readonly string[] => {
  if (claims === undefined) return [];
  const differing = claims.claims.filter(claimDiffers).toSorted((a, b) => decisiveness(b) - decisiveness(a));
  const shown = everything || claims.named ? claims.claims : differing;
  const [one, other] = encounter.sides;
  const marks = shown.length > differing.length;
  const heading = `${inBrief(claims)} in ${encounter.title}${shown.length === 0 ? '.' : ':'}`;
  const rows = shown.map((claim): readonly Cell[] => [
    ...(marks ? [mark(claimDiffers(claim), colours)] : []),
    told(claim, claim.verdicts[0], colours),
    told(claim, claim.verdicts[1], colours),
    claim.id,
  ]);
  const columns = [
    ...(marks ? [{ title: '' }] : []),
    { title: one.name },
    { title: other.name },
    { title: 'property or belief' },
  ];
  const [first] = differing;
  const again =
    everything || claims.named
      ? (claims.named ? shown : differing).flatMap((claim) =>
          encounter.sides.map((side) =>
            hanging('  again      ', command(...checking(side, claim)), Infinity),
          ),
        )
      : first === undefined
        ? []
        : [hanging('  such as    ', command(...checking(one, first)), Infinity)];
  return [
    hanging('', heading, width),
    ...(shown.length === 0 ? [] : table(columns, rows, width - 2, colours.faint).map(indented)),
    ...askedOfOne(claims, [one.name, other.name]).map((words) => hanging('  ', words, width)),
    ...new Set(again),
  ];
};

/** How the arguments of `verify` name an endless question again. */
export type ArgumentsOf = (question: EndlessQuestion) => readonly string[];

const wayOf = ({ waits: [one] }: ComparedBound): string => one.point.question.size.yield;

/** The difference in fairness that is gravest: who starves, or waits for longer, on which side. */
const fairnessLines = (
  bounds: readonly ComparedBound[],
  names: Comparison['names'],
  width: number,
): readonly string[] => {
  const found = unfairest(bounds, names);
  if (found === undefined) return [];
  const { role, workload, than, words } = found;
  return [
    hanging('  fairness   ', `a ${role} of ${workload} ${words} with ${than[0]} than with ${than[1]}`, width),
  ];
};

/** How long tasks wait at most on both sides, where they go on for ever. */
export const boundLines = (
  comparison: Comparison,
  everything: boolean,
  width: number,
  colours: Palette,
  argumentsOf: ArgumentsOf,
): readonly string[] => {
  const { bounds, names, axis } = comparison;
  const [first] = bounds;
  if (first === undefined) return [];
  const withYield = axis !== 'yield';
  const isSeen = bounds.some((bound) => recordedWaitsOf(bound).some((wait) => wait !== undefined));
  const rows = bounds.map((bound): readonly Cell[] => {
    const seen = recordedWaitsOf(bound);
    return [
      mark(boundDiffers(bound), colours),
      bound.role,
      bound.workload,
      ...(withYield ? [wayOf(bound)] : []),
      ...bound.waits.flatMap(({ cell }, side) => [
        inWords(cell),
        ...(isSeen ? [seenInWords(seen[side])] : []),
      ]),
    ];
  });
  const columns = [
    { title: '' },
    { title: 'who waits' },
    { title: 'scenario' },
    ...(withYield ? [{ title: 'yield' }] : []),
    ...names.flatMap((name) =>
      [name, ...(isSeen ? ['seen'] : [])].map((title) => ({ title, align: 'right' as const })),
    ),
  ];
  const { constants } = first.waits[0].point.question;
  const unit = first.measure === 'polls' ? 'polls of other tasks' : first.measure;
  const differing = bounds.filter(boundDiffers);
  const gravest = unfairest(bounds, names)?.bound;
  const shown = everything ? differing : gravest === undefined ? differing.slice(0, 1) : [gravest];
  return [
    hanging(
      '',
      `Where tasks go on for ever, the most ${unit} that a task waits for, exactly (${count(constants.workers, 'worker')}, event interval ${constants.eventInterval}):`,
      width,
    ),
    ...table(columns, rows, width - 2, colours.faint).map(indented),
    ...fairnessLines(bounds, names, width),
    ...shown.flatMap(({ waits }) =>
      waits.map((swept) => hanging('  shown by   ', shownBy(swept, argumentsOf), Infinity)),
    ),
    ...recordedWaitLines(comparison, everything, width),
  ];
};
