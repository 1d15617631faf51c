import type { Emitted, RowEngine } from '../../../model/index.ts';
import { formatLabel } from '../../../model/index.ts';
import type { Emissions, Path } from '../../../traces/index.ts';

/** A run of the specification, with names of its steps that mean the same where their indices have shifted. */
export interface PlayedRun {
  readonly path: Path;
  /** Of each step: its action, who takes it, and what it chooses. */
  readonly names: readonly string[];
  /** What its start and each of its steps emit. */
  readonly emissions: Emissions;
  /** Whether nothing can happen after it. */
  readonly isOver: boolean;
}

/** Says which of so many steps to take next; undefined ends the run. */
type Choose = (names: readonly string[]) => number | undefined;

const play = (engine: RowEngine<Emitted>, choose: Choose): PlayedRun => {
  const path: number[] = [];
  const names: string[] = [];
  const start = engine.initial();
  const steps: Emissions['steps'][number][] = [];
  let offered = engine.successors(start.state);
  while (offered.length > 0) {
    const index = choose(offered.map(({ label }) => formatLabel(engine, label)));
    const step = index === undefined ? undefined : offered[index];
    if (index === undefined || step === undefined) break;
    path.push(index);
    names.push(formatLabel(engine, step.label));
    steps.push({ events: step.events });
    offered = engine.successors(step.state);
  }
  return { path, names, emissions: { start, steps }, isOver: offered.length === 0 };
};

/** Runs to the end, or for `most` steps, by the steps that `pick` gives of so many. */
export const walk = (
  engine: RowEngine<Emitted>,
  most: number,
  pick: (count: number) => number,
): PlayedRun => {
  let left = most;
  return play(engine, (names) => (left-- > 0 ? pick(names.length) : undefined));
};

/**
 * Takes the steps with these names, leaving out those that cannot be taken; then, if it is to be over, the first step that
 * there is, again and again, for `more` steps at most.
 */
export const follow = (engine: RowEngine<Emitted>, names: readonly string[], more = 0): PlayedRun => {
  let next = 0;
  let left = more;
  return play(engine, (offered) => {
    while (next < names.length) {
      const index = offered.indexOf(names[next++] ?? '');
      if (index >= 0) return index;
    }
    return left-- > 0 ? 0 : undefined;
  });
};
