import type { EventKind, TaskId, WorkerIndex } from '../../../traces/index.ts';
import { eventKinds } from '../../../traces/index.ts';
import type { Handler, Observer } from '../property.ts';
import { inTurn } from './handlers.ts';
import type { Accounts } from './reasons.ts';

/**
 * What is known of the queues of a runtime whose workers all sleep.
 *
 * Before a worker parks it has found its own queue and the inject queue empty, and one that sleeps holds no task until
 * it wakes one itself. So when the last worker parks, a task that was put into a queue before that worker's last look is in no queue and in
 * no hand any more (worker.rs `Core::next_task`, `Core::transition_to_parked`).
 */
export interface Rest {
  readonly parked: Set<WorkerIndex>;
  readonly polling: Set<TaskId>;
  /** Tasks whose poll has ended on a thread not heard of since: whether they are queued again is not yet certain. */
  readonly ending: Map<number, TaskId>;
  /** Tasks that have certainly been put into a queue, and were not polled since. */
  readonly queued: Set<TaskId>;
  /** For each worker those queued since its last event: its last look may have been before them. */
  readonly unseen: Map<WorkerIndex, Set<TaskId>>;
  /** False once a worker has changed threads, since then two threads may speak for one worker. */
  workersKnown: boolean;
}

/** A property's memory that follows both what tasks are due and where workers sleep. */
export type AccountsAtRest = Accounts & { readonly rest: Rest };

/** A runtime just started: nothing is queued and nobody sleeps. */
export const noRest = (workers: number): Rest => ({
  parked: new Set(),
  polling: new Set(),
  ending: new Map(),
  queued: new Set(),
  unseen: new Map(Array.from({ length: workers }, (_, worker) => [worker, new Set()])),
  workersKnown: true,
});

/** The tasks that no worker can have any more, now that `worker` parks. */
export function lostWhenParking({ rest }: AccountsAtRest, worker: WorkerIndex): readonly TaskId[] {
  const unseen = rest.unseen.get(worker);
  rest.parked.add(worker);
  if (unseen === undefined || !rest.workersKnown || rest.parked.size < rest.unseen.size) return [];
  return [...rest.queued].filter((task) => !unseen.has(task));
}

/** The handlers that follow workers and queues; to be called after those that keep accounts. */
export function restFollowed(): Observer<AccountsAtRest>['on'] {
  const certain: Observer<AccountsAtRest>['on'] = {
    'spawn.end': (memory, { task }) => noteQueued(memory, task),
    // A worker asleep in the driver is woken by what it wakes: from here on its queue may hold that.
    'wake.begin': ({ rest }, { w }) => {
      if (w !== null) rest.parked.delete(w);
    },
    'wake.end': (memory, { task }) => noteQueued(memory, task),
    'poll.begin': ({ rest }, { task }) => {
      rest.queued.delete(task);
      rest.polling.add(task);
    },
    'poll.end': ({ rest }, { task, s }) => {
      rest.polling.delete(task);
      rest.ending.set(s, task);
    },
    'task.end': ({ rest }, { task }) => {
      if (task !== undefined) rest.queued.delete(task);
    },
    'park.end': ({ rest }, { w }) => {
      if (w !== null) rest.parked.delete(w);
    },
    'block_in_place.begin': ({ rest }) => {
      rest.workersKnown = false;
    },
  };
  const heard: Observer<AccountsAtRest>['on'] = Object.fromEntries(eventKinds.map((kind) => [kind, heardOf]));
  return inTurn(certain, heard);
}

/** Does nothing unless every waker has returned and no poll of the task is under way: else it is not yet certain. */
function noteQueued({ rest, tasks }: AccountsAtRest, task: TaskId): void {
  const reasons = tasks.get(task);
  if (task === 0 || reasons === undefined || reasons.due === null || reasons.wakersRunning > 0) return;
  if (rest.polling.has(task) || [...rest.ending.values()].includes(task)) return;
  rest.queued.add(task);
  for (const unseen of rest.unseen.values()) unseen.add(task);
}

const heardOf: Handler<AccountsAtRest, EventKind> = (memory, { e, s, w }) => {
  const { rest } = memory;
  const ended = e === 'poll.end' ? undefined : rest.ending.get(s);
  if (ended !== undefined) {
    rest.ending.delete(s);
    noteQueued(memory, ended);
  }
  if (w !== null) rest.unseen.get(w)?.clear();
};
