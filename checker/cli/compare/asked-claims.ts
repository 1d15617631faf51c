import { beliefs } from '../../beliefs/index.ts';
import { allClaims, type AskedClaims } from '../../compare/guarantees/claims.ts';
import { selectProperties } from '../properties.ts';
import { UsageError } from '../usage-error.ts';
import type { CompareFlags } from './options.ts';

/** Which properties and beliefs are checked on both sides; undefined where none are. */
export const askedClaims = (
  { property, properties }: Pick<CompareFlags, 'property' | 'properties'>,
  isOfOneScenario: boolean,
): AskedClaims | undefined => {
  if (property === undefined) return (properties ?? isOfOneScenario) ? allClaims : undefined;
  if (properties === false)
    throw new UsageError('--no-properties leaves out what --property asks for.\nUse one of them.');
  return {
    named: true,
    properties: selectProperties(property),
    beliefs: beliefs.filter(({ claim }) => property.includes(claim.id)),
  };
};
