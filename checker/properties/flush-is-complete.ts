import type { EventKind, EventOf, TaskId } from '../../traces/index.ts';
import { defineProperty } from './define-property.ts';
import type { Handler, Property } from './property.ts';
import { since } from './support/applies.ts';

/** The deferred list of a thread. */
interface Deferred {
  /** Tasks that deferred themselves, with their deferral. */
  readonly waiting: Map<TaskId, EventOf<'defer'>>;
  /** While the wakers are being called: those not called yet. */
  owed: Map<TaskId, EventOf<'defer'>> | null;
}

type Lists = Map<number, Deferred>;

const goesOn: Handler<Lists, EventKind> = (lists, event, report) => {
  const list = lists.get(event.s);
  if (list === undefined || list.owed === null) return;
  for (const [task, deferral] of list.owed)
    report.violated(`the waker of task ${task}, which was deferred, is not called with the others`, [
      deferral,
      event,
    ]);
  list.owed = null;
};

/** No deferred task is forgotten: what is not woken by the flush after it deferred itself never is. */
export const flushIsComplete: Property = defineProperty<Lists>({
  id: 'flush-is-complete',
  code: 'L2',
  kind: 'liveness',
  sentence: 'A thread that calls its deferred wakers calls that of every task that deferred itself there.',
  source: 'scheduler/defer.rs Defer::wake',
  trigger: 'a deferred waker is called with the others',
  needs: ['defer', 'flush', 'wake.begin', 'take', 'steal', 'driver.begin'],
  applies: since('1.23.0'),
  observe: () => ({
    memory: () => new Map(),
    on: {
      defer: (lists, event) => {
        if (event.task === undefined) return;
        const list = lists.get(event.s) ?? { waiting: new Map(), owed: null };
        lists.set(event.s, list);
        if (!list.waiting.has(event.task)) list.waiting.set(event.task, event);
      },
      flush: (lists, { s }) => {
        const list = lists.get(s);
        if (list === undefined) return;
        list.owed = new Map(list.waiting);
        list.waiting.clear();
      },
      'wake.begin': (lists, { s, task }, report) => {
        if (lists.get(s)?.owed?.delete(task) === true) report.checked();
      },
      // On entry, or with the core lost meanwhile, the list is flushed without a `flush`.
      'block_in_place.begin': (lists, { s }) => {
        lists.delete(s);
      },
      take: goesOn,
      steal: goesOn,
      maintenance: goesOn,
      'search.begin': goesOn,
      'driver.begin': goesOn,
      'park.begin': goesOn,
      'poll.begin': goesOn,
    },
  }),
});
