import type { ActionCount } from './explorer.ts';
import type { LabelledSteps } from './rows/expansion.ts';

/** Counts what became of steps, action by action. */
export class ActionCounts {
  readonly #states: Float64Array;
  readonly #steps: Float64Array;
  readonly #found: Float64Array;
  /** The state in which each action was last seen enabled. */
  readonly #lastIn: Int32Array;

  constructor(actions: number) {
    this.#states = new Float64Array(actions);
    this.#steps = new Float64Array(actions);
    this.#found = new Float64Array(actions);
    this.#lastIn = new Int32Array(actions).fill(-1);
  }

  /** Counts a step by `action` from the state `from`; the steps of a state come together. */
  count(action: number, from: number, isNew: boolean): void {
    this.#steps[action] = (this.#steps[action] ?? 0) + 1;
    if (isNew) this.#found[action] = (this.#found[action] ?? 0) + 1;
    if (this.#lastIn[action] === from) return;
    this.#lastIn[action] = from;
    this.#states[action] = (this.#states[action] ?? 0) + 1;
  }

  /**
   * Counts the first `count` steps of a batch that was looked up when `known` states were, and whose new states have
   * the numbers from there on.
   *
   * Without branches: whether a state is new is what a processor guesses worst.
   */
  countBatch({ actions, parents, numbers }: LabelledSteps, count: number, known: number): void {
    const [states, stepsBy, found, lastIn] = [this.#states, this.#steps, this.#found, this.#lastIn];
    let next = known;
    for (let i = 0; i < count; i++) {
      const action = actions[i] ?? 0;
      const from = parents[i] ?? 0;
      // The sign bit of a difference: no number is larger than the next one.
      const isNew = (((numbers[i] ?? 0) - next) >>> 31) ^ 1;
      next = (next + isNew) | 0;
      const differs = (lastIn[action] ?? 0) ^ from;
      lastIn[action] = from;
      stepsBy[action] = (stepsBy[action] ?? 0) + 1;
      found[action] = (found[action] ?? 0) + isNew;
      states[action] = (states[action] ?? 0) + ((differs | -differs) >>> 31);
    }
  }

  /** Goes on from counts that were saved. */
  restore(counts: readonly ActionCount[]): void {
    for (const [action, { states, steps, found }] of counts.entries()) {
      this.#states[action] = states;
      this.#steps[action] = steps;
      this.#found[action] = found;
    }
  }

  /** The counts by action, with the refusals counted elsewhere. */
  result(refusals: Float64Array): readonly ActionCount[] {
    return Array.from(this.#states, (states, action) => ({
      states,
      steps: this.#steps[action] ?? 0,
      found: this.#found[action] ?? 0,
      refusals: refusals[action] ?? 0,
    }));
  }
}
