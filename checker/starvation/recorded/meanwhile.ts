import type { TaskId, WorkerIndex } from '../../../traces/index.ts';
import type { RanPoll } from './recent-polls.ts';
import type { Wait } from './wait.ts';

/** What one task ran during a wait of another. */
export interface Ran {
  readonly task: TaskId;
  readonly role: string;
  readonly polls: number;
  /** Nanoseconds of its polls that lie within the wait. */
  readonly ns: number;
  /** On these workers, ascending. */
  readonly workers: readonly WorkerIndex[];
}

/** So many tasks are told. */
const mostTold = 5;

/** The tasks that ran longest between `from` and `until`, longest first, and how many more there were. */
export const ranMeanwhile = (
  polls: readonly RanPoll[],
  self: Pick<Wait, 'task'>,
  from: number,
  until: number,
): { readonly ran: readonly Ran[]; readonly more: number } => {
  const byTask = new Map<TaskId, Ran & { readonly on: Set<WorkerIndex> }>();
  for (const { task, role, w, beganAt, endedAt } of polls) {
    if (task === self.task) continue;
    const ns = Math.max(0, Math.min(endedAt, until) - Math.max(beganAt, from));
    const before = byTask.get(task);
    const on = before?.on ?? new Set();
    if (w !== null) on.add(w);
    byTask.set(task, {
      task,
      role,
      polls: (before?.polls ?? 0) + 1,
      ns: (before?.ns ?? 0) + ns,
      workers: [],
      on,
    });
  }
  const all = [...byTask.values()].toSorted((a, b) => b.ns - a.ns || b.polls - a.polls || a.task - b.task);
  const ran = all.slice(0, mostTold).map(({ task, role, polls: n, ns, on }) => {
    return { task, role, polls: n, ns, workers: [...on].toSorted((a, b) => a - b) };
  });
  return { ran, more: all.length - ran.length };
};
