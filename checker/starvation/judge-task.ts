import type { AssumptionName } from './fairness/assumption.ts';
import { assuming } from './fairness/conditions.ts';
import { partOf, type Part } from './graph/digraph.ts';
import type { Fairness } from './graph/fairness.ts';
import { judgeWait, type Wait } from './graph/waiting.ts';
import { paceOf, weightsFor } from './measures.ts';
import type { Situation } from './situation.ts';

/** The states in which a task waits, and the steps between them that do not poll it. */
export const waitOf = ({ graph, waiting, steps }: Situation, task: number): Part => {
  const follows = Uint8Array.from(steps, ({ polls }) => (polls === task ? 0 : 1));
  return partOf(
    graph,
    (state) => (((waiting[state] ?? 0) >> task) & 1) === 1,
    (edge) => follows[graph.label[edge] ?? 0] === 1,
  );
};

/** What is assumed of the runs of a situation. */
export const fairnessOf = (
  { takes, enabled, conditions }: Situation,
  assumed: readonly AssumptionName[],
): Fairness => ({ takes, enabled, ...assuming(conditions, assumed) });

/** Whether the task at this index can wait for ever, and if not, for how much of each measure at most. */
export const judgeTask = (situation: Situation, task: number, assumed: readonly AssumptionName[]): Wait =>
  judgeWait(
    waitOf(situation, task),
    fairnessOf(situation, assumed),
    { weights: weightsFor(situation, task), ...paceOf(situation) },
    situation.fromFirst,
  );
