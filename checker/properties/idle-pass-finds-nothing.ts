import type { Event, EventOf, TaskId, WorkerIndex } from '../../traces/index.ts';
import { defineProperty } from './define-property.ts';
import type { Property } from './property.ts';
import { allOf, multiThreadOnly, since } from './support/applies.ts';

/** A task that is in a worker's own LIFO slot or queue, unless it was stolen and the thief has not been seen yet. */
interface Waiting {
  readonly queued: EventOf<'schedule'>;
  /** The worker went past it to the driver, as a worker does that has nothing to run. */
  passedBy: EventOf<'driver.begin'> | null;
}

interface Queues {
  readonly waiting: Map<WorkerIndex, Map<TaskId, Waiting>>;
  /** Workers whose next driver pass is for maintenance, which needs no reason. */
  readonly inMaintenance: Set<WorkerIndex>;
}

/**
 * A worker with deferred tasks turns the driver early only when it has nothing else to run. That it passed by a task is
 * certain only once the same worker takes that task: until then it may have been stolen.
 */
export const idlePassFindsNothing: Property = defineProperty<Queues>({
  id: 'idle-pass-finds-nothing',
  code: 'F5',
  kind: 'safety',
  sentence:
    'Between two maintenance ticks, a worker turns the driver for its deferred tasks only when its LIFO slot and its queue are empty.',
  source: 'worker.rs Context::run, Core::next_task, Context::park_yield',
  trigger: 'a worker turns the driver without sleeping, and not for maintenance',
  needs: ['schedule', 'overflow', 'take', 'steal', 'driver.begin', 'maintenance'],
  applies: allOf(multiThreadOnly, since('1.23.0')),
  observe: () => ({
    memory: () => ({ waiting: new Map(), inMaintenance: new Set() }),
    on: {
      schedule: ({ waiting }, event) => {
        if (event.task === undefined) return;
        forget(waiting, event.task);
        if (event.to !== 'inject' && event.w !== null) {
          tasksOf(waiting, event.w).set(event.task, { queued: event, passedBy: null });
        }
      },
      overflow: ({ waiting }, { w }) => {
        if (w !== null) waiting.delete(w);
      },
      steal: ({ waiting }, event) => {
        if (event.task !== undefined) forget(waiting, event.task);
        waiting.delete(event.victim);
      },
      take: ({ waiting }, event, report) => {
        if (event.task === undefined) return;
        const found = event.w === null ? undefined : waiting.get(event.w)?.get(event.task);
        forget(waiting, event.task);
        if (event.from === 'inject' || found === undefined || found.passedBy === null) return;
        const evidence: readonly Event[] = [found.queued, found.passedBy, event];
        report.violated(
          `worker ${event.w} turned the driver as if it had nothing to run while task ${event.task} was in its queue`,
          evidence,
        );
      },
      maintenance: ({ inMaintenance }, { w }) => {
        if (w !== null) inMaintenance.add(w);
      },
      'driver.begin': ({ waiting, inMaintenance }, event, report) => {
        const { w } = event;
        if (w === null || inMaintenance.delete(w) || event.timeout !== 0) return;
        report.checked();
        for (const task of waiting.get(w)?.values() ?? []) task.passedBy ??= event;
      },
    },
  }),
});

function tasksOf(waiting: Queues['waiting'], worker: WorkerIndex): Map<TaskId, Waiting> {
  const known = waiting.get(worker);
  if (known !== undefined) return known;
  const tasks = new Map<TaskId, Waiting>();
  waiting.set(worker, tasks);
  return tasks;
}

function forget(waiting: Queues['waiting'], task: TaskId): void {
  for (const [worker, tasks] of waiting) if (tasks.delete(task) && tasks.size === 0) waiting.delete(worker);
}
