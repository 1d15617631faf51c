import type { Explored } from '../../check/claim.ts';
import type { ExploredVerdict } from '../../verify/verdicts.ts';
import { count } from './words.ts';

const unexhausted = (search: Explored['search']): string =>
  search === 'depth-first' ? 'no violation in what was seen' : 'nothing is known: too little was seen';

/**
 * The verdict for a table: where a limit or chance left it open, with what is known instead of the name of the limit.
 */
export const inBrief = (
  verdict: ExploredVerdict,
  { search, sampling }: Pick<Explored, 'search' | 'sampling'>,
): ExploredVerdict => {
  const { exhaustedDepth } = verdict;
  if (sampling !== undefined && verdict.verdict === 'inconclusive')
    return { ...verdict, reason: 'not seen in these runs' };
  if (exhaustedDepth === undefined) return verdict;
  const reason =
    exhaustedDepth === 0 ? unexhausted(search) : `no violation in up to ${count(exhaustedDepth, 'step')}`;
  return { ...verdict, reason };
};
