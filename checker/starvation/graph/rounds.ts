import { componentsOf } from './components.ts';
import { firstEdge, targetOf, type Digraph } from './digraph.ts';
import { distancesFrom, type Distances } from './distances.ts';
import type { Terrain } from './heaviest.ts';

/**
 * What rounds are: the shortest spans, one after the other, in which each of `all` has had a turn. Bits of masks say who
 * has one.
 */
export interface Pace {
  readonly all: number;
  /** By label, whose turn an edge is. */
  readonly turns: Int32Array;
  /** By state, who needs no turn, because there is nothing to do. */
  readonly excused: Int32Array;
  /** What is to be remembered of a round until it is over, if anything. */
  readonly notes?: {
    readonly bits: number;
    /** By label, which bits an edge adds. */
    readonly of: Int32Array;
  };
}

/**
 * A terrain that remembers who has had a turn in the round that is under way; weights count rounds. Label 0 is of edges
 * with which none is over, n + 1 of those that end one of which n was noted.
 */
export interface PacedTerrain {
  readonly terrain: Terrain;
  readonly weight: Int32Array;
  /** By state, the one of the terrain below. */
  readonly stateBelow: Int32Array;
  /** By edge, the one of the terrain below. */
  readonly edgeBelow: Int32Array;
  /** Shortest ways from the beginnings of waits. */
  readonly fromEntrances: Distances;
}

class Pacing {
  readonly stateBelow: number[] = [];
  readonly edgeBelow: number[] = [];
  readonly #first: number[] = [];
  readonly #target: number[] = [];
  readonly #label: number[] = [];
  readonly #kept: number[] = [];
  readonly #served: number[] = [];
  readonly #numbers: Int32Array;
  readonly #ground: Terrain;
  readonly #pace: Pace;
  /** In each state, what may be remembered. */
  readonly #places: number;

  constructor(ground: Terrain, pace: Pace) {
    this.#ground = ground;
    this.#pace = pace;
    this.#places = (pace.all + 1) << (pace.notes?.bits ?? 0);
    this.#numbers = new Int32Array(ground.part.graph.states * this.#places);
  }

  run(): PacedTerrain {
    const { distance } = this.#ground.entrances;
    const entered: number[] = [];
    for (let state = 0; state < distance.length; state++)
      if ((distance[state] ?? -1) >= 0) entered.push(this.#numberOf(state, 0));
    for (let state = 0; state < this.stateBelow.length; state++) this.#expand(state);
    this.#first.push(this.#target.length);
    const graph: Digraph = {
      states: this.stateBelow.length,
      first: Int32Array.from(this.#first),
      target: Int32Array.from(this.#target),
      label: Int32Array.from(this.#label),
    };
    const part = {
      graph,
      states: new Uint8Array(graph.states).fill(1),
      edges: Uint8Array.from(this.#kept),
    };
    const fromEntrances = distancesFrom(graph, entered, part.edges);
    const entrances = new Int32Array(graph.states).fill(-1);
    for (const state of entered) entrances[state] = distance[this.stateBelow[state] ?? 0] ?? -1;
    return {
      terrain: {
        part,
        components: componentsOf(part),
        entrances: { distance: entrances },
        distance: fromEntrances.to,
      },
      weight: new Int32Array(1 + this.#places).fill(1, 1),
      stateBelow: Int32Array.from(this.stateBelow),
      edgeBelow: Int32Array.from(this.edgeBelow),
      fromEntrances,
    };
  }

  #numberOf(state: number, served: number): number {
    const place = state * this.#places + served;
    const known = this.#numbers[place] ?? 0;
    if (known > 0) return known - 1;
    const number = this.stateBelow.push(state);
    this.#served.push(served);
    this.#numbers[place] = number;
    return number - 1;
  }

  #expand(number: number): void {
    const { part } = this.#ground;
    const { all, turns, excused, notes: noted } = this.#pace;
    const state = this.stateBelow[number] ?? 0;
    const served = this.#served[number] ?? 0;
    this.#first.push(this.#target.length);
    const end = firstEdge(part.graph, state + 1);
    for (let edge = firstEdge(part.graph, state); edge < end; edge++) {
      const kept = part.edges[edge] === 1;
      const to = targetOf(part.graph, edge);
      const label = part.graph.label[edge] ?? 0;
      const notes = Math.floor(served / (all + 1)) | (noted?.of[label] ?? 0);
      const turned = (served | (turns[label] ?? 0) | (excused[to] ?? 0)) & all;
      const over = turned === all;
      this.edgeBelow.push(edge);
      this.#kept.push(kept ? 1 : 0);
      this.#label.push(kept && over ? notes + 1 : 0);
      // Where an edge out of the part leads makes no difference.
      this.#target.push(kept ? this.#numberOf(to, over ? 0 : notes * (all + 1) + turned) : number);
    }
  }
}

/** The terrain with the rounds counted in it, as far as waits come. */
export const pacedTerrain = (ground: Terrain, pace: Pace): PacedTerrain => new Pacing(ground, pace).run();
