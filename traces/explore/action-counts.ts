import type { ActionCount } from './explorer.ts';

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
