import { firstEdge, targetOf, type Part } from './digraph.ts';
import { brokenBy, nothingShown, shownBy, type Fairness, type Shown } from './fairness.ts';
import type { Walk } from './walk.ts';

/** A component as loops are looked for in it. */
export interface Ground {
  readonly part: Part;
  readonly fairness: Fairness;
  /** Whether a state belongs to the component. */
  readonly holds: (state: number) => boolean;
}

/** Edges of the component from `state`. */
export function* edgesWithin({ part, holds }: Ground, state: number): Generator<number> {
  const end = firstEdge(part.graph, state + 1);
  for (let edge = firstEdge(part.graph, state); edge < end; edge++)
    if (part.edges[edge] === 1 && holds(targetOf(part.graph, edge))) yield edge;
}

const labelOf = ({ part }: Ground, edge: number): number => part.graph.label[edge] ?? 0;

interface Place {
  readonly state: number;
  readonly shown: Shown;
  readonly edge: number;
  readonly before: Place | undefined;
}

const keyOf = ({ weak, strong }: Fairness, state: number, shown: Shown): string =>
  `${state}/${shown.weakly & weak}/${shown.taken & strong}/${shown.enabled & strong}`;

const walkOf = (place: Place): Walk => {
  const walk: number[] = [];
  for (let at = place; at.before !== undefined; at = at.before) walk.push(at.edge);
  return walk.toReversed();
};

/** What came of looking for a shortest loop. */
export interface LoopSearch {
  readonly loop?: Walk;
  /** How many places were looked at. */
  readonly places: number;
  /** False when there were more places than allowed. */
  readonly complete: boolean;
}

/**
 * A shortest fair loop through `start`, of fewer than `below` edges, if there is one: breadth first over the states and
 * what is shown so far, up to `most` places.
 */
export const shortestLoopFrom = (ground: Ground, start: number, below: number, most: number): LoopSearch => {
  const { fairness, part } = ground;
  const seen = new Set<string>();
  let level: Place[] = [{ state: start, shown: nothingShown, edge: -1, before: undefined }];
  for (let length = 1; length < below && level.length > 0; length++) {
    const next: Place[] = [];
    for (const place of level)
      for (const edge of edgesWithin(ground, place.state)) {
        const state = targetOf(part.graph, edge);
        const shown = shownBy(fairness, place.shown, place.state, labelOf(ground, edge));
        const reached = { state, shown, edge, before: place };
        if (state === start && brokenBy(fairness, shown) === 0)
          return { loop: walkOf(reached), places: seen.size, complete: true };
        const key = keyOf(fairness, state, shown);
        if (seen.has(key)) continue;
        if (seen.size >= most) return { places: seen.size, complete: false };
        seen.add(key);
        next.push(reached);
      }
    level = next;
  }
  return { places: seen.size, complete: true };
};

/** A shortest walk of the component from `from` that ends with an edge that `arrives`. */
const nearest = (
  ground: Ground,
  from: number,
  arrives: (state: number, edge: number) => boolean,
): Walk | undefined => {
  const seen = new Set([from]);
  let level: Place[] = [{ state: from, shown: nothingShown, edge: -1, before: undefined }];
  while (level.length > 0) {
    const next: Place[] = [];
    for (const place of level)
      for (const edge of edgesWithin(ground, place.state)) {
        const state = targetOf(ground.part.graph, edge);
        const reached = { state, shown: nothingShown, edge, before: place };
        if (arrives(place.state, edge)) return walkOf(reached);
        if (seen.has(state)) continue;
        seen.add(state);
        next.push(reached);
      }
    level = next;
  }
  return undefined;
};

/**
 * A fair loop through `start`: always on to the nearest edge that shows something still missing, and back at last. All
 * of the component must be fair, so that whatever is missing can be shown.
 */
export const greedyLoopFrom = (ground: Ground, start: number): Walk => {
  const { fairness, part } = ground;
  const { graph } = part;
  const loop: number[] = [];
  let [at, shown] = [start, nothingShown];
  const go = (walk: Walk): void => {
    for (const edge of walk) {
      shown = shownBy(fairness, shown, at, labelOf(ground, edge));
      at = targetOf(graph, edge);
      loop.push(edge);
    }
  };
  const missing = (): number => brokenBy(fairness, shown);
  const helps = (state: number, edge: number): boolean => {
    const after = shownBy(fairness, shown, state, labelOf(ground, edge));
    return (
      (missing() & fairness.weak & after.weakly & ~shown.weakly) !== 0 ||
      (missing() & fairness.strong & after.taken & ~shown.taken) !== 0
    );
  };
  for (;;) {
    while (missing() !== 0) {
      const on = nearest(ground, at, helps);
      if (on === undefined) throw new Error('a component said to be fair lacks a fair edge');
      go(on);
    }
    if (at === start && loop.length > 0) return loop;
    const back = nearest(ground, at, (_, edge) => targetOf(graph, edge) === start);
    if (back === undefined) throw new Error('a component is not strongly connected');
    go(back);
    if (missing() === 0) return loop;
  }
};
