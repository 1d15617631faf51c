import { cycles } from './cycles.ts';
import type { Explored, ExploredStep } from './explored.ts';

/** Stretches of runs, and what to count in them. */
export interface Stretch {
  /** The steps after which one begins. */
  readonly since: (step: ExploredStep) => boolean;
  /** The steps before which it ends. */
  readonly until: (step: ExploredStep) => boolean;
  /** How often what is counted happens in a step. */
  readonly count: (step: ExploredStep) => number;
}

/** The states in which a stretch begins, and the steps that go on with it. */
const within = ({ steps }: Pick<Explored, 'steps'>, { since, until }: Stretch) => {
  const starts = new Set(steps.flatMap((from) => from.filter((step) => since(step)).map(({ to }) => to)));
  if (starts.size === 0) throw new Error('no run reaches the beginning of such a stretch');
  const reached = new Set(starts);
  for (const state of reached) for (const step of steps[state] ?? []) if (!until(step)) reached.add(step.to);
  return {
    starts,
    steps: steps.map((from, state) => (reached.has(state) ? from.filter((step) => !until(step)) : [])),
    ends: [...reached].filter((state) => (steps[state] ?? []).some((step) => until(step))),
  };
};

/** The most that is counted in a stretch of any run, ended or not; infinite where a run can go on counting. */
export const mostBetween = (graph: Pick<Explored, 'steps'>, stretch: Stretch): number => {
  const { starts, steps } = within(graph, stretch);
  const round = cycles({ steps });
  if (round.some((cycle) => cycle.steps.some((step) => stretch.count(step) > 0))) return Infinity;
  const most = new Map([...starts].map((state) => [state, 0]));
  for (const state of most.keys()) {
    const soFar = most.get(state) ?? 0;
    for (const step of steps[state] ?? []) {
      const now = soFar + stretch.count(step);
      if (now <= (most.get(step.to) ?? -1)) continue;
      // Set anew, a state comes last and is gone through again.
      most.delete(step.to);
      most.set(step.to, now);
    }
  }
  return [...most.values()].reduce((a, b) => Math.max(a, b));
};

/** The fewest that are counted in a stretch that ends; infinite where none does. */
export const fewestBetween = (graph: Pick<Explored, 'steps'>, stretch: Stretch): number => {
  const { starts, steps, ends } = within(graph, stretch);
  const fewest = new Map([...starts].map((state) => [state, 0]));
  for (const state of fewest.keys()) {
    const soFar = fewest.get(state) ?? 0;
    for (const step of steps[state] ?? []) {
      const now = soFar + stretch.count(step);
      if (now >= (fewest.get(step.to) ?? Infinity)) continue;
      fewest.delete(step.to);
      fewest.set(step.to, now);
    }
  }
  return ends.reduce((least, state) => Math.min(least, fewest.get(state) ?? Infinity), Infinity);
};
