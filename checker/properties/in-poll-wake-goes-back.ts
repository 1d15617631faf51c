import type { EventOf, TaskId } from '../../traces/index.ts';
import { defineProperty } from './define-property.ts';
import type { Property, Report } from './property.ts';
import { everywhere } from './support/applies.ts';

interface Poll {
  readonly stream: number;
  readonly begin: EventOf<'poll.begin'>;
  /** The wakers of this task that were called and returned during this poll, or only the first of them. */
  woken: EventOf<'wake.begin'> | null;
  /** Wakers of this task called during this poll that have not returned, by thread. */
  readonly running: Map<number, EventOf<'wake.begin'>>;
  /** The task went through `block_in_place`, so its thread may have lost its core. */
  blocked: boolean;
}

interface Owed {
  readonly stream: number;
  readonly woken: EventOf<'wake.begin'>;
  readonly blocked: boolean;
}

interface Work {
  readonly polls: Map<TaskId, Poll>;
  /** Tasks whose poll is over, that were woken during it and are in no queue yet. */
  readonly owed: Map<TaskId, Owed>;
}

/** A task that is woken while it is polled does not jump the queue: its own worker puts it at the back. */
export const inPollWakeGoesBack: Property = defineProperty<Work>({
  id: 'in-poll-wake-goes-back',
  code: 'S6',
  kind: 'safety',
  sentence:
    'A task woken during its own poll is put, after the poll and by the thread that polled it, at the back of the local queue, never into the LIFO slot.',
  source:
    'task/harness.rs Harness::poll (PollFuture::Notified), worker.rs Handle::schedule_local with is_yield',
  trigger: 'a task is woken during its own poll, which returns Pending',
  needs: ['poll.begin', 'poll.end', 'wake.begin', 'wake.end', 'schedule'],
  applies: everywhere,
  observe: () => ({
    memory: () => ({ polls: new Map(), owed: new Map() }),
    on: {
      'poll.begin': ({ polls, owed }, event, report) => {
        // The future in `block_on` is in no queue.
        if (event.task === 0) return;
        const debt = owed.get(event.task);
        if (debt !== undefined) {
          report.violated(
            `task ${event.task} was woken during its poll and is polled again without having been queued`,
            [debt.woken, event],
          );
          owed.delete(event.task);
        }
        polls.set(event.task, {
          stream: event.s,
          begin: event,
          woken: null,
          running: new Map(),
          blocked: false,
        });
      },
      'wake.begin': ({ polls }, event) => {
        polls.get(event.task)?.running.set(event.s, event);
      },
      'wake.end': ({ polls }, event) => {
        const poll = polls.get(event.task);
        const begin = poll?.running.get(event.s);
        if (poll === undefined || begin === undefined) return;
        poll.running.delete(event.s);
        poll.woken ??= begin;
      },
      'block_in_place.begin': ({ polls }, event) => {
        const poll = polls.get(event.task);
        if (poll !== undefined) poll.blocked = true;
      },
      'poll.end': ({ polls, owed }, event) => {
        const poll = polls.get(event.task);
        polls.delete(event.task);
        if (poll === undefined || poll.woken === null || event.ready) return;
        owed.set(event.task, { stream: poll.stream, woken: poll.woken, blocked: poll.blocked });
      },
      schedule: (work, event, report) => {
        if (event.task !== undefined) placed(work, event.task, event, report);
      },
      // Aborted during its poll, it completes at the end of that poll instead (task/state.rs State::transition_to_idle).
      'task.end': ({ owed }, { task }) => {
        if (task !== undefined) owed.delete(task);
      },
      'run.end': ({ owed }, event, report) => {
        const debt = event.task === undefined ? undefined : owed.get(event.task);
        if (debt === undefined || event.task === undefined || debt.stream !== event.s) return;
        report.violated(
          `task ${event.task} was woken during its poll, and its run is over without its being queued`,
          [debt.woken, event],
        );
        owed.delete(event.task);
      },
    },
    end: ({ owed }, report) => {
      for (const [task, { woken }] of owed) {
        report.open(`task ${task} was woken during its poll at g=${woken.g} and is in no queue yet`, [woken]);
      }
    },
  }),
});

function placed({ polls, owed }: Work, task: TaskId, event: EventOf<'schedule'>, report: Report): void {
  const poll = polls.get(task);
  if (poll !== undefined) {
    report.violated(`task ${task} is put into a queue (${event.to}) while it is being polled`, [
      poll.begin,
      event,
    ]);
    return;
  }
  const debt = owed.get(task);
  if (debt === undefined) return;
  owed.delete(task);
  const fault = misplaced(event, debt);
  if (fault === undefined) report.checked();
  else report.violated(`task ${task} was woken during its poll and then ${fault}`, [debt.woken, event]);
}

function misplaced(event: EventOf<'schedule'>, { stream, blocked }: Owed): string | undefined {
  if (event.s !== stream)
    return `put into a queue by thread ${event.s} instead of thread ${stream}, which polled it`;
  if (event.to === 'lifo') return 'put into the LIFO slot';
  if (event.to === 'inject' && !blocked)
    return 'put into the inject queue, though its worker never gave up its core';
  return undefined;
}
