import type { Frame } from '../../../explain/film/film.ts';
import { tasksOf } from './tasks-of.ts';

/** What a frame can be found by: its name, what happens, where, and to which task. */
const textOf = (frame: Frame): string =>
  [
    frame.name,
    frame.what,
    frame.worker === null ? 'env' : `w${frame.worker} worker ${frame.worker}`,
    ...frame.events.map(({ e, g }) => `${e} g ${g}`),
    ...tasksOf(frame).map((task) => `task ${task}`),
  ]
    .join(' ')
    .toLowerCase();

/** Whether `text` has the words of `query` next to each other, so that `task 1` is not found in `task 12`. */
const has = (text: string, query: string): boolean => {
  for (let at = text.indexOf(query); at !== -1; at = text.indexOf(query, at + 1)) {
    const after = text.charAt(at + query.length);
    if (!/\d$/u.test(query) || !/\d/u.test(after)) return true;
  }
  return false;
};

/** Index of the first frame after `from` that matches, going round at the end; undefined if none does. */
export const findFrame = (frames: readonly Frame[], query: string, from: number): number | undefined => {
  const wanted = query.toLowerCase();
  for (let step = 1; step <= frames.length; step++) {
    const at = (from + step) % frames.length;
    const frame = frames[at];
    if (frame !== undefined && has(textOf(frame), wanted)) return at;
  }
  return undefined;
};
