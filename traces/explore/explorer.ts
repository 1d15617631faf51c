import type { Engine } from '../../model/index.ts';
import type { Automaton } from './automaton.ts';
import type { Path } from './path.ts';
import type { Progress } from './progress.ts';

/** Where to stop an exploration that would go on. */
export interface Limits {
  /** Distinct states of the product at most. */
  readonly states?: number;
  /** Steps from the initial state at most. */
  readonly depth?: number;
  /** Time at most. What was found within it depends on the machine that runs this. */
  readonly seconds?: number;
}

/** What to explore a machine with, and how far. */
export interface ExploreOptions<E> {
  /** Composed with the machine: a state of the product is a state of the machine and one of each automaton. */
  readonly automata?: readonly Automaton<E>[];
  readonly limits?: Limits;
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
}

/** A shortest run that an automaton rejects. */
export interface AutomatonViolation {
  /** Index into the automata composed. */
  readonly automaton: number;
  readonly path: Path;
  /** Whether it is the end of the run that is rejected: nothing can happen any more, and the automaton does not accept. */
  readonly atEnd: boolean;
}

/** A shortest run to a state that breaks an invariant. */
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
  /** Steps from the initial state to the states farthest from it. */
  readonly depth: number;
  /** Whether every reachable state was expanded. */
  readonly complete: boolean;
  /** The limit that cut the exploration short; absent when complete. */
  readonly cut?: keyof Limits;
  /** States without successors. */
  readonly terminal: number;
  /** By index of action; every action of the engine is there. */
  readonly actions: readonly ActionCount[];
  /** At most one for each automaton, in the order found. */
  readonly violations: readonly AutomatonViolation[];
  /** One for each sentence broken, in the order found. */
  readonly broken: readonly BrokenInvariant[];
}

/** Visits every state of a machine composed with automata, up to limits. */
export type Explorer = <Packed, E>(engine: Engine<Packed, E>, options?: ExploreOptions<E>) => Exploration;
