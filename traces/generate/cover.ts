import type { Engine } from '../../model/index.ts';
import type { Path } from '../explore/path.ts';
import { itemsOf } from './goal.ts';
import type { CoverGoal, Items } from './goal.ts';
import { dropRedundant } from './redundancy.ts';
import { graphOf } from './state-graph.ts';
import type { GraphBounds, StateGraph } from './state-graph.ts';

/** Runs that together cover what was asked for. */
export interface Cover {
  readonly runs: readonly Path[];
  /** Number of states or transitions covered: all within the bounds. */
  readonly items: number;
}

interface Walk {
  readonly covered: Set<number>;
  readonly end: number;
}

const walk = ({ targets }: StateGraph, items: Items, path: Path): Walk => {
  const covered = new Set(items.atStart);
  let end = 0;
  for (const step of path) {
    covered.add(items.of(end, step));
    end = targets[end]?.[step] ?? end;
  }
  return { covered, end };
};

/**
 * A small set of runs, each of at most `depth` steps, through every reachable state or transition within the bounds.
 *
 * Small means locally minimal, not least: without any one of the runs something is no longer covered. It is
 * found greedily. What is farthest from the initial state and not covered yet is reached by a shortest path, which is
 * then lengthened for as long as the next step covers something new; in the end, runs that later ones made
 * redundant are dropped, earliest first. The same machine and bounds give the same runs in the same order.
 *
 * Without a depth the machine must be finite. Throws a `TooManyStatesError` beyond `bounds.states`.
 */
export const cover = <Packed, E>(
  engine: Engine<Packed, E>,
  goal: CoverGoal,
  bounds: GraphBounds = {},
): Cover => {
  const graph = graphOf(engine, bounds);
  const items = itemsOf(graph, goal);
  const covered = new Set<number>();

  const lengthen = (path: Path): Path => {
    const longer = [...path];
    const { covered: own, end } = walk(graph, items, path);
    const isNew = (item: number): boolean => !covered.has(item) && !own.has(item);
    let state = end;
    while (longer.length < (bounds.depth ?? Infinity)) {
      const from = state;
      const targets = graph.targets[from] ?? [];
      const step = targets.findIndex((_, index) => isNew(items.of(from, index)));
      if (step < 0) break;
      own.add(items.of(from, step));
      longer.push(step);
      state = targets[step] ?? from;
    }
    for (const item of own) covered.add(item);
    return longer;
  };

  const runs: Path[] = [];
  for (const { item, path } of items.witnesses()) if (!covered.has(item)) runs.push(lengthen(path));
  const coverage = runs.map((path) => walk(graph, items, path).covered);
  const kept = dropRedundant(coverage, items.count);
  return { runs: kept.flatMap((index) => runs.slice(index, index + 1)), items: items.count };
};
