import { newestRelease, rulesOf, smallConstants, specificationOf } from '../../../model/index.ts';
import type { Constants, Emitted, Flavor, Program } from '../../../model/index.ts';
import { wasmtimeRulesOf } from '../../../model/wasmtime/releases.ts';

/** What runs on which Wasmtime. Constants that are absent are the small ones. */
export interface Situation {
  readonly wasmtime: string;
  readonly programs: readonly Program[];
  readonly flavor?: Flavor;
  readonly constants?: Partial<Constants>;
}

/** A step between numbered states. */
export interface GraphStep {
  readonly to: number;
  readonly events: readonly Emitted[];
}

/** By state, the steps from it; 0 is the initial state, and every state is reachable. */
export type Graph = readonly (readonly GraphStep[])[];

/** Explores the situation to its end. Throws when the specification breaks an invariant of its own. */
export const graphOf = ({ wasmtime, programs, flavor, constants }: Situation): Graph => {
  const [rules, guests] = [rulesOf(newestRelease), wasmtimeRulesOf(wasmtime)];
  if (rules === undefined || guests === undefined) throw new Error(`no rules for Wasmtime ${wasmtime}`);
  const engine = specificationOf({
    rules,
    constants: { ...smallConstants, ...constants },
    programs,
    wasmtime: guests,
    ...(flavor && { flavor }),
  }).compiled();
  const numbers = new Map<string, number>();
  const states = [engine.initial().state];
  numbers.set(engine.key(engine.initial().state), 0);
  const graph: GraphStep[][] = [];
  // The list grows while it is gone through.
  for (const state of states) {
    const broken = engine.broken(state);
    if (broken.length > 0) throw new Error(`broken: ${broken.join(', ')}`);
    graph.push(
      engine.successors(state).map(({ state: next, events }) => {
        const key = engine.key(next);
        const known = numbers.get(key);
        if (known !== undefined) return { to: known, events };
        numbers.set(key, states.length);
        return { to: states.push(next) - 1, events };
      }),
    );
  }
  return graph;
};

/** Whether a step begins a poll of the task with this index among the programs. */
export const polls =
  (task: number) =>
  ({ events }: GraphStep): boolean =>
    events.some((event) => event.e === 'poll.begin' && event.task === task + 1);

/** The states that a run can be in before a step that `ends` it. */
export const statesBefore = (graph: Graph, ends: (step: GraphStep) => boolean): readonly number[] => {
  const reached = new Set([0]);
  for (const state of reached) for (const step of graph[state] ?? []) if (!ends(step)) reached.add(step.to);
  return [...reached];
};

/** The states from which no run comes to a step that is `wanted`. */
export const cutOffFrom = (graph: Graph, wanted: (step: GraphStep) => boolean): ReadonlySet<number> => {
  const before = graph.map((): number[] => []);
  for (const [from, steps] of graph.entries()) for (const { to } of steps) before[to]?.push(from);
  const can = new Set(graph.flatMap((steps, state) => (steps.some(wanted) ? [state] : [])));
  for (const state of can) for (const from of before[state] ?? []) can.add(from);
  return new Set(graph.flatMap((_, state) => (can.has(state) ? [] : [state])));
};

/** The most steps that are `counted` on any way from the initial state before a step that `ends` it; infinite in a circle. */
export const mostBefore = (
  graph: Graph,
  counted: (step: GraphStep) => boolean,
  ends: (step: GraphStep) => boolean,
): number => {
  const going = graph.map((steps) => steps.filter((step) => !ends(step)));
  const most = new Map<number, number>();
  const open = new Set<number>();
  const stack = [0];
  for (let state = stack.at(-1); state !== undefined; state = stack.at(-1)) {
    open.add(state);
    const steps = going[state] ?? [];
    if (steps.some(({ to }) => open.has(to))) return Infinity;
    const next = steps.find(({ to }) => !most.has(to));
    if (next !== undefined) {
      stack.push(next.to);
      continue;
    }
    most.set(state, Math.max(0, ...steps.map((step) => (most.get(step.to) ?? 0) + Number(counted(step)))));
    open.delete(state);
    stack.pop();
  }
  return most.get(0) ?? 0;
};
