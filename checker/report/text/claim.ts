import type { Claim, Explored } from '../../check/claim.ts';
import { claimsOf } from '../../check/claim.ts';
import { sampledReason } from '../../verify/sampled.ts';
import type { Sampling } from '../../verify/search.ts';
import { count } from './words.ts';

/** More names than this are counted; the table of verdicts says which. */
const mostNames = 3;

const statesFound = ({ states, expanded }: Explored): string =>
  expanded === undefined
    ? `; ${count(states, 'state was', 'states were')} found, not all of them expanded`
    : ` (${count(expanded, 'state')}); beyond that, ${count(states - expanded, 'state was', 'states were')} found and not expanded`;

const named = (properties: readonly string[]): string =>
  properties.length > mostNames ? count(properties.length, 'property', 'properties') : properties.join(', ');

const sentence = ({ depth, properties }: Claim, isAll: boolean, search: Explored['search']): string => {
  if (depth === 0) {
    const nothing =
      search === 'depth-first' ? 'No violation was seen, which proves nothing' : 'Nothing is known';
    return isAll ? `${nothing} of any property` : `${nothing} of ${named(properties)}`;
  }
  const which = isAll ? 'No violation' : `No violation of ${named(properties)}`;
  return `${which} in any run of up to ${count(depth, 'step')}`;
};

/** The same after random runs, which say nothing of any other. */
const samplingText = ({ verdicts, cut }: Explored, sampling: Sampling): string => {
  if (!verdicts.some(({ verdict }) => verdict === 'inconclusive')) return '';
  const reason = sampledReason(sampling, cut);
  const text = verdicts.some(({ verdict }) => verdict === 'violated') ? `of the others, ${reason}` : reason;
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
};

/**
 * The strongest that can be said after a search that was cut short, in sentences: of all properties at once, or of each
 * group of them that a limit left open. Empty when the search was not cut short, unless it was at random.
 */
export const claimText = (explored: Explored): string => {
  const { verdicts, cut, sampling } = explored;
  if (sampling !== undefined) return samplingText(explored, sampling);
  const claims = claimsOf(explored);
  const isOne = claims.length === 1 && verdicts.every(({ verdict }) => verdict !== 'violated');
  const reach = cut === undefined ? '' : statesFound(explored);
  if (claims.length === 0 && cut !== undefined) return 'No property is left open that was asked for.';
  return claims
    .map((claim, i) => `${sentence(claim, isOne, explored.search)}${i === 0 ? reach : ''}.`)
    .join(' ');
};
