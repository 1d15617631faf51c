import type { ComparedEncounter, Comparison } from '../../../compare/comparison.ts';
import { askedOf, claimDiffers, type ComparedClaim } from '../../../compare/guarantees/claims.ts';
import type { VerdictKind } from '../../../verdict.ts';
import { verdictWord } from '../../text/palette.ts';
import { inBrief } from '../../text/compared-claims.ts';
import { code, plain, tableOf } from '../plain.ts';

const told = ({ kind }: ComparedClaim, verdict: VerdictKind): string =>
  kind === 'belief' && verdict === 'violated' ? 'refuted' : verdictWord[verdict];

const isDecided = (verdict: VerdictKind): boolean => verdict === 'holds' || verdict === 'violated';

/** Claims that say nothing of one side, where what they are about never happens or is no rule, by what they say of the other. */
const oneSided = (claims: readonly ComparedClaim[], names: Comparison['names']): readonly string[] =>
  ([0, 1] as const).flatMap((side) =>
    (['holds', 'violated'] as const).flatMap((verdict) => {
      const ids = claims.filter(
        ({ verdicts }) => verdicts[side] === verdict && !isDecided(verdicts[side === 0 ? 1 : 0]),
      );
      const words = verdict === 'holds' ? 'Hold' : 'False';
      return ids.length === 0
        ? []
        : [
            `${words} with ${code(names[side])}, and say nothing of ${code(names[side === 0 ? 1 : 0])}: ${ids.map(({ id }) => code(id)).join(', ')}.`,
            '',
          ];
    }),
  );

const sectionOf = (
  { encounter, claims }: ComparedEncounter,
  names: Comparison['names'],
): readonly string[] => {
  if (claims === undefined) return [];
  const differing = claims.claims.filter(claimDiffers);
  const title = plain(encounter.title);
  const ofOne = claims.claims.filter((claim) => askedOf(claim) !== undefined);
  if (differing.length === 0 && !claims.named)
    return [`${plain(inBrief(claims))} in ${title}.`, '', ...oneSided(ofOne, names)];
  const contrary = claims.named
    ? claims.claims
    : differing.filter(({ verdicts }) => verdicts.every(isDecided));
  const rows = contrary.map((claim) => [
    code(claim.id),
    told(claim, claim.verdicts[0]),
    told(claim, claim.verdicts[1]),
    plain(claim.sentence),
  ]);
  return [
    claims.named
      ? `### ${plain(inBrief(claims))} in ${title}`
      : `### Properties that tell them apart in ${title}`,
    '',
    ...(rows.length === 0
      ? []
      : [...tableOf(['property or belief', code(names[0]), code(names[1]), 'what it says'], rows), '']),
    ...(claims.named ? [] : oneSided([...differing, ...ofOne], names)),
  ];
};

/** Properties and beliefs that say something else of one side than of the other, by scenario. */
export const claimSections = ({ encounters, names }: Comparison): readonly string[] =>
  encounters.flatMap((one) => sectionOf(one, names));
