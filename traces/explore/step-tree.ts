import { Integers } from './integers.ts';
import type { Path } from './path.ts';

/** How each state was first reached: eight bytes a state instead of a path. States are numbered as found, from 0, the initial one. */
export class StepTree {
  readonly #parents = new Integers();
  readonly #steps = new Integers();

  constructor() {
    this.#parents.push(-1);
    this.#steps.push(-1);
  }

  get size(): number {
    return this.#parents.length;
  }

  /** Adds the state reached by the step with index `step` from state `parent`; gives its number. */
  add(parent: number, step: number): number {
    this.#parents.push(parent);
    this.#steps.push(step);
    return this.size - 1;
  }

  /** The way to `state`, and on by `step` if given. */
  pathTo(state: number, step?: number): Path {
    const path = step === undefined ? [] : [step];
    for (let at = state; at !== 0; at = this.#parents.at(at)) path.push(this.#steps.at(at));
    return path.toReversed();
  }
}
