import { specificationOf } from '../../model/index.ts';
import type { Runtime } from '../../model/index.ts';
import type { Path } from '../../traces/index.ts';

interface Reached {
  readonly state: Int32Array;
  readonly before: Reached | undefined;
  readonly step: number;
}

const pathTo = ({ before, step }: Reached): Path => {
  const path = [step];
  for (let at = before; at?.before !== undefined; at = at.before) path.push(at.step);
  return path.toReversed();
};

/** A shortest path that ends with a step by the action with this name; undefined where none is found in so many states. */
export const shortestTo = (runtime: Runtime, action: string, states: number): Path | undefined => {
  const engine = specificationOf(runtime).compiled();
  const wanted = engine.actions.findIndex(({ rule }) => rule.name === action);
  const { state: initial } = engine.initial();
  const queue: Reached[] = [{ state: initial, before: undefined, step: 0 }];
  const known = new Set([engine.key(initial)]);
  for (const reached of queue) {
    for (const [step, { label, state }] of engine.successors(reached.state).entries()) {
      const next = { state, before: reached, step };
      if (label.action === wanted) return pathTo(next);
      const key = engine.key(state);
      if (known.has(key) || known.size >= states) continue;
      known.add(key);
      queue.push(next);
    }
  }
  return undefined;
};
