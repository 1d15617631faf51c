import type { Policy, PolicyStep } from '../../model/index.ts';
import { PolicyStates } from './policy-states.ts';
import { QuestionError } from './question-error.ts';
import { shown } from './shown.ts';

/** What a policy answers: one step or several, one after the other, and the state it is in the next time it is asked. */
export type PolicyAnswer<State> =
  | PolicyStep
  | readonly PolicyStep[]
  | { readonly does: PolicyStep | readonly PolicyStep[]; readonly next: State };

/** A policy as its author writes it. */
export interface PolicyDefinition<State> {
  /** What reports call it. */
  readonly name: string;
  /** One sentence for people. */
  readonly summary?: string;
  /**
   * Who yields: the future that an epoch callback answers with, which is boxed and needs a Wasmtime with `YieldCustom`, also if
   * absent; or Wasmtime itself, as if it were built so.
   */
  readonly within?: 'callback' | 'wasmtime';
  /** The state in which each task begins, as plain data; undefined if absent. */
  readonly start?: State;
  /** What a task does at an epoch deadline, and wherever else it yields. */
  readonly epoch: (state: State) => PolicyAnswer<State>;
  /** What a task does that is out of fuel; as Wasmtime does if absent. */
  readonly fuel?: (state: State) => PolicyAnswer<State>;
}

const places: ReadonlySet<unknown> = new Set(['callback', 'wasmtime']);

const refuse = (problem: string, advice: string): never => {
  throw new QuestionError('ASK011', problem, advice);
};

/**
 * Makes a way of yielding of your own: what a future does at an epoch deadline of its guest, or out of fuel. `verify`, `compare`,
 * `generate` and `explain` take it as `yield`, and the command line the file that exports it: `--yield ./policy.ts`.
 *
 * Each task has a state of its own, so that a policy can count or alternate. What it answers depends on its state alone. It is
 * asked at once for every state that it can be in, at most 256.
 *
 * @throws QuestionError (`ASK011`) when it throws, answers what is no step, does not answer the same when asked again, or never
 *   comes back to a state in which it has been
 *
 * @example
 * ```ts
 * export default definePolicy({
 *   name: 'every-third-defers',
 *   start: 0,
 *   epoch: (seen) => ({ does: seen === 2 ? 'yield_now' : 'self-wake', next: (seen + 1) % 3 }),
 * });
 * ```
 */
export const definePolicy = <State = undefined>(definition: PolicyDefinition<State>): Policy => {
  const { name, summary, within, epoch, fuel } = definition;
  if (typeof name !== 'string' || !/^[\p{L}\p{N}][\p{L}\p{N} ._-]{0,63}$/u.test(name))
    refuse(`${shown(name)} is no name of a policy`, 'Use up to 64 letters, digits, hyphens and dots.');
  if (typeof epoch !== 'function' || (fuel !== undefined && typeof fuel !== 'function'))
    refuse(
      `the policy '${name}' has no function that answers at an epoch deadline, or one for fuel that is none`,
      "Give epoch, and fuel if you want, a function such as () => 'self-wake'.",
    );
  const [first, ...others] = new PolicyStates(definition).states();
  if (first === undefined) throw new RangeError('a policy has its first state');
  if (within !== undefined && !places.has(within))
    refuse(
      `the policy '${name}' is within ${shown(within)}`,
      "Give 'callback' or 'wasmtime', or leave it out.",
    );
  return {
    name,
    ...(summary !== undefined && { summary }),
    ...(within === 'wasmtime' && { within }),
    states: [first, ...others],
  };
};
