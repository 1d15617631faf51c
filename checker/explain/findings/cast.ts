import type { Event, TaskId, WorkerIndex } from '../../../traces/index.ts';
import { doerOf } from '../words/deed.ts';

/** Who takes part in the events that fail together, as words for a sentence. */
export interface Cast {
  /** The task that the last of them is about, such as `task 2`; `a task` if none says. */
  readonly task: string;
  /** Who the last of them was seen on, such as `worker 1`, or `thread 3` if it ran no worker. */
  readonly worker: string;
  /** Whose queue, slot or poll it was before; `another worker` if nothing tells. */
  readonly other: string;
}

/** The task that the last event is about, of those that are about one; undefined where none is. */
export const taskIn = (events: readonly Event[]): TaskId | undefined =>
  events.map((event) => ('task' in event ? event.task : undefined)).findLast((task) => task !== undefined);

const workerName = (worker: WorkerIndex | undefined): string | undefined =>
  worker === undefined ? undefined : `worker ${worker}`;

const roleOf = (roles: readonly string[], task: TaskId): string => {
  const role = roles[task - 1];
  return role === undefined ? '' : ` (${role})`;
};

/** A task as a sentence names it: with its role where that is known, and the future in `block_on` as such. */
export const taskWords = (task: TaskId, roles: readonly string[] = []): string =>
  task === 0 ? 'the future in block_on' : `task ${task}${roleOf(roles, task)}`;

/** The cast of some events, which are in trace order; `roles` names tasks from 1 on. */
export const castOf = (events: readonly Event[], roles: readonly string[] = []): Cast => {
  const last = events.at(-1);
  if (last === undefined) return { task: 'a task', worker: 'a worker', other: 'another worker' };
  const task = taskIn(events);
  const victim = last.e === 'steal' ? last.victim : undefined;
  const before = events.findLast((event) => event.s !== last.s);
  return {
    task: task === undefined ? 'a task' : taskWords(task, roles),
    worker: doerOf(last),
    other: workerName(victim) ?? (before === undefined ? 'another worker' : doerOf(before)),
  };
};

/** A sentence that begins with a capital letter and ends with a full stop. */
export const sentence = (words: string): string => {
  const text = words.charAt(0).toUpperCase() + words.slice(1);
  return /[.!?]$/u.test(text) ? text : `${text}.`;
};
