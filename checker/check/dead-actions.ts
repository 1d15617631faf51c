import type { Verification } from '../verify/verification.ts';

/** An action of the specification that no exploration of a run of the command took. */
export interface DeadAction {
  readonly name: string;
  /** File and function of Tokio that it stands for. */
  readonly source: string;
  /** How often its guard was met and its effect refused; 0 when its guard was never met. */
  readonly refusals: number;
}

/**
 * The actions that no exploration took, in the order of the specification. Either these scenarios do not bring them
 * about, or the specification holds a dead rule.
 */
export const deadActions = (
  verifications: readonly Pick<Verification, 'actions'>[],
): readonly DeadAction[] => {
  const dead = new Map<string, DeadAction>();
  const taken = new Set<string>();
  for (const { actions } of verifications)
    for (const { name, source, steps, refusals } of actions) {
      if (steps > 0) taken.add(name);
      dead.set(name, { name, source, refusals: refusals + (dead.get(name)?.refusals ?? 0) });
    }
  return [...dead.values()].filter(({ name }) => !taken.has(name));
};
