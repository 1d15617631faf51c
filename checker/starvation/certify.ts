import type { Path } from '../../traces/index.ts';
import { specificationOf } from '../../model/index.ts';
import { takenBy, owedIn } from './fairness/conditions.ts';
import { brokenBy, type Fairness } from './graph/fairness.ts';
import { indicesOf, type Lasso } from './graph/walk.ts';
import type { Situation } from './situation.ts';

/** A lasso as paths of the machine: `loop` goes on where `stem` ends, and leads back there. */
export interface LassoPath {
  readonly stem: Path;
  readonly loop: Path;
}

/** What a lasso is gone along on. */
export type Certifier = Pick<Situation, 'runtime' | 'engine' | 'conditions'>;

/** The paths of a lasso of the graph. */
export const pathsOf = ({ graph }: Situation, { stem, loop }: Lasso): LassoPath => ({
  stem: indicesOf(graph, stem),
  loop: indicesOf(graph, loop),
});

/** What the specification itself does along a lasso. */
const polledInLoop = ({ runtime }: Certifier, { stem, loop }: LassoPath): ReadonlySet<number> => {
  const engine = specificationOf(runtime).compiled();
  const polled = new Set<number>();
  let { state } = engine.initial();
  let entry = '';
  for (const [position, index] of [...stem, ...loop].entries()) {
    if (position === stem.length) entry = engine.key(state);
    const step = engine.successors(state)[index];
    if (step === undefined) throw new Error(`step ${position} of a lasso is not there`);
    if (position >= stem.length)
      for (const event of step.events) if (event.e === 'poll.begin') polled.add(event.task);
    ({ state } = step);
  }
  if (loop.length > 0 && engine.key(state) !== entry) throw new Error('a loop does not lead back');
  if (loop.length === 0 && engine.successors(state).length > 0)
    throw new Error('a run that stands could go on');
  return polled;
};

/** What conditions going round the loop breaks, found by running the machine again instead of from the graph. */
const brokenInLoop = (
  { engine, conditions }: Certifier,
  { stem, loop }: LassoPath,
  fairness: Fairness,
): number => {
  let { state, events } = engine.initial();
  const shown = { weakly: 0, taken: 0, enabled: 0 };
  for (const [position, index] of [...stem, ...loop].entries()) {
    const steps = engine.successors(state);
    const take = (one: (typeof steps)[number]): number => {
      const [observation] = one.events;
      const arrays = engine.actions[one.label.action]?.arrays ?? [];
      return observation === undefined ? 0 : takenBy(conditions, { ...observation, arrays });
    };
    const step = steps[index];
    if (step === undefined) throw new Error(`step ${position} of a lasso is not there`);
    if (position >= stem.length) {
      const enabled = steps.reduce(
        (mask, one) => mask | take(one),
        owedIn(conditions, events[0]?.polling ?? 0),
      );
      const taken = take(step);
      shown.weakly |= taken | ~enabled;
      shown.taken |= taken;
      shown.enabled |= enabled;
    }
    ({ state, events } = step);
  }
  return loop.length === 0 ? 0 : brokenBy(fairness, shown);
};

/**
 * Goes along a lasso step by step, on the specification and on the watched one. Throws an `Error`, which is a fault of
 * this program, unless it closes, breaks just these conditions, and never polls the task at this index in its loop.
 */
export const certify = (
  situation: Certifier,
  paths: LassoPath,
  fairness: Fairness,
  { task, breaks }: { readonly task?: number; readonly breaks: number },
): void => {
  if (task !== undefined && polledInLoop(situation, paths).has(task + 1))
    throw new Error(`task ${task + 1} is polled in a loop that was to starve it`);
  if (task === undefined) polledInLoop(situation, paths);
  const broken = brokenInLoop(situation, paths, fairness);
  if (broken !== breaks)
    throw new Error(`a loop breaks conditions ${broken.toString(2)}, and not ${breaks.toString(2)}`);
};
