import type { Emitted, Engine } from '../../../model/index.ts';
import type { Path } from '../../../traces/index.ts';
import { replay } from '../../../traces/index.ts';
import type { Rejecting } from './rejecting.ts';

/**
 * The run without what it does between two visits of a state with the automaton in one state too: what comes after is
 * the same either way.
 */
export const withoutLoops = <Packed>(
  engine: Engine<Packed, Emitted>,
  automaton: Rejecting,
  path: Path,
): Path => {
  const { start, steps } = replay(engine, path);
  const visited = new Map<string, number>();
  const kept: number[] = [];
  const places: string[] = [];
  let memory = automaton.initial;
  for (const [index, { state, events }] of [start, ...steps].entries()) {
    memory = automaton.after(memory, events);
    const place = `${memory} ${engine.key(state)}`;
    const taken = path[index - 1];
    const before = visited.get(place);
    if (before !== undefined) {
      kept.length = before;
      for (const left of places.splice(before + 1)) visited.delete(left);
    } else {
      if (taken !== undefined) kept.push(taken);
      visited.set(place, kept.length);
      places.push(place);
    }
  }
  return kept;
};
