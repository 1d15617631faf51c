import type { Frame } from '../../../explain/film/film.ts';

/** The tasks that a frame is about: those of its events, and those whose fields it changes. */
export const tasksOf = ({ events, changes }: Frame): readonly number[] => {
  const told = events.flatMap((event) => ('task' in event ? [event.task] : []));
  const changed = changes.flatMap(({ owner }) => (owner.kind === 'task' ? [owner.task] : []));
  return [...new Set([...told, ...changed])];
};
