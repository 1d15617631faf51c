import type { Event, TaskId, WorkerIndex } from '../../traces/index.ts';
import { defineProperty } from './define-property.ts';
import type { Property, Report } from './property.ts';
import type { TaskMove } from './replica/queue-event.ts';
import { taskName, taskOf } from './replica/queue-event.ts';
import { everywhere } from './support/applies.ts';
import { inTurn } from './support/handlers.ts';
import type { Untold } from './support/untold.ts';
import { allUntold, othersUntold, untoldFollowed, untoldNeeds } from './support/untold.ts';

/** A task that was put into the inject queue. */
interface Entry {
  readonly task: TaskId;
  readonly put: Event;
  /** The thread that puts it there, until something more is heard of it: the push itself may be yet to come. */
  by: number | null;
  /** Another thread was putting a task there at the same time, so that their order is not known. */
  guessed: boolean;
}

/** That a task was taken which was put there later. */
interface Passed {
  readonly other: TaskId;
  readonly otherPut: Event;
  readonly taken: Event;
  /** Workers that may have taken the earlier one first, and have not told yet. */
  readonly doubts: Set<WorkerIndex>;
}

interface Inject extends Untold {
  /** Those put there that no event has told to be taken, in order; they may have moved on with a batch. */
  entries: Entry[];
  readonly listed: Set<TaskId>;
  readonly passed: Map<TaskId, Passed>;
}

/** Tasks from outside are served in the order in which they came. */
export const injectFifo: Property = defineProperty<Inject>({
  id: 'inject-fifo',
  code: 'Y4',
  kind: 'safety',
  sentence: 'Tasks are taken from the inject queue in the order in which they were put there.',
  source: 'scheduler/inject/shared.rs Shared::push, Shared::pop',
  trigger: 'a task that was put into the inject queue is taken from there',
  needs: ['schedule', 'inject.batch', 'overflow', ...untoldNeeds],
  applies: everywhere,
  observe: (runtime) => ({
    memory: () => ({
      untold: allUntold(runtime.workers),
      entries: [],
      listed: new Set(),
      passed: new Map(),
    }),
    on: inTurn<Inject>(
      {
        schedule: (inject, event) => {
          pushReturns(inject, event);
          if (event.to === 'inject') push(inject, event);
        },
        take: (inject, event, report) => {
          pushReturns(inject, event);
          const task = taskOf(event);
          if (task === undefined || event.w === null || !inject.listed.has(task)) return;
          if (event.from === 'inject') judge(inject, task, event.w, event, report);
          remove(inject, task);
        },
        steal: (inject, event) => {
          pushReturns(inject, event);
          const task = taskOf(event);
          if (task !== undefined && inject.listed.has(task)) remove(inject, task);
        },
        // Of the tasks that come back this way some may have been there before.
        overflow: (inject) => {
          inject.entries = [];
          inject.listed.clear();
          inject.passed.clear();
        },
        'wake.end': pushReturns,
        'spawn.end': pushReturns,
        notify: pushReturns,
        'poll.begin': pushReturns,
        'poll.end': pushReturns,
      },
      untoldFollowed((inject, w) => {
        for (const { doubts } of inject.passed.values()) doubts.delete(w);
      }),
    ),
  }),
});

function pushReturns({ entries }: Inject, { s }: Event): void {
  for (let i = entries.length - 1; i >= 0; i--) {
    const entry = entries[i];
    if (entry === undefined || entry.by === null) return;
    if (entry.by === s) entry.by = null;
  }
}

function push(inject: Inject, event: TaskMove): void {
  const task = taskOf(event);
  if (task === undefined) return;
  if (inject.listed.has(task)) remove(inject, task);
  let guessed = false;
  for (let i = inject.entries.length - 1; i >= 0; i--) {
    const entry = inject.entries[i];
    if (entry === undefined || entry.by === null) break;
    entry.guessed = true;
    guessed = true;
  }
  inject.entries.push({ task, put: event, by: event.s, guessed });
  inject.listed.add(task);
}

function remove(inject: Inject, task: TaskId): void {
  const at = inject.entries.findIndex((entry) => entry.task === task);
  inject.entries.splice(at, 1);
  inject.listed.delete(task);
  inject.passed.delete(task);
}

function judge(inject: Inject, task: TaskId, w: WorkerIndex, event: TaskMove, report: Report): void {
  const { entries, passed } = inject;
  report.checked();
  const before = passed.get(task);
  const at = entries.findIndex((entry) => entry.task === task);
  const own = entries[at];
  if (own === undefined) return;
  if (before !== undefined && !before.doubts.has(w)) {
    const { other, otherPut, taken } = before;
    report.violated(
      `${taskName(task)} is taken from the inject queue after ${taskName(other)}, which was put there later`,
      [own.put, otherPut, taken, event],
    );
  }
  for (const earlier of entries.slice(0, at)) {
    if (passed.has(earlier.task) || (earlier.guessed && own.guessed)) continue;
    const doubts = othersUntold(inject, w);
    passed.set(earlier.task, { other: task, otherPut: own.put, taken: event, doubts });
  }
}
