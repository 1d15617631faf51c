import type { Event, EventOf, TaskId } from '../../traces/index.ts';
import { defineProperty } from './define-property.ts';
import type { Property, Report } from './property.ts';
import { everywhere } from './support/applies.ts';

/** A waker that was left in a JoinHandle. */
interface Wait {
  /** The task that waits. */
  readonly task: TaskId;
  readonly act: EventOf<'join'>;
  woken: boolean;
  /** The end of the task it waits for, which did not wake it. */
  ended: Event | null;
}

interface Joins {
  /** By the task that is waited for. */
  readonly waits: Map<TaskId, Wait>;
  /** By the task that waits, whom it waits for. */
  readonly awaited: Map<TaskId, Set<TaskId>>;
}

/** Who awaits a JoinHandle learns of the end of the task. */
export const joinerWoken: Property = defineProperty<Joins>({
  id: 'joiner-woken',
  code: 'L3',
  kind: 'liveness',
  sentence:
    'A task that completes, panics or is cancelled wakes, before its end is over, the task that waits in its JoinHandle, unless that one ends without being polled again.',
  source: 'task/harness.rs Harness::complete, task/core.rs Trailer::wake_join',
  trigger: 'a task ends in whose JoinHandle another waits',
  needs: ['join', 'wake.begin', 'poll.begin', 'task.end'],
  applies: everywhere,
  observe: () => ({
    memory: () => ({ waits: new Map(), awaited: new Map() }),
    on: {
      join: ({ waits, awaited }, event) => {
        const { task, of } = event;
        const those = awaited.get(task) ?? new Set();
        awaited.set(task, those.add(of));
        waits.set(of, { task, act: event, woken: false, ended: null });
      },
      // A recorder that wraps futures tells of an end outside of a poll, such as an abort's, as of a call of the runtime's.
      'wake.begin': (joins, { task, by, from }) => {
        if (from === 'poll') return;
        for (const [of, wait] of waitsOf(joins, task)) if ((by ?? of) === of) wait.woken = true;
      },
      // In a poll it may drop the handle, so that nothing is known until it waits there again.
      'poll.begin': (joins, event, report) => {
        for (const [of, wait] of waitsOf(joins, event.task))
          if (wait.ended !== null) report.violated(said(of, wait), [wait.act, wait.ended, event]);
        forget(joins, event.task);
      },
      'task.end': (joins, event, report) => {
        const { task } = event;
        if (task === undefined) return;
        forget(joins, task);
        const wait = joins.waits.get(task);
        if (wait === undefined) return;
        if (wait.woken) settle(joins, task, wait, report);
        else wait.ended = event;
      },
    },
    end: ({ waits }, report) => {
      for (const [of, wait] of waits)
        if (wait.ended !== null) report.open(said(of, wait), [wait.act, wait.ended]);
    },
  }),
});

const said = (of: TaskId, { task }: Wait): string =>
  `task ${of} ends and does not wake task ${task}, which waits in its JoinHandle`;

function waitsOf({ waits, awaited }: Joins, task: TaskId): readonly (readonly [TaskId, Wait])[] {
  return [...(awaited.get(task) ?? [])].flatMap((of) => {
    const wait = waits.get(of);
    return wait?.task === task ? [[of, wait] as const] : [];
  });
}

/** A task that is cancelled drops its handles before its end is told: one that was not woken then may have been late. */
function forget(joins: Joins, task: TaskId): void {
  for (const [of] of waitsOf(joins, task)) joins.waits.delete(of);
  joins.awaited.delete(task);
}

function settle({ waits, awaited }: Joins, of: TaskId, { task }: Wait, report: Report): void {
  report.checked();
  waits.delete(of);
  const others = awaited.get(task);
  others?.delete(of);
  if (others?.size === 0) awaited.delete(task);
}
