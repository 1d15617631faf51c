import type { ToldStep } from '../../../explain/told-run.ts';
import { count, number } from '../../text/words.ts';
import { listInWords } from './list-in-words.ts';

/** More tasks than this are counted. */
const mostTasks = 4;

/** Tasks in the order in which they are polled, one poll each time. */
const polledIn = (steps: readonly ToldStep[]): readonly number[] =>
  steps.flatMap(({ events }) => events.flatMap((event) => (event.e === 'poll.begin' ? [event.task] : [])));

/** Whether each is polled again only after all others. */
const takesTurns = (polled: readonly number[], tasks: readonly number[]): boolean =>
  tasks.length > 1 && polled.every((task, at) => task === polled[at % tasks.length]);

const pollsInWords = (polled: readonly number[]): string => {
  const tasks = [...new Set(polled)];
  const inOrder = tasks.toSorted((a, b) => a - b);
  const which =
    tasks.length > mostTasks
      ? count(tasks.length, 'task')
      : `${tasks.length === 1 ? 'task' : 'tasks'} ${listInWords(inOrder)}`;
  if (polled.length === 1) return `polls ${which}`;
  const how = takesTurns(polled, tasks) ? ' in turn' : '';
  return `polls ${which}${how}, ${count(polled.length, 'poll')}`;
};

const doneBy = (worker: number | null, steps: readonly ToldStep[]): string => {
  if (worker === null) return `the environment takes ${count(steps.length, 'step')}`;
  const polled = polledIn(steps);
  return `worker ${worker} ${polled.length === 0 ? `takes ${count(steps.length, 'step')} and polls nothing` : pollsInWords(polled)}`;
};

/** What happens in steps that are not shown, such as `steps 12 to 940: worker 0 polls tasks 1 and 2 in turn, 310 polls`. */
export const foldInWords = (steps: readonly ToldStep[], from: number, to: number): string => {
  const folded = steps.slice(from, to + 1);
  const actors = [...new Set(folded.map(({ worker }) => worker))].toSorted(
    (a, b) => (a ?? Infinity) - (b ?? Infinity),
  );
  const who = actors.map((actor) =>
    doneBy(
      actor,
      folded.filter(({ worker }) => worker === actor),
    ),
  );
  return `steps ${number(from + 1)} to ${number(to + 1)}: ${who.join('; ')}`;
};
