import type { Engine, Symmetry } from '../../model/index.ts';
import type { Automaton } from './automaton.ts';
import type { CheckpointOptions } from './checkpoint/search-checkpoint.ts';
import type { Path } from './path.ts';
import type { Progress } from './progress.ts';
import type { MachineSource } from './threads/protocol.ts';

/** Where to stop an exploration that would go on. */
export interface Limits {
  /** Distinct states of the product at most. */
  readonly states?: number;
  /** Steps from the initial state at most. */
  readonly depth?: number;
  /** Time at most. What was found within it depends on the machine that runs this. */
  readonly seconds?: number;
  /** Memory for the states at most. */
  readonly bytes?: number;
}

/** What to explore a machine with, and how far. */
export interface ExploreOptions<E> {
  /** Composed with the machine: a state of the product is a state of the machine and one of each automaton. */
  readonly automata?: readonly Automaton<E>[];
  /** Explores one state for all that differ by a renaming alone. Not together with automata. */
  readonly symmetry?: Symmetry;
  /** Keeps 64 bits of hash instead of each state, so that states may be missed. Not together with automata. */
  readonly fingerprint?: boolean;
  /**
   * Explores in so many threads, each with the machine that `source` makes, which must be this one under the same
   * symmetry. Nothing found depends on how many. Not together with automata or fingerprints.
   */
  readonly threads?: { readonly count: number; readonly source: MachineSource };
  readonly limits?: Limits;
  /**
   * Saves the search, and goes on from what was saved. Breadth first only, of a compiled machine; not together with
   * automata.
   */
  readonly checkpoint?: CheckpointOptions;
  readonly onProgress?: (progress: Progress) => void;
  /** Expanded states between two calls of `onProgress`. */
  readonly progressEvery?: number;
}

/** How often an action was taken. */
export interface ActionCount {
  /** States in which it was enabled. */
  readonly states: number;
  /** Steps by it, over all its actors and choices. */
  readonly steps: number;
  /** Of these, the ones that led to a state for the first time. */
  readonly found: number;
  /** How often its guard was met, for some actors and choices, and its effect refused. */
  readonly refusals: number;
}

/** A run that an automaton rejects. */
export interface AutomatonViolation {
  /** Index into the automata composed. */
  readonly automaton: number;
  readonly path: Path;
  /** Whether it is the end of the run that is rejected: nothing can happen any more, and the automaton does not accept. */
  readonly atEnd: boolean;
}

/** A run to a state that breaks an invariant. */
export interface BrokenInvariant {
  readonly sentence: string;
  readonly path: Path;
}

/** What an exploration found. */
export interface Exploration {
  /**
   * Distinct states of the product. An automaton that has rejected a run is constant from then on, so that the
   * number depends on when that was.
   */
  readonly states: number;
  /** Steps between them. */
  readonly transitions: number;
  /** Steps from the initial state to the states farthest from it, as the explorer came to them. */
  readonly depth: number;
  /** Whether every reachable state was expanded. */
  readonly complete: boolean;
  /** The limit that cut the exploration short; absent when complete. */
  readonly cut?: keyof Limits;
  /**
   * Every state that is fewer steps than this from the initial state was expanded, so that no run of this many steps
   * shows anything else; 0 where the explorer cannot tell.
   */
  readonly exhaustedDepth: number;
  /** States without successors. */
  readonly terminal: number;
  /** By index of action; every action of the engine is there. */
  readonly actions: readonly ActionCount[];
  /** At most one for each automaton, in the order found. */
  readonly violations: readonly AutomatonViolation[];
  /** One for each sentence broken, in the order found. */
  readonly broken: readonly BrokenInvariant[];
  /** Bytes for states at most at any time. */
  readonly bytes: number;
}

/** Visits the states of a machine composed with automata, up to limits. */
export type Explorer = <Packed, E>(engine: Engine<Packed, E>, options?: ExploreOptions<E>) => Exploration;
