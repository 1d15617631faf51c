import { firstEdge, targetOf, type Digraph } from '../../starvation/graph/digraph.ts';
import type { Condensed } from './condensed.ts';
import { silent } from './joint-graph.ts';
import { Signatures } from './signatures.ts';

/** What a class can do: see a letter and become another class; or end. */
export type Move =
  { readonly kind: 'step'; readonly label: number; readonly to: number } | { readonly kind: 'end' };

/** States that nobody can tell apart, whatever they do from then on. */
export interface Classes {
  readonly count: number;
  /** By state, its class. */
  readonly of: Int32Array;
  /** What a class can do, silent steps within it aside. */
  moves(of: number): readonly Move[];
}

const ended = -1;

/** By state, the states with an edge to it, of those edges that count. */
interface Reversed {
  readonly first: Int32Array;
  readonly source: Int32Array;
}

const reversed = ({ states, first, target }: Digraph, counts: (edge: number) => boolean): Reversed => {
  const begins = new Int32Array(states + 1);
  for (const [edge, to] of target.entries()) if (counts(edge)) begins[to + 1] = (begins[to + 1] ?? 0) + 1;
  for (let state = 0; state < states; state++)
    begins[state + 1] = (begins[state + 1] ?? 0) + (begins[state] ?? 0);
  const next = begins.slice();
  const source = new Int32Array(begins[states] ?? 0);
  for (let state = 0; state < states; state++)
    for (let edge = first[state] ?? 0; edge < (first[state + 1] ?? 0); edge++) {
      if (!counts(edge)) continue;
      const to = target[edge] ?? 0;
      const at = next[to] ?? 0;
      source[at] = state;
      next[to] = at + 1;
    }
  return { first: begins, source };
};

/**
 * Divides states into classes until all of a class can do the same: branching bisimilarity, by signatures.
 *
 * A signature is what a state can be seen to do, also after silent steps within its class. Only states that something
 * has changed for are looked at again; of a class that is divided, those that were not looked at keep its number.
 */
class Partition {
  readonly signatures = new Signatures();
  readonly of: Int32Array;
  /** By state, the number of its signature. */
  readonly signed: Int32Array;
  count = 1;
  readonly #graph: Digraph;
  readonly #ends: Uint8Array;
  readonly #into: Reversed;
  readonly #silentlyInto: Reversed;
  readonly #sizes: number[];

  constructor({ graph, ends }: Condensed) {
    this.#graph = graph;
    this.#ends = ends;
    this.#into = reversed(graph, () => true);
    this.#silentlyInto = reversed(graph, (edge) => graph.label[edge] === silent);
    this.of = new Int32Array(graph.states);
    this.signed = new Int32Array(graph.states).fill(-1);
    this.#sizes = [graph.states];
  }

  refine(): void {
    let changed: Int32Array = Int32Array.from(this.of.keys());
    while (changed.length > 0) changed = this.#divide(changed);
  }

  /** Signs states anew, ascending: silent steps lead to lower numbers, which are then signed already. */
  #sign(state: number): void {
    const graph = this.#graph;
    const own = this.of[state] ?? 0;
    const codes: number[] = this.#ends[state] === 1 ? [ended] : [];
    const end = firstEdge(graph, state + 1);
    for (let edge = firstEdge(graph, state); edge < end; edge++) {
      const to = targetOf(graph, edge);
      const [label, into] = [graph.label[edge] ?? silent, this.of[to] ?? 0];
      if (label === silent && into === own)
        for (const code of this.signatures.codes(this.signed[to] ?? -1)) codes.push(code);
      else codes.push(label * graph.states + into);
    }
    this.signed[state] = this.signatures.numberOf(codes);
  }

  /** Divides the classes of these states, ascending, and gives the states for which that changes something. */
  #divide(states: Int32Array): Int32Array {
    const before = new Map<number, number>();
    const looked = new Map<number, number[]>();
    for (const state of states) {
      const own = this.of[state] ?? 0;
      const members = looked.get(own);
      if (members === undefined) {
        looked.set(own, [state]);
        before.set(own, this.signed[state] ?? -1);
      } else members.push(state);
      this.#sign(state);
    }
    const moved: number[] = [];
    for (const [own, members] of looked) {
      const groups = new Map<number, number[]>();
      for (const state of members) {
        const signature = this.signed[state] ?? -1;
        const group = groups.get(signature);
        if (group === undefined) groups.set(signature, [state]);
        else group.push(state);
      }
      const stays = members.length < (this.#sizes[own] ?? 0) ? (before.get(own) ?? -1) : largestOf(groups);
      for (const [signature, group] of groups) {
        if (signature === stays) continue;
        this.#sizes[own] = (this.#sizes[own] ?? 0) - group.length;
        this.#sizes.push(group.length);
        for (const state of group) {
          this.of[state] = this.count;
          moved.push(state);
        }
        this.count++;
      }
    }
    return this.#affectedBy(moved);
  }

  /** The states themselves, those with a step to them, and those that reach these silently within their class. */
  #affectedBy(moved: readonly number[]): Int32Array {
    const affected = new Set(moved);
    for (const state of moved) for (const source of sourcesOf(this.#into, state)) affected.add(source);
    // A set is gone through in the order in which it grows, so that this reaches all of them.
    for (const state of affected)
      for (const source of sourcesOf(this.#silentlyInto, state))
        if (this.of[source] === this.of[state]) affected.add(source);
    return Int32Array.from(affected).toSorted();
  }
}

const sourcesOf = ({ first, source }: Reversed, state: number): Int32Array =>
  source.subarray(first[state], first[state + 1]);

const largestOf = (groups: ReadonlyMap<number, readonly number[]>): number => {
  let [largest, most] = [-1, -1];
  for (const [signature, { length }] of groups) if (length > most) [largest, most] = [signature, length];
  return largest;
};

/** The coarsest division of the states into classes that nobody can tell apart step by step. */
export const classesOf = (condensed: Condensed): Classes => {
  const partition = new Partition(condensed);
  partition.refine();
  const { states } = condensed.graph;
  const signatureOf = new Int32Array(partition.count);
  for (const [state, own] of partition.of.entries()) signatureOf[own] = partition.signed[state] ?? -1;
  return {
    count: partition.count,
    of: partition.of,
    moves: (own) =>
      partition.signatures
        .codes(signatureOf[own] ?? -1)
        .map((code) =>
          code === ended
            ? { kind: 'end' }
            : { kind: 'step', label: Math.floor(code / states), to: code % states },
        ),
  };
};
