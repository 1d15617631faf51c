import type { Emitted, RowEngine } from '../../../model/index.ts';
import type { Path } from '../../../traces/index.ts';
import { ExplorationError, explore } from '../../../traces/index.ts';
import type { Rejecting } from './rejecting.ts';

/** How far to look for a run that is rejected. */
export interface Reach {
  /** Steps of such a run at most. */
  readonly steps: number;
  /** States of the machine and the automaton together at most. */
  readonly states: number;
  readonly outOfTime: () => boolean;
}

/** A shortest run that is rejected, that there is none within the reach, or that nobody knows. */
export type Shortest =
  { readonly is: 'found'; readonly path: Path } | { readonly is: 'none' } | { readonly is: 'unknown' };

/** Looks for a shortest run that is rejected. */
export const shortestRejected = (
  engine: RowEngine<Emitted>,
  automaton: Rejecting,
  { steps, states, outOfTime }: Reach,
): Shortest => {
  if (steps < 0) return { is: 'none' };
  // The end of a run is asked about when its last state is expanded, which is one level further.
  const depth = automaton.isForEnds ? steps + 1 : steps;
  try {
    const { violations, complete, exhaustedDepth } = explore(engine, {
      automata: [automaton],
      limits: {
        states,
        depth,
        get seconds() {
          return automaton.hasRejected || outOfTime() ? 0 : Infinity;
        },
      },
    });
    const [violation] = violations;
    if (violation !== undefined)
      return violation.path.length <= steps ? { is: 'found', path: violation.path } : { is: 'none' };
    return complete || exhaustedDepth >= depth ? { is: 'none' } : { is: 'unknown' };
  } catch (error) {
    // A specification that fails at some size says nothing about runs of that size.
    if (error instanceof ExplorationError) return { is: 'unknown' };
    throw error;
  }
};
