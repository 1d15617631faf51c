import type { Path } from '../../traces/index.ts';
import { certify, pathsOf, type LassoPath } from './certify.ts';
import type { AssumptionName } from './fairness/assumption.ts';
import { conditionsIn } from './fairness/conditions.ts';
import type { Fairness } from './graph/fairness.ts';
import type { Bound } from './graph/waiting.ts';
import { indicesOf } from './graph/walk.ts';
import { fairnessOf, judgeTask } from './judge-task.ts';
import { measuresOf, type MeasureName } from './measures.ts';
import type { Situation } from './situation.ts';

/** What a loop would break if a run went round it for ever. */
export interface Breach {
  readonly assumption: AssumptionName;
  /** Index of the worker or task that it is about; 0 if there is only one. */
  readonly of: number;
}

/** How much of one thing a task waits for at most. */
export type MeasuredBound =
  | {
      readonly measure: MeasureName;
      readonly kind: 'bounded';
      readonly most: number;
      /** A run whose last wait is that long: `stem` leads to its beginning, `way` to its end. */
      readonly stem: Path;
      readonly way: Path;
    }
  | {
      readonly measure: MeasureName;
      /** Proved for all intervals that are long enough, so that perhaps nobody waits for that much. */
      readonly kind: 'at-most';
      readonly most: number;
    }
  | ({
      readonly measure: MeasureName;
      readonly kind: 'unbounded';
      /** Why nobody goes round the loop for ever. */
      readonly breaks: readonly Breach[];
    } & LassoPath);

/** The verdict on one task of an endless workload. */
export interface TaskVerdict {
  /** Number of the task, from 1. */
  readonly task: number;
  readonly role: string;
  /**
   * `starves`: some fair run never polls it again. `bounded`: every wait ends within so many polls of others. `unbounded`:
   * every wait ends, after any number of polls of others. `fair`: every wait ends, and after how much was not asked.
   * `never-waits`: it is never to be polled.
   */
  readonly verdict: 'starves' | 'unbounded' | 'bounded' | 'fair' | 'never-waits';
  /** Of a task that starves: a fair run that waits from some time on in the loop. */
  readonly lasso?: LassoPath & {
    /** Whether no other has fewer steps in stem and loop together. */
    readonly shortest: boolean;
  };
  /** Of one that does not, in the order of the measures. */
  readonly bounds: readonly MeasuredBound[];
}

const boundIn = (
  situation: Situation,
  measure: MeasureName,
  bound: Bound,
  fairness: Fairness,
  task: number,
): MeasuredBound => {
  if (bound.kind === 'bounded')
    return {
      measure,
      kind: 'bounded',
      most: bound.most,
      stem: indicesOf(situation.graph, bound.stem),
      way: indicesOf(situation.graph, bound.way),
    };
  const paths = pathsOf(situation, bound);
  certify(situation, paths, fairness, { task, breaks: bound.breaks });
  const breaks = conditionsIn(situation.conditions, bound.breaks).map(({ assumption, of }) => ({
    assumption: assumption.name,
    of,
  }));
  return { measure, kind: 'unbounded', ...paths, breaks };
};

/** The verdict on the task at this index. Whatever loop it tells of has been gone round once more. */
export const taskVerdict = (
  situation: Situation,
  task: number,
  assumed: readonly AssumptionName[],
): TaskVerdict => {
  const about = { task: task + 1, role: situation.runtime.programs[task]?.role ?? '' };
  const fairness = fairnessOf(situation, assumed);
  const wait = judgeTask(situation, task, assumed);
  if (wait.kind === 'never') return { ...about, verdict: 'never-waits', bounds: [] };
  if (wait.kind === 'for-ever') {
    const { lasso } = wait;
    const paths = pathsOf(situation, lasso);
    certify(situation, paths, fairness, { task, breaks: 0 });
    return { ...about, verdict: 'starves', lasso: { ...paths, shortest: lasso.shortest }, bounds: [] };
  }
  const measures = measuresOf(situation.runtime);
  const bounds = wait.bounds.flatMap((bound, i) => {
    const measure = measures[i];
    return measure === undefined ? [] : [boundIn(situation, measure.name, bound, fairness, task)];
  });
  return { ...about, verdict: bounds[0]?.kind === 'bounded' ? 'bounded' : 'unbounded', bounds };
};
