import type { StateStore, Steps } from './state-store.ts';

/** Steps with all that is known of them. */
export interface LabelledSteps extends Steps {
  readonly actions: Int32Array;
  /** Number of what each step emits. */
  readonly letters: Int32Array;
  /** Number of the renaming that made where each step leads a representative. */
  readonly renamings: Int32Array;
  /** Index of each step among those of its state. */
  readonly indices: Int32Array;
}

/** The steps of some states that follow one another. */
export interface Expansion {
  readonly steps: LabelledSteps;
  /** Number of the first state that was not expanded. */
  readonly end: number;
  /** Of the states expanded, those that break an invariant. */
  readonly broken: readonly number[];
  /** Of the states expanded, those without steps. */
  readonly terminal: readonly number[];
}

/** Where steps come from: the machine in this thread, or in several. */
export interface StepSource {
  /** By action, how often its guard was met and its effect refused. */
  readonly refusals: Float64Array;
  /** The steps of states from `from` on, none of them from `until` on; of about `most` states at most. */
  next(from: number, until: number, most: number): Expansion;
  /** Looks up the steps that were given last; see `StateStore.add`. */
  lookUp(store: StateStore, most: number): number;
  /** No more steps are asked for. */
  close(): void;
}
