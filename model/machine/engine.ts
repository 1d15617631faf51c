import type { Action } from './machine.ts';

/** Which action a step takes, who takes it, and how its choices fell. */
export interface StepLabel {
  /** Index into the machine's actions. */
  readonly action: number;
  /** Indices of the acting elements, one for each array of the action. */
  readonly actors: readonly number[];
  /** Results of `choose`, in order. */
  readonly choices: readonly number[];
}

/** One way to go on from a state. */
export interface Step<Packed, E> {
  readonly label: StepLabel;
  readonly state: Packed;
  readonly events: readonly E[];
}

/**
 * Runs a machine. Every engine gives the same graph, in the same order, as the interpreter.
 *
 * `Packed` is the engine's own form of a state; two are equal exactly when their keys are.
 */
export interface Engine<Packed, E> {
  /** The machine's actions, as far as naming and explaining a step needs them; a label's `action` is an index into them. */
  readonly actions: readonly Pick<Action, 'rule' | 'arrays' | 'when'>[];
  initial(): { readonly state: Packed; readonly events: readonly E[] };
  /** All steps from `state`, in the machine's enumeration order. */
  successors(state: Packed): readonly Step<Packed, E>[];
  /** A string equal for equal states and different for different ones. */
  key(state: Packed): string;
  /** Sentences of the invariants that `state` breaks, bounds of its fields included. */
  broken(state: Packed): readonly string[];
  /** The state as plain data, for people: names for enums, arrays for sequences, null for `none`. */
  describe(state: Packed): Readonly<Record<string, unknown>>;
}
