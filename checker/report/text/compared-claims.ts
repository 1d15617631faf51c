import { askedOf, claimDiffers, type ComparedClaims } from '../../compare/guarantees/claims.ts';
import { count } from './words.ts';

/** How many claims tell two sides apart, as a clause. */
export const inBrief = ({ claims }: Pick<ComparedClaims, 'claims'>): string => {
  const differing = claims.filter(claimDiffers).length;
  const [first, ...others] = claims;
  if (first !== undefined && others.length === 0 && askedOf(first) !== undefined)
    return `${first.id} is asked of one side only`;
  if (first !== undefined && others.length === 0)
    return differing === 0 ? `${first.id} says the same of both` : `${first.id} tells them apart`;
  if (differing > 0)
    return `${count(differing, 'property or belief', 'properties and beliefs')} of ${claims.length} ${differing === 1 ? 'tells' : 'tell'} them apart`;
  return claims.some((claim) => askedOf(claim) !== undefined)
    ? `No property or belief of ${claims.length} tells them apart`
    : `All ${count(claims.length, 'property or belief', 'properties and beliefs')} say the same of both`;
};

/** What is asked of one side only, a sentence for each side. */
export const askedOfOne = (
  { claims }: Pick<ComparedClaims, 'claims'>,
  names: readonly [string, string],
): readonly string[] =>
  ([0, 1] as const).flatMap((side) => {
    const ids = claims.filter((claim) => askedOf(claim) === side).map(({ id }) => id);
    return ids.length === 0 ? [] : [`Asked of ${names[side]} only: ${ids.join(', ')}.`];
  });
