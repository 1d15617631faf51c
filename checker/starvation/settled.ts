import { firstEdge, targetOf, type Digraph } from './graph/digraph.ts';
import type { Situation } from './situation.ts';

/** The states that runs can come to after a step that polls the task at this index, as ones. */
const afterPollOf = ({ graph, steps }: Situation, task: number): Uint8Array => {
  const seen = new Uint8Array(graph.states);
  const open: number[] = [];
  const reach = (state: number): void => {
    if (seen[state] === 1) return;
    seen[state] = 1;
    open.push(state);
  };
  for (const [edge, label] of graph.label.entries())
    if (steps[label]?.polls === task) reach(targetOf(graph, edge));
  for (let state = open.pop(); state !== undefined; state = open.pop()) reachNext(graph, state, reach);
  return seen;
};

const reachNext = (graph: Digraph, state: number, reach: (state: number) => void): void => {
  const end = firstEdge(graph, state + 1);
  for (let edge = firstEdge(graph, state); edge < end; edge++) reach(targetOf(graph, edge));
};

/**
 * The same situation, but that a task which was never polled does not count as waiting: its first wait is in the inject
 * queue where `main` has put it, and comes once. A state that can be come to before and after the first poll counts,
 * since a later wait goes through it.
 */
export const onceSettled = (situation: Situation): Situation => {
  const waiting = new Int32Array(situation.graph.states);
  for (const task of situation.runtime.programs.keys()) {
    const after = afterPollOf(situation, task);
    for (const [state, tasks] of situation.waiting.entries())
      if (after[state] === 1) waiting[state] = (waiting[state] ?? 0) | (tasks & (1 << task));
  }
  return { ...situation, waiting };
};
