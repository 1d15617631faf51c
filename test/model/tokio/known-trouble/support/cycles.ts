import type { Explored, ExploredStep } from './explored.ts';

/** States between which one can go to and fro, and the steps that stay among them. */
export interface Component {
  readonly states: readonly number[];
  readonly steps: readonly ExploredStep[];
  /** Whether no step of the whole graph leaves it: a run that has come here stays, whatever fairness is assumed. */
  readonly isFinal: boolean;
}

type Keeps = (step: ExploredStep) => boolean;

/** Tarjan's algorithm without recursion: by state, the number of its component among the steps kept. */
const componentNumbers = (successors: readonly (readonly number[])[]): Int32Array => {
  const count = successors.length;
  const order = new Int32Array(count).fill(-1);
  const low = new Int32Array(count);
  const component = new Int32Array(count).fill(-1);
  const path: number[] = [];
  let [nextOrder, nextComponent] = [0, 0];
  for (let root = 0; root < count; root++) {
    if (order[root] !== -1) continue;
    const calls: { readonly state: number; next: number }[] = [];
    const enter = (state: number): void => {
      order[state] = low[state] = nextOrder++;
      path.push(state);
      calls.push({ state, next: 0 });
    };
    enter(root);
    for (let call = calls.at(-1); call !== undefined; call = calls.at(-1)) {
      const { state } = call;
      const to = successors[state]?.[call.next++];
      if (to !== undefined) {
        if (order[to] === -1) enter(to);
        else if (component[to] === -1) low[state] = Math.min(low[state] ?? 0, order[to] ?? 0);
        continue;
      }
      calls.pop();
      const caller = calls.at(-1)?.state;
      if (caller !== undefined) low[caller] = Math.min(low[caller] ?? 0, low[state] ?? 0);
      if (low[state] !== order[state]) continue;
      for (let member = path.pop(); member !== undefined; member = path.pop()) {
        component[member] = nextComponent;
        if (member === state) break;
      }
      nextComponent++;
    }
  }
  return component;
};

/**
 * The components of the graph of reachable states that are left when only some steps are kept, as far as a run can go
 * round in them. Every infinite run that from some time on takes kept steps only ends up in one.
 */
export const cycles = (
  { steps }: Pick<Explored, 'steps'>,
  keeps: Keeps = () => true,
): readonly Component[] => {
  const kept = steps.map((from) => from.filter((step) => keeps(step)));
  const numbers = componentNumbers(kept.map((from) => from.map(({ to }) => to)));
  const members = new Map<number, { states: number[]; steps: ExploredStep[] }>();
  for (const [state, from] of kept.entries()) {
    const number = numbers[state] ?? -1;
    const component = members.get(number) ?? { states: [], steps: [] };
    component.states.push(state);
    component.steps.push(...from.filter(({ to }) => numbers[to] === number));
    members.set(number, component);
  }
  return [...members.values()]
    .filter((component) => component.steps.length > 0)
    .map(({ states, steps: staying }) => {
      const all = states.flatMap((state) => steps[state] ?? []).length;
      return { states, steps: staying, isFinal: all === staying.length };
    });
};
