import type { EventOf, RuntimeInfo, WorkerIndex } from '../../traces/index.ts';
import { defineProperty } from './define-property.ts';
import type { Applicability, Property } from './property.ts';
import { isLifoStealable } from './replica/constants.ts';
import { taskName, taskOf } from './replica/queue-event.ts';
import { allOf, multiThreadOnly, withLifoSlot } from './support/applies.ts';

interface Occupant {
  readonly task: number;
  readonly w: WorkerIndex;
  readonly put: EventOf<'schedule'>;
}

/** By task: the LIFO slot it is in. */
type Slots = Map<number, Occupant>;

const notStealable = ({ version }: RuntimeInfo): Applicability =>
  isLifoStealable(version)
    ? {
        applies: false,
        because: `in ${version ?? 'this release'} other workers may steal from the LIFO slot`,
      }
    : { applies: true };

/** Only its own worker takes a task out of a LIFO slot. */
export const lifoPrivate: Property = defineProperty<Slots>({
  id: 'lifo-private',
  code: 'S9',
  kind: 'safety',
  sentence:
    "A task in a worker's LIFO slot is taken by that worker, or moved by it to the back of its own queue; no other worker takes it.",
  source: 'multi_thread/worker.rs Core::lifo_slot, Core::next_local_task, Core::steal_work',
  trigger: 'a task is put into a LIFO slot and is then taken or moved',
  needs: ['schedule', 'take', 'steal'],
  applies: allOf(multiThreadOnly, withLifoSlot, notStealable),
  observe: () => ({
    memory: () => new Map(),
    on: {
      schedule: (slots, event, report) => {
        const task = taskOf(event);
        if (task === undefined) return;
        const occupant = slots.get(task);
        if (occupant !== undefined) {
          report.checked();
          slots.delete(task);
          if (event.to !== 'back' || event.w !== occupant.w) {
            report.violated(
              `${taskName(task)} is in worker ${occupant.w}'s LIFO slot and is put elsewhere, but not at the back of that worker's queue`,
              [occupant.put, event],
            );
          }
        }
        if (event.to === 'lifo' && event.w !== null) slots.set(task, { task, w: event.w, put: event });
      },
      take: (slots, event, report) => {
        const task = taskOf(event);
        const occupant = task === undefined ? undefined : slots.get(task);
        if (task === undefined || occupant === undefined) return;
        report.checked();
        slots.delete(task);
        const fromSlot = event.from === 'lifo' || event.from === 'lifo-chain';
        if (event.w === occupant.w && fromSlot) return;
        report.violated(
          `${taskName(task)} is in worker ${occupant.w}'s LIFO slot, and worker ${event.w} takes it (${event.from})`,
          [occupant.put, event],
        );
      },
      steal: (slots, event, report) => {
        const task = taskOf(event);
        const occupant = task === undefined ? undefined : slots.get(task);
        if (task === undefined || occupant === undefined) return;
        report.checked();
        slots.delete(task);
        report.violated(
          `${taskName(task)} is in worker ${occupant.w}'s LIFO slot, and worker ${event.w} steals it`,
          [occupant.put, event],
        );
      },
    },
  }),
});
