import { stays, type Components } from './components.ts';
import { firstEdge, sourceOf, targetOf, type Part } from './digraph.ts';
import { distancesFrom } from './distances.ts';
import type { Entrances } from './entrances.ts';
import { walkTo, type Walk } from './walk.ts';

/** A part with all that is known of it before its edges are weighed. */
export interface Terrain {
  readonly part: Part;
  readonly components: Components;
  readonly entrances: Pick<Entrances, 'distance'>;
  /** By state, how far it is from the first state of all runs; -1 where none leads. */
  readonly distance: Int32Array;
}

/** The heaviest of all ways through a part. */
export interface HeaviestWay {
  readonly most: number;
  /** The state at which it enters the part. */
  readonly start: number;
  /** Through the part, and out of it by the nearest edge. */
  readonly way: Walk;
}

/** An edge that a cycle of the part goes through and that weighs something: the part has ways of any weight. */
export const edgeOfHeavyCycle = (
  { part, components, distance: distances }: Terrain,
  weight: Int32Array,
): number | undefined => {
  const { graph } = part;
  let best: number | undefined;
  let nearest = Infinity;
  for (let state = 0; state < graph.states; state++) {
    const distance = distances[state] ?? Infinity;
    if ((components.of[state] ?? -1) < 0 || distance >= nearest || distance < 0) continue;
    const end = firstEdge(graph, state + 1);
    for (let edge = firstEdge(graph, state); edge < end; edge++) {
      if ((weight[graph.label[edge] ?? 0] ?? 0) === 0 || !stays(components, part, state, edge)) continue;
      best = edge;
      nearest = distance;
      break;
    }
  }
  return best;
};

interface Weights {
  /** By component, the weight of the heaviest way from any of its states. */
  readonly most: Int32Array;
  /** By component, the edge out of it that the way takes; -1 where it ends. */
  readonly edge: Int32Array;
}

/** States of the part, those of each component together, lowest component first. */
const inOrder = ({ of, count }: Components): Int32Array => {
  const place = new Int32Array(count + 1);
  for (const component of of) if (component >= 0) place[component + 1] = (place[component + 1] ?? 0) + 1;
  for (let c = 0; c < count; c++) place[c + 1] = (place[c + 1] ?? 0) + (place[c] ?? 0);
  const states = new Int32Array(place[count] ?? 0);
  for (let state = 0; state < of.length; state++) {
    const component = of[state] ?? -1;
    if (component < 0) continue;
    const at = place[component] ?? 0;
    states[at] = state;
    place[component] = at + 1;
  }
  return states;
};

/** Edges between components lead to lower numbers, so that these are known already. */
const weigh = ({ part, components }: Terrain, weight: Int32Array): Weights => {
  const { graph } = part;
  const most = new Int32Array(components.count);
  const by = new Int32Array(components.count).fill(-1);
  for (const state of inOrder(components)) {
    const component = components.of[state] ?? 0;
    const end = firstEdge(graph, state + 1);
    for (let edge = firstEdge(graph, state); edge < end; edge++) {
      const to = part.edges[edge] === 1 ? (components.of[targetOf(graph, edge)] ?? -1) : component;
      if (to === component) continue;
      const total = (weight[graph.label[edge] ?? 0] ?? 0) + (most[to] ?? 0);
      if (total <= (most[component] ?? 0)) continue;
      most[component] = total;
      by[component] = edge;
    }
  }
  return { most, edge: by };
};

const wayTo = ({ part }: Terrain, from: number, to: number): Walk =>
  from === to ? [] : walkTo(part.graph, distancesFrom(part.graph, [from], part.edges), to);

/** The nearest way out of the part; none where a run can stay for ever and must. */
const wayOut = ({ part }: Terrain, from: number): Walk => {
  const { graph, edges, states } = part;
  const distances = distancesFrom(graph, [from], edges);
  let best = -1;
  let nearest = Infinity;
  for (let state = 0; state < graph.states; state++) {
    const distance = distances.to[state] ?? -1;
    if (states[state] === 0 || distance < 0 || distance >= nearest) continue;
    const end = firstEdge(graph, state + 1);
    for (let edge = firstEdge(graph, state); edge < end; edge++)
      if (edges[edge] === 0) {
        best = edge;
        nearest = distance;
        break;
      }
  }
  return best === -1 ? [] : [...walkTo(graph, distances, sourceOf(graph, best)), best];
};

/**
 * The heaviest way through a part without heavy cycles, weights by label. Of several it takes one that begins nearest
 * to the first state. Undefined when no run comes into the part.
 */
export const heaviestWay = (terrain: Terrain, weight: Int32Array): HeaviestWay | undefined => {
  const { part, components, entrances } = terrain;
  const { graph } = part;
  const weights = weigh(terrain, weight);
  const from = (state: number): number => weights.most[components.of[state] ?? -1] ?? 0;
  let start = -1;
  for (let state = 0; state < graph.states; state++) {
    const distance = entrances.distance[state] ?? -1;
    if (distance < 0) continue;
    const more = from(state) - (start < 0 ? -1 : from(start));
    if (more > 0 || (more === 0 && distance < (entrances.distance[start] ?? 0))) start = state;
  }
  if (start < 0) return undefined;

  const way: number[] = [];
  let at = start;
  for (;;) {
    const edge = weights.edge[components.of[at] ?? 0] ?? -1;
    if (edge === -1) break;
    way.push(...wayTo(terrain, at, sourceOf(graph, edge)), edge);
    at = targetOf(graph, edge);
  }
  return { most: from(start), start, way: [...way, ...wayOut(terrain, at)] };
};

/** A loop of the part through `edge`, as short as any. It begins with that edge. */
export const loopThrough = ({ part }: Terrain, edge: number): Walk => {
  const { graph } = part;
  const back = distancesFrom(graph, [targetOf(graph, edge)], part.edges);
  return [edge, ...walkTo(graph, back, sourceOf(graph, edge))];
};
