import type { Engine } from './engine.ts';

/** Takes the steps of a `RowEngine`, in the machine's enumeration order. */
export interface StepSink<E> {
  /** Whether events are wanted; without, actions emit nothing. */
  readonly listens: boolean;
  /**
   * A step by the action with this index leads to the state in `row`, emitting `events`. Both change when this
   * returns.
   */
  take(row: Int32Array, action: number, events: readonly E[]): void;
  /** An action whose guard was met, for some actors and choices, refused to be taken. */
  refuse(action: number): void;
}

/**
 * An engine whose states are rows of 32-bit integers: equal states, equal rows. It holds one row at a time, so that
 * going through a state's steps allocates nothing.
 */
export interface RowEngine<E> extends Engine<Int32Array, E> {
  /** Integers in a row. */
  readonly words: number;
  /** Makes the row that starts at `from` in `rows` the one in hand. */
  load(rows: Int32Array, from: number): void;
  /** Gives each step from the row in hand to `sink`; the row stays in hand. */
  expand(sink: StepSink<E>): void;
  /** Whether the row in hand keeps every invariant; `broken` says which it breaks. */
  holds(): boolean;
}
