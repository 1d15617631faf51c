import type { Explorer } from '../../../../traces/index.ts';

/** What is asked of every explorer. */
export type Law =
  | 'searches small machines to their end'
  | 'searches any machine to its end'
  | 'reports shortest paths'
  | 'composes automata'
  | 'decides automata'
  | 'searches all within a depth'
  | 'searches up to symmetry';

/** An explorer and what it cannot do. */
export interface Contestant {
  readonly name: string;
  readonly explore: Explorer;
  /** Laws that do not apply to it, each with the reason. */
  readonly skip?: Partial<Record<Law, string>>;
}
