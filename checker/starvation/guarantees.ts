import { certify, pathsOf, type LassoPath } from './certify.ts';
import type { AssumptionName } from './fairness/assumption.ts';
import { fairComponents } from './graph/fair-components.ts';
import { isTerminal, partOf, type Part } from './graph/digraph.ts';
import { lassoInto } from './graph/lasso.ts';
import { walkTo } from './graph/walk.ts';
import { fairnessOf, waitOf } from './judge-task.ts';
import type { Situation } from './situation.ts';
import type { TaskVerdict } from './task-verdict.ts';

/** What a scheduler may promise to all its tasks, the weakest promise first. */
export type GuaranteeName =
  | 'deadlock-free'
  | 'work-conserving'
  | 'concurrently work-conserving'
  | 'starvation-free'
  | 'bounded waiting';

/** Whether a promise is kept; if not, with a run that breaks it, where another verdict does not show one. */
export interface Guarantee {
  readonly name: GuaranteeName;
  readonly sentence: string;
  readonly holds: boolean;
  readonly lasso?: LassoPath;
}

const tasksOf = ({ runtime }: Situation): readonly number[] => [...runtime.programs.keys()];

const deadlock = (situation: Situation): LassoPath | undefined => {
  const { graph, waiting, fromFirst } = situation;
  for (let state = 0; state < graph.states; state++)
    if (isTerminal(graph, state) && (waiting[state] ?? 0) !== 0) {
      return pathsOf(situation, { stem: walkTo(graph, fromFirst, state), loop: [] });
    }
  return undefined;
};

const fairLassoIn = (
  situation: Situation,
  part: Part,
  assumed: readonly AssumptionName[],
): LassoPath | undefined => {
  const fairness = fairnessOf(situation, assumed);
  const lasso = lassoInto(situation.graph, fairComponents(part, fairness), fairness, situation.fromFirst);
  if (lasso === undefined) return undefined;
  const paths = pathsOf(situation, lasso);
  certify(situation, paths, fairness, { breaks: 0 });
  return paths;
};

/** A fair run in which some task waits for ever while a worker sleeps for ever. */
const wasteful = (situation: Situation, assumed: readonly AssumptionName[]): LassoPath | undefined => {
  const { graph, asleep } = situation;
  const workers = asleep.reduce((mask, sleeping) => mask | sleeping, 0);
  for (const task of tasksOf(situation)) {
    const wait = waitOf(situation, task);
    for (let worker = 0; workers >> worker !== 0; worker++) {
      if (((workers >> worker) & 1) === 0) continue;
      const part = partOf(
        graph,
        (state) => wait.states[state] === 1 && (((asleep[state] ?? 0) >> worker) & 1) === 1,
        (edge) => wait.edges[edge] === 1,
      );
      const lasso = fairLassoIn(situation, part, assumed);
      if (lasso !== undefined) return lasso;
    }
  }
  return undefined;
};

/** A fair run in which from some time on always some task waits and some worker sleeps. */
const uneven = (situation: Situation, assumed: readonly AssumptionName[]): LassoPath | undefined => {
  const { graph, asleep, waiting } = situation;
  const part = partOf(
    graph,
    (state) => (asleep[state] ?? 0) !== 0 && (waiting[state] ?? 0) !== 0,
    () => true,
  );
  return fairLassoIn(situation, part, assumed);
};

const sentences: Readonly<Record<GuaranteeName, string>> = {
  'deadlock-free': 'as long as a task waits, something can happen',
  'work-conserving': 'no worker sleeps for ever while a task waits for ever',
  'concurrently work-conserving':
    'a worker that sleeps and a task that waits do not go together for ever, whichever they are',
  'starvation-free': 'each task that waits is polled',
  'bounded waiting': 'each task that waits is polled after a limited number of polls of others',
};

const kept = (name: GuaranteeName, lasso: LassoPath | undefined): Guarantee => ({
  name,
  sentence: sentences[name],
  holds: lasso === undefined,
  ...(lasso && { lasso }),
});

/** Which promises are kept, the weakest first; `verdicts` are those on all tasks under the same assumptions. */
export const guaranteesOf = (
  situation: Situation,
  verdicts: readonly TaskVerdict[],
  assumed: readonly AssumptionName[],
): readonly Guarantee[] => [
  kept('deadlock-free', deadlock(situation)),
  kept('work-conserving', wasteful(situation, assumed)),
  kept('concurrently work-conserving', uneven(situation, assumed)),
  {
    name: 'starvation-free',
    sentence: sentences['starvation-free'],
    holds: verdicts.every(({ verdict }) => verdict !== 'starves'),
  },
  {
    name: 'bounded waiting',
    sentence: sentences['bounded waiting'],
    holds: verdicts.every(({ verdict }) => verdict === 'bounded' || verdict === 'never-waits'),
  },
];

/** The promises that are kept wherever no task starves: to break them, one has to wait for ever. */
export const keptWithoutStarvation: readonly Guarantee[] = (
  ['deadlock-free', 'work-conserving', 'starvation-free'] as const
).map((name) => ({ name, sentence: sentences[name], holds: true }));
