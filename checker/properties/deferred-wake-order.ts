import type { EventKind, EventOf, TaskId } from '../../traces/index.ts';
import { defineProperty } from './define-property.ts';
import type { Handler, Property, Report } from './property.ts';
import { atLeast, since } from './support/applies.ts';
import { blockingFlushes } from './support/passes.ts';

/** An entry of the deferred list of a thread. */
interface Deferral {
  readonly task: TaskId;
  readonly act: EventOf<'defer'>;
}

/** The deferred list of a thread, the entry that was deferred first in front. */
interface List {
  readonly waiting: Deferral[];
  /** While the wakers are being called: those not called yet. */
  owed: Deferral[] | null;
  /** The task whose waker was called last: it may be on the list twice in a row, or once instead. */
  last: TaskId | null;
}

type Lists = Map<number, List>;

const startCalling = (lists: Lists, thread: number): void => {
  const list = lists.get(thread);
  if (list !== undefined) list.owed = list.waiting.splice(0);
};

const callingEnds: Handler<Lists, EventKind> = (lists, { s }) => {
  const list = lists.get(s);
  if (list === undefined) return;
  if (list.waiting.length === 0) lists.delete(s);
  list.owed = null;
  list.last = null;
};

/** Which of several tasks that yielded goes first when their thread comes back to them. */
export const deferredWakeOrder: Property = defineProperty<Lists>({
  id: 'deferred-wake-order',
  code: 'Y2',
  kind: 'safety',
  sentence:
    'A thread calls its deferred wakers in the reverse of the order in which they were deferred; before 1.29.0, in that order.',
  source: 'scheduler/defer.rs Defer::wake',
  trigger: 'a deferred waker is called while another is waiting to be called after it',
  needs: ['defer', 'flush', 'wake.begin', 'take', 'steal', 'driver.begin', 'poll.begin'],
  applies: since('1.23.0'),
  observe: (runtime) => {
    const lastFirst = atLeast(runtime.version, '1.29.0');
    const called = (list: List, owed: Deferral[], event: EventOf<'wake.begin'>, report: Report): void => {
      if (list.last === event.task) return;
      const next = lastFirst ? owed.length - 1 : 0;
      const due = owed[next];
      const at = owed[next]?.task === event.task ? next : owed.findIndex(({ task }) => task === event.task);
      const [own] = at === -1 ? [] : owed.splice(at, 1);
      if (due === undefined || own === undefined) return;
      list.last = event.task;
      if (owed.length > 0) report.checked();
      if (at === next) return;
      const order = lastFirst ? 'after' : 'before';
      report.violated(
        `the waker of task ${own.task} is called before that of task ${due.task}, which was deferred ${order} it`,
        lastFirst ? [own.act, due.act, event] : [due.act, own.act, event],
      );
    };

    return {
      memory: () => new Map(),
      on: {
        defer: (lists, event) => {
          if (event.task === undefined) return;
          const list = lists.get(event.s) ?? { waiting: [], owed: null, last: null };
          lists.set(event.s, list);
          if (list.waiting.at(-1)?.task !== event.task) list.waiting.push({ task: event.task, act: event });
        },
        flush: (lists, { s }) => {
          startCalling(lists, s);
        },
        'wake.begin': (lists, event, report) => {
          const list = lists.get(event.s);
          if (list === undefined || event.from === 'poll') return;
          if (list.owed !== null) called(list, list.owed, event, report);
          else forget(list, event.task);
        },
        // On entry the list is flushed without a `flush`; before, it may be with the core lost meanwhile.
        'block_in_place.begin': (lists, { s }) => {
          if (blockingFlushes(runtime)) startCalling(lists, s);
          else lists.delete(s);
        },
        'thread.stop': (lists, { s }) => {
          lists.delete(s);
        },
        'busy.begin': callingEnds,
        'block_in_place.end': callingEnds,
        take: callingEnds,
        steal: callingEnds,
        maintenance: callingEnds,
        'search.begin': callingEnds,
        'driver.begin': callingEnds,
        'park.begin': callingEnds,
        'poll.begin': callingEnds,
        'poll.end': callingEnds,
      },
    };
  },
});

/** Its waker is called out of a flush that is not shown, or by the driver: then it is no longer known to be on the list. */
function forget({ waiting }: List, task: TaskId): void {
  const at = waiting.findIndex((entry) => entry.task === task);
  if (at !== -1) waiting.splice(at, 1);
}
