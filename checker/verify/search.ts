import type { PctGuarantee } from '../../traces/index.ts';

/** How much to run at random. */
export interface Amount {
  /** Runs from the initial state. */
  readonly runs: number;
  /** Steps in a run at most. */
  readonly steps: number;
  /** A 32-bit integer: the same one gives the same runs. */
  readonly seed: number;
}

/** A search other than breadth first: of the specification and the automata of all properties, composed. */
export type ComposedSearch =
  | { readonly kind: 'depth-first' }
  | ({ readonly kind: 'random' } & Amount)
  | ({ readonly kind: 'pct'; readonly bugDepth: number } & Amount);

/** How much was run at random. */
export interface Sampling extends Amount {
  /** Runs that came to their end. */
  readonly runs: number;
  /** Steps in all runs together. */
  readonly steps: number;
  /** What priorities promise of each run after the longest; absent where any step was as likely as every other. */
  readonly guarantee?: PctGuarantee;
}
