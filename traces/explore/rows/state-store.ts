import type { RowEngine } from '../../../model/index.ts';
import type { Columned } from '../checkpoint/column.ts';

/** Steps to be looked up together: where each leads and from which state, and room for what is found. */
export interface Steps {
  readonly count: number;
  /** One row after the other. */
  readonly rows: Int32Array;
  /** By step, the number of the state that it starts from. */
  readonly parents: Int32Array;
  /** By step, the number of the state that it leads to. */
  readonly numbers: Int32Array;
}

/** Distinct states, numbered from 0 in the order in which they were found, with the state that each was found from. */
export interface StateStore extends Columned {
  readonly size: number;
  /** Bytes in use. */
  readonly bytes: number;
  /** Bytes in use at most while `count` more states are added, also for a moment. */
  bytesToAdd(count: number): number;
  /**
   * Looks up each of the steps and fills its `numbers`; adds the states that are not there yet, up to `most` in all.
   * Gives the number of steps done: fewer than all when there was no room for the next one's state.
   */
  add(steps: Steps, most: number): number;
  /** The number of the state from which the one with this number was first found; 0 for the first. */
  parentOf(number: number): number;
  /** Takes a state into the engine's hand, none before the one from which the first of the last steps added starts. */
  load(engine: Pick<RowEngine<unknown>, 'load'>, number: number): void;
  /** Whether `row` is, or is taken for, the state with this number. */
  isAt(number: number, row: Int32Array): boolean;
}
