import { claimDiffers, type ComparedClaims } from '../../compare/guarantees/claims.ts';
import { count } from './words.ts';

/** How many claims tell two sides apart, as a clause. */
export const inBrief = ({ claims }: Pick<ComparedClaims, 'claims'>): string => {
  const differing = claims.filter(claimDiffers).length;
  const [first, ...others] = claims;
  if (first !== undefined && others.length === 0)
    return differing === 0 ? `${first.id} says the same of both` : `${first.id} tells them apart`;
  return differing === 0
    ? `All ${count(claims.length, 'property or belief', 'properties and beliefs')} say the same of both`
    : `${count(differing, 'property or belief', 'properties and beliefs')} of ${claims.length} ${differing === 1 ? 'tells' : 'tell'} them apart`;
};
