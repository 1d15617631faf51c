/**
 * A deterministic automaton over what a machine emits, composed with the machine during exploration.
 * Its states are small integers, so that a product state costs one number an automaton.
 */
export interface Automaton<E> {
  readonly name: string;
  /** The state before any event. */
  readonly initial: number;
  /** The state after `event`, or `violated`. */
  step(state: number, event: E): number;
  /** Whether a run that can go no further may end in `state`. */
  accepts(state: number): boolean;
}

/** The state of an automaton that has rejected its run. */
export const violated = -1;
