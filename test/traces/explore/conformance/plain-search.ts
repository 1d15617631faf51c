import type { RowEngine } from '../../../../model/index.ts';

/** What there is to find in a machine. */
export interface Found {
  readonly states: number;
  readonly transitions: number;
  readonly terminal: number;
  /** Steps to the states farthest from the initial one. */
  readonly depth: number;
  readonly actions: readonly {
    readonly states: number;
    readonly steps: number;
    readonly refusals: number;
  }[];
  /** By sentence, the fewest steps to a state that breaks it. */
  readonly broken: ReadonlyMap<string, number>;
}

/** Looks at every state by the plainest search there is; states `most` steps away are not expanded. */
export const plainSearch = <E>(engine: RowEngine<E>, most = Infinity): Found => {
  const { state: initial } = engine.initial();
  const distances = new Map([[engine.key(initial), { state: initial, distance: 0 }]]);
  const actions = engine.actions.map(() => ({ states: 0, steps: 0, refusals: 0 }));
  const refuse = (action: number): void => {
    const count = actions[action];
    if (count !== undefined) count.refusals++;
  };
  const broken = new Map<string, number>();
  let [transitions, terminal, depth] = [0, 0, 0];
  for (const { state, distance } of distances.values()) {
    depth = Math.max(depth, distance);
    for (const sentence of engine.broken(state)) if (!broken.has(sentence)) broken.set(sentence, distance);
    if (distance === most) continue;
    const steps = engine.successors(state);
    engine.load(state, 0);
    engine.expand({ listens: false, take: () => {}, refuse });
    transitions += steps.length;
    if (steps.length === 0) terminal++;
    for (const action of new Set(steps.map(({ label }) => label.action))) {
      const count = actions[action];
      if (count === undefined) continue;
      count.states++;
      count.steps += steps.filter(({ label }) => label.action === action).length;
    }
    for (const { state: to } of steps) {
      const key = engine.key(to);
      if (!distances.has(key)) distances.set(key, { state: to, distance: distance + 1 });
    }
  }
  return { states: distances.size, transitions, terminal, depth, actions, broken };
};
