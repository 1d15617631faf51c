import type { Path } from '../explore/path.ts';
import type { Items } from './goal.ts';
import type { StateGraph } from './state-graph.ts';

/** A state reached in a search, and how. */
interface Reached {
  readonly state: number;
  readonly length: number;
  readonly step: number;
  readonly before?: Reached;
}

const wayTo = (end: Reached, last: number): Path => {
  const way = [last];
  for (let at = end; at.before !== undefined; at = at.before) way.push(at.step);
  return way.toReversed();
};

/** Finds ways to what is not covered yet. */
export class Nearest {
  readonly #graph: StateGraph;
  readonly #items: Items;
  readonly #covered: ReadonlySet<number>;
  /** States from which everything within reach is covered. They stay so, for coverage only grows. */
  readonly #done: Uint8Array;
  /** For each state, the last search that reached it. */
  readonly #seenBy: Int32Array;
  #search = 0;
  /** All steps from states before this one are covered. */
  #first = 0;

  constructor(graph: StateGraph, items: Items, covered: ReadonlySet<number>) {
    this.#graph = graph;
    this.#items = items;
    this.#covered = covered;
    this.#done = new Uint8Array(graph.targets.length);
    this.#seenBy = new Int32Array(graph.targets.length);
  }

  /** A shortest way from the initial state whose last step covers something new. */
  fromStart(): Path | undefined {
    const { targets, pathTo } = this.#graph;
    // States are numbered by distance.
    for (; this.#first < targets.length; this.#first++)
      for (const step of targets[this.#first]?.keys() ?? [])
        if (!this.#covered.has(this.#items.of(this.#first, step))) return [...pathTo(this.#first), step];
    return undefined;
  }

  /** The first of the shortest ways on from `from`, of at most `most` steps, whose last step covers something new. */
  from(from: number, most: number): Path | undefined {
    this.#search++;
    this.#seenBy[from] = this.#search;
    const queue: Reached[] = [{ state: from, length: 0, step: -1 }];
    let cut = false;
    for (const before of queue) {
      const { state, length } = before;
      if (this.#done[state] === 1) continue;
      if (length >= most) {
        cut = true;
        continue;
      }
      for (const [step, target] of (this.#graph.targets[state] ?? []).entries()) {
        if (!this.#covered.has(this.#items.of(state, step))) return wayTo(before, step);
        if (this.#seenBy[target] === this.#search) continue;
        this.#seenBy[target] = this.#search;
        queue.push({ state: target, length: length + 1, step, before });
      }
    }
    if (!cut) for (const { state } of queue) this.#done[state] = 1;
    return undefined;
  }
}
