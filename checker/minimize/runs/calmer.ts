import type { Emitted, Engine, StepLabel } from '../../../model/index.ts';
import { actorsOf, isCalmer } from './actor.ts';
import type { Rejecting } from './rejecting.ts';
import type { Way } from './way.ts';
import { follow } from './way.ts';

const moved = (labels: readonly StepLabel[], from: number, to: number): readonly StepLabel[] => {
  const rest = labels.toSpliced(from, 1);
  const [label] = labels.slice(from, from + 1);
  return label === undefined ? rest : rest.toSpliced(to, 0, label);
};

/**
 * Moves steps next to others of their actor, as long as the run is as long as it was, is still rejected, and turns less
 * often from one actor to another. Not the best there is, but found in runs of any length.
 */
export const calmer = <Packed>(
  engine: Engine<Packed, Emitted>,
  automaton: Rejecting,
  start: Way,
  outOfTime: () => boolean,
): Way => {
  const actorOf = actorsOf(engine);
  const improved = (way: Way): Way | undefined => {
    const actors = way.labels.map(actorOf);
    for (let to = 1; to < actors.length; to++) {
      if (actors[to] === actors[to - 1]) continue;
      for (let from = 0; from < actors.length; from++) {
        if (outOfTime()) return undefined;
        if (from === to || from === to - 1) continue;
        const joins = actors[from] === actors[to - 1] || actors[from] === actors[to];
        if (!joins) continue;
        const found = follow(engine, automaton, moved(way.labels, from, from < to ? to - 1 : to), 0);
        if (
          found !== undefined &&
          found.path.length <= way.path.length &&
          (found.path.length < way.path.length || isCalmer(found.turns, way.turns))
        )
          return found;
      }
    }
    return undefined;
  };
  for (let way = start; ;) {
    const better = improved(way);
    if (better === undefined) return way;
    way = better;
  }
};
