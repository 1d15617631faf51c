import type { Engine } from '../../model/index.ts';
import type { Path } from '../explore/path.ts';

/**
 * Every run of at most `depth` steps that cannot be made longer: it has `depth` steps or ends where nothing is
 * enabled. In lexicographic order of paths, one at a time, in memory proportional to `depth`.
 *
 * Throws a `RangeError` unless `depth` is an integer from 0.
 */
export function* boundedRuns<Packed, E>(engine: Engine<Packed, E>, depth: number): Generator<Path> {
  if (!Number.isSafeInteger(depth) || depth < 0)
    throw new RangeError(`the depth of runs must be an integer from 0, and is ${depth}`);

  const successorsAt = (state: Packed, length: number): readonly Packed[] =>
    length < depth ? engine.successors(state).map((step) => step.state) : [];

  const path: number[] = [];
  // For each state on the path, the states after it.
  const levels = [successorsAt(engine.initial().state, 0)];
  if (levels[0]?.length === 0) {
    yield [];
    return;
  }
  let index = 0;
  for (let level = levels.at(-1); level !== undefined; level = levels.at(-1)) {
    const state = level[index];
    if (state === undefined) {
      levels.pop();
      index = (path.pop() ?? 0) + 1;
      continue;
    }
    const after = successorsAt(state, path.length + 1);
    if (after.length === 0) {
      yield [...path, index];
      index++;
      continue;
    }
    path.push(index);
    levels.push(after);
    index = 0;
  }
}
