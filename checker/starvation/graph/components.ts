import { firstEdge, targetOf, type Part } from './digraph.ts';

/** The strongly connected components of a part. An edge between two of them leads to the lower number. */
export interface Components {
  readonly count: number;
  /** By state, the number of its component; -1 outside the part. */
  readonly of: Int32Array;
}

const unseen = 0;

/** Tarjan's algorithm, with its calls on a stack of its own: graphs are far deeper than recursion may be. */
class Search {
  readonly of: Int32Array;
  count = 0;
  readonly #part: Part;
  /** By state, when it was first seen, from 1. */
  readonly #order: Int32Array;
  readonly #low: Int32Array;
  /** Seen states whose component is not yet known. */
  readonly #open: Int32Array;
  #opened = 0;
  /** States on the way from the root, and of each the edge to look at next. */
  readonly #way: Int32Array;
  readonly #next: Int32Array;
  #depth = 0;
  #seen = 0;

  constructor(part: Part) {
    const { states } = part.graph;
    this.#part = part;
    this.of = new Int32Array(states).fill(-1);
    this.#order = new Int32Array(states);
    this.#low = new Int32Array(states);
    this.#open = new Int32Array(states);
    this.#way = new Int32Array(states);
    this.#next = new Int32Array(states);
  }

  run(): Components {
    const { graph, states } = this.#part;
    for (let root = 0; root < graph.states; root++)
      if (states[root] === 1 && this.#order[root] === unseen) this.#from(root);
    return { count: this.count, of: this.of };
  }

  #from(root: number): void {
    const { graph } = this.#part;
    this.#enter(root);
    while (this.#depth > 0) {
      const state = this.#way[this.#depth - 1] ?? 0;
      const edge = this.#nextEdge(state);
      if (edge === firstEdge(graph, state + 1)) this.#leave(state);
      else this.#follow(state, targetOf(graph, edge));
    }
  }

  #enter(state: number): void {
    this.#order[state] = ++this.#seen;
    this.#low[state] = this.#seen;
    this.#open[this.#opened++] = state;
    this.#way[this.#depth++] = state;
    this.#next[state] = firstEdge(this.#part.graph, state);
  }

  /** The next edge of the part; past the last one, the first of the state after. */
  #nextEdge(state: number): number {
    const { graph, edges } = this.#part;
    const end = firstEdge(graph, state + 1);
    let edge = this.#next[state] ?? end;
    while (edge < end && edges[edge] === 0) edge++;
    this.#next[state] = edge + 1;
    return edge;
  }

  #follow(state: number, to: number): void {
    if (this.#order[to] === unseen) this.#enter(to);
    else if (this.of[to] === -1) this.#lower(state, this.#order[to] ?? 0);
  }

  #lower(state: number, to: number): void {
    if (to < (this.#low[state] ?? 0)) this.#low[state] = to;
  }

  #leave(state: number): void {
    this.#depth--;
    const low = this.#low[state] ?? 0;
    if (this.#depth > 0) this.#lower(this.#way[this.#depth - 1] ?? 0, low);
    if (low !== this.#order[state]) return;
    let member: number;
    do {
      member = this.#open[--this.#opened] ?? 0;
      this.of[member] = this.count;
    } while (member !== state);
    this.count++;
  }
}

/** The strongly connected components of a part. */
export const componentsOf = (part: Part): Components => new Search(part).run();

/** Whether an edge of the part stays within its component, so that some cycle goes through it. */
export const stays = ({ of }: Components, part: Part, state: number, edge: number): boolean =>
  part.edges[edge] === 1 && of[state] === of[targetOf(part.graph, edge)];
