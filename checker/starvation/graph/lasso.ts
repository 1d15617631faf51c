import { isTerminal, type Digraph } from './digraph.ts';
import type { Distances } from './distances.ts';
import type { FairComponents } from './fair-components.ts';
import type { Fairness } from './fairness.ts';
import { greedyLoopFrom, shortestLoopFrom, type Ground } from './loop-search.ts';
import { walkTo, type Lasso, type Walk } from './walk.ts';

/** A lasso, and whether no other has fewer edges in stem and loop together. */
export interface FoundLasso extends Lasso {
  readonly shortest: boolean;
}

/** Places to look at in search of the shortest loop before the nearest one must do. */
const mostPlaces = 400_000;
/** Entries tried with the greedy loop, nearest first. */
const mostEntries = 32;

interface Candidate {
  readonly entry: number;
  readonly loop: Walk;
}

/**
 * The loops of all fair components, shortest with their stems. Entries are tried nearest first, so that once a lasso is
 * known no entry as far as it is long is of use.
 */
class LassoSearch {
  readonly #graph: Digraph;
  readonly #fair: FairComponents;
  readonly #fairness: Fairness;
  readonly #to: Int32Array;
  #places = 0;
  #best: Candidate | undefined;

  constructor(graph: Digraph, fair: FairComponents, fairness: Fairness, to: Int32Array) {
    this.#graph = graph;
    this.#fair = fair;
    this.#fairness = fairness;
    this.#to = to;
  }

  /** Edges of the best lasso so far. */
  get #length(): number {
    return this.#best === undefined ? Infinity : this.#distance(this.#best.entry) + this.#best.loop.length;
  }

  run(): { readonly best: Candidate; readonly shortest: boolean } | undefined {
    const entries = this.#entries();
    for (const entry of entries.slice(0, mostEntries)) this.#keep(entry, this.#roughLoop(entry));
    const shortest = entries.every((entry) => this.#exactly(entry));
    return this.#best && { best: this.#best, shortest };
  }

  #distance(state: number): number {
    return this.#to[state] ?? Infinity;
  }

  /** Reachable states of fair components, nearest first. */
  #entries(): readonly number[] {
    const { components, isFair } = this.#fair;
    const entries: number[] = [];
    for (let state = 0; state < this.#graph.states; state++) {
      const component = components.of[state] ?? -1;
      if (component >= 0 && isFair[component] === 1 && (this.#to[state] ?? -1) >= 0) entries.push(state);
    }
    return entries.toSorted((one, other) => this.#distance(one) - this.#distance(other));
  }

  #ground(entry: number): Ground {
    const { part, components } = this.#fair;
    const component = components.of[entry] ?? -1;
    return { part, fairness: this.#fairness, holds: (state) => components.of[state] === component };
  }

  #roughLoop(entry: number): Walk {
    return isTerminal(this.#graph, entry) ? [] : greedyLoopFrom(this.#ground(entry), entry);
  }

  #keep(entry: number, loop: Walk): void {
    const length = this.#distance(entry) + loop.length;
    const shorter = length < this.#length;
    const rounder = length === this.#length && loop.length < (this.#best?.loop.length ?? 0);
    if (shorter || rounder) this.#best = { entry, loop };
  }

  /** Whether the shortest loop from this entry is known, or known to be of no use. */
  #exactly(entry: number): boolean {
    const below = this.#length - this.#distance(entry);
    if (below <= 0) return true;
    if (isTerminal(this.#graph, entry)) {
      this.#keep(entry, []);
      return true;
    }
    const left = mostPlaces - this.#places;
    const { loop, places, complete } = shortestLoopFrom(this.#ground(entry), entry, below, left);
    this.#places += places;
    if (loop !== undefined) this.#keep(entry, loop);
    return complete;
  }
}

/**
 * A run from the first state into a fair component and round a fair loop there for ever, with as few edges in stem and
 * loop together as can be found: fewest of all if `shortest`. Undefined when no fair component can be reached;
 * `distances` are from the first state.
 */
export const lassoInto = (
  graph: Digraph,
  fair: FairComponents,
  fairness: Fairness,
  distances: Distances,
): FoundLasso | undefined => {
  const found = new LassoSearch(graph, fair, fairness, distances.to).run();
  if (found === undefined) return undefined;
  const { entry, loop } = found.best;
  return { stem: walkTo(graph, distances, entry), loop, shortest: found.shortest };
};
