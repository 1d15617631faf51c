import type { SmallEdge, SmallGraph } from './small-graph.ts';

/** The edges of the part. */
export const edgesOfPart = ({ edges, inside }: SmallGraph): readonly SmallEdge[] =>
  edges.filter(({ from, to, kept }) => kept && inside[from] === true && inside[to] === true);

const reach = (edges: readonly SmallEdge[], start: number): ReadonlySet<number> => {
  const found = new Set([start]);
  for (let size = 0; size < found.size;) {
    size = found.size;
    for (const { from, to } of edges) if (found.has(from)) found.add(to);
  }
  return found;
};

const bits = (mask: number): readonly number[] => [0, 1, 2].filter((bit) => ((mask >> bit) & 1) === 1);

const takes = (edge: SmallEdge, bit: number): boolean => ((edge.takes >> bit) & 1) === 1;

/** Whether going for ever round exactly these edges is fair, by the words of the definition. */
export const isFairRound = ({ edges, weak, strong }: SmallGraph, round: readonly SmallEdge[]): boolean => {
  const canTake = (state: number, bit: number): boolean =>
    edges.some((edge) => edge.from === state && takes(edge, bit));
  const fairTo = (bit: number, unless: boolean): boolean => unless || round.some((edge) => takes(edge, bit));
  return (
    bits(weak).every((bit) =>
      fairTo(
        bit,
        round.some(({ from }) => !canTake(from, bit)),
      ),
    ) &&
    bits(strong).every((bit) =>
      fairTo(
        bit,
        round.every(({ from }) => !canTake(from, bit)),
      ),
    )
  );
};

const subsets = <T>(items: readonly T[]): readonly (readonly T[])[] =>
  Array.from({ length: 1 << items.length }, (_, mask) => items.filter((__, i) => ((mask >> i) & 1) === 1));

/** Whether one can go round all of these edges and no other. */
const isRound = (edges: readonly SmallEdge[]): boolean => {
  const [first] = edges;
  if (first === undefined) return false;
  return edges.every(
    ({ from, to }) => reach(edges, to).has(first.from) && reach(edges, first.from).has(from),
  );
};

/** Whether a run can reach the part and stay there for ever fairly: by going through all sets of its edges. */
export const hasFairRun = (graph: SmallGraph): boolean => {
  const reachable = reach(graph.edges, 0);
  const standsStill = [...reachable].some(
    (state) => graph.inside[state] === true && graph.edges.every(({ from }) => from !== state),
  );
  const rounds = subsets(edgesOfPart(graph).filter(({ from }) => reachable.has(from)));
  return standsStill || rounds.some((round) => isRound(round) && isFairRound(graph, round));
};

/** Edges in the stem and loop of a shortest fair lasso: by going through all sets of edges that a loop may have used. */
export const shortestLasso = (graph: SmallGraph): number => {
  const kept = edgesOfPart(graph);
  const distances = new Map<number, number>([[0, 0]]);
  for (let length = 0; length < graph.states; length++)
    for (const { from, to } of graph.edges)
      if (distances.get(from) === length && !distances.has(to)) distances.set(to, length + 1);
  let best = Infinity;
  for (const [start, stem] of distances) {
    if (graph.inside[start] !== true) continue;
    if (graph.edges.every(({ from }) => from !== start)) best = Math.min(best, stem);
    let level = new Map([[`${start}/`, { at: start, used: new Set<SmallEdge>() }]]);
    const seen = new Set<string>();
    for (let length = 1; level.size > 0; length++) {
      const next: typeof level = new Map();
      for (const { at, used } of level.values())
        for (const edge of kept) {
          if (edge.from !== at) continue;
          const now = new Set([...used, edge]);
          if (edge.to === start && isFairRound(graph, [...now])) best = Math.min(best, stem + length);
          const key = `${edge.to}/${kept.map((one) => (now.has(one) ? 1 : 0)).join('')}`;
          if (!seen.has(key)) next.set(key, { at: edge.to, used: now });
          seen.add(key);
        }
      level = next;
    }
  }
  return best;
};

/** The most that a way through the part can weigh from where it is entered; by trying ever longer ways. */
export const mostWeight = (graph: SmallGraph): number => {
  const kept = edgesOfPart(graph);
  const reachable = reach(graph.edges, 0);
  const heaviestRound = Math.max(0, ...graph.edges.map(({ weight }) => weight)) * (graph.states + 1);
  let most = 0;
  let weights = new Map([...reachable].filter((s) => graph.inside[s] === true).map((s) => [s, 0]));
  // A way of so many edges has gone round each heavy cycle so often that it is heavier than any way without.
  for (let length = 0; length < graph.states * (heaviestRound + 2); length++) {
    const next = new Map<number, number>();
    for (const { from, to, weight } of kept) {
      const before = weights.get(from);
      if (before !== undefined) next.set(to, Math.max(next.get(to) ?? 0, before + weight));
    }
    weights = next;
    most = Math.max(most, ...weights.values());
    if (most > heaviestRound) return Infinity;
  }
  return most;
};

/** Whose turn edges are, and who is excused in which state, as bits; each round is over when all of them had one. */
export interface SmallPace {
  readonly all: number;
  readonly turns: readonly number[];
  readonly excused: readonly number[];
}

/** The most rounds that a way through the part can take from where it is entered; by trying ever longer ways. */
export const mostRounds = (graph: SmallGraph, { all, turns, excused }: SmallPace): number => {
  const reachable = reach(graph.edges, 0);
  const kept = edgesOfPart(graph);
  const entered = graph.edges
    .filter((edge) => reachable.has(edge.from) && !kept.includes(edge) && graph.inside[edge.to] === true)
    .map(({ to }) => to);
  const starts = graph.inside[0] === true ? [0, ...entered] : entered;
  let level = new Map(starts.map((at) => [`${at}/0`, { at, served: 0, rounds: 0 }]));
  let most = 0;
  const enough = graph.states * (all + 1);
  for (let length = 0; length <= 2 * enough * enough; length++) {
    const next: typeof level = new Map();
    for (const { at, served, rounds } of level.values())
      for (const edge of kept) {
        if (edge.from !== at) continue;
        const now = (served | (turns[graph.edges.indexOf(edge)] ?? 0) | (excused[edge.to] ?? 0)) & all;
        const place = { at: edge.to, served: now === all ? 0 : now, rounds: rounds + (now === all ? 1 : 0) };
        const key = `${place.at}/${place.served}`;
        if ((next.get(key)?.rounds ?? -1) < place.rounds) next.set(key, place);
        most = Math.max(most, place.rounds);
      }
    if (most > enough) return Infinity;
    level = next;
  }
  return most;
};
