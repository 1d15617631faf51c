import type { Frame } from '../../../explain/film/film.ts';
import type { ToldChange } from '../../../explain/told-run.ts';

const tasksIn = ({ owner, ofTasks, after }: ToldChange): readonly number[] => [
  ...(owner.kind === 'task' ? [owner.task] : []),
  ...(ofTasks && typeof after === 'number' ? [after] : []),
];

/** The tasks that a frame is about: those of its events, those whose fields it changes, and those that it puts somewhere. */
export const tasksOf = ({ events, changes }: Frame): readonly number[] => {
  const told = events.flatMap((event) => ('task' in event ? [event.task] : []));
  return [...new Set([...told, ...changes.flatMap(tasksIn)])];
};
