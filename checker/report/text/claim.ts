import type { Claim, Explored } from '../../check/claim.ts';
import { claimsOf } from '../../check/claim.ts';
import type { ExploredVerdict } from '../../verify/verdicts.ts';
import { count } from './words.ts';

/** More names than this are counted; the table of verdicts says which. */
const mostNames = 3;

const statesFound = ({ states, expanded }: Explored): string =>
  expanded === undefined
    ? `; ${count(states, 'state was', 'states were')} found, not all of them expanded`
    : ` (${count(expanded, 'state')}); beyond that, ${count(states - expanded, 'state was', 'states were')} found and not expanded`;

const named = (properties: readonly string[]): string =>
  properties.length > mostNames ? count(properties.length, 'property', 'properties') : properties.join(', ');

const sentence = ({ depth, properties }: Claim, isAll: boolean): string => {
  if (depth === 0)
    return isAll ? 'Nothing is known of any property' : `Nothing is known of ${named(properties)}`;
  const which = isAll ? 'No violation' : `No violation of ${named(properties)}`;
  return `${which} in any run of up to ${count(depth, 'step')}`;
};

/**
 * The strongest that can be said after a search that was cut short, in sentences: of all properties at once, or of each
 * group of them that a limit left open. Empty when the search was not cut short.
 */
export const claimText = (explored: Explored): string => {
  const { verdicts, cut } = explored;
  const claims = claimsOf(explored);
  const isOne = claims.length === 1 && verdicts.every(({ verdict }) => verdict !== 'violated');
  const reach = cut === undefined ? '' : statesFound(explored);
  if (claims.length === 0 && cut !== undefined) return 'No property is left open that was asked for.';
  return claims.map((claim, i) => `${sentence(claim, isOne)}${i === 0 ? reach : ''}.`).join(' ');
};

/** The verdict with what is known instead of the name of the limit, if it was a limit that left it open. */
export const withReach = (verdict: ExploredVerdict): ExploredVerdict => {
  const { exhaustedDepth } = verdict;
  if (exhaustedDepth === undefined) return verdict;
  const reason =
    exhaustedDepth === 0
      ? 'nothing is known: there was no time'
      : `no violation in up to ${count(exhaustedDepth, 'step')}`;
  return { ...verdict, reason };
};
