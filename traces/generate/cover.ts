import type { Engine } from '../../model/index.ts';
import type { Path } from '../explore/path.ts';
import { itemsOf } from './goal.ts';
import type { CoverGoal } from './goal.ts';
import { Nearest } from './nearest.ts';
import { dropRedundant } from './redundancy.ts';
import { graphOf } from './state-graph.ts';
import type { GraphBounds } from './state-graph.ts';

/** Runs that together cover what was asked for. */
export interface Cover {
  readonly runs: readonly Path[];
  /** Number of states or transitions covered: all within the bounds. */
  readonly items: number;
}

/** A run and what it covers. */
interface Covering {
  readonly path: Path;
  readonly covers: ReadonlySet<number>;
}

/**
 * A small set of runs, each of at most `depth` steps, through every reachable state or transition within the bounds.
 *
 * Small means locally minimal, not least: without any one of the runs something is no longer covered. It is found
 * greedily: each run goes on by a shortest way to the nearest thing not covered yet, until there is none within
 * reach; in the end, runs that later ones made redundant are dropped, earliest first. The same machine and bounds
 * give the same runs in the same order. That the runs kept cover everything is checked before they are returned.
 *
 * Without a depth the machine must be finite, and runs may be long: a machine that can always come back to where it
 * started needs only one. Throws a `TooManyStatesError` beyond `bounds.states`.
 */
export const cover = <Packed, E>(
  engine: Engine<Packed, E>,
  goal: CoverGoal,
  bounds: GraphBounds = {},
): Cover => {
  const graph = graphOf(engine, bounds);
  const items = itemsOf(graph, goal);
  const covered = new Set(items.atStart);
  const nearest = new Nearest(graph, items, covered);
  const most = bounds.depth ?? Infinity;

  const nextRun = (): Covering => {
    const path: number[] = [];
    const covers = new Set(items.atStart);
    let state = 0;
    for (;;) {
      const way = path.length === 0 ? nearest.fromStart() : nearest.from(state, most - path.length);
      if (way === undefined) return { path, covers };
      for (const step of way) {
        const item = items.of(state, step);
        covers.add(item);
        covered.add(item);
        state = graph.targets[state]?.[step] ?? state;
        path.push(step);
      }
    }
  };

  const runs: Covering[] = [];
  for (let run = nextRun(); run.path.length > 0; run = nextRun()) runs.push(run);
  // Only a machine without steps has states that no run with steps goes through.
  if (runs.length === 0 && items.count > 0) runs.push({ path: [], covers: new Set(items.atStart) });
  const kept = dropRedundant(
    runs.map(({ covers }) => covers),
    items.count,
  );
  return {
    runs: kept.flatMap((index) => runs.slice(index, index + 1)).map(({ path }) => path),
    items: items.count,
  };
};
