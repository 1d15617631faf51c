import type { Event, EventOf, TaskId, WorkerIndex } from '../../traces/index.ts';
import { defineProperty } from './define-property.ts';
import type { Property, Report } from './property.ts';
import { taskName, taskOf } from './replica/queue-event.ts';
import { allOf, multiThreadOnly, withLifoSlot } from './support/applies.ts';

/** What is in a LIFO slot. */
interface Occupant {
  readonly task: TaskId;
  readonly put: EventOf<'schedule'>;
  /** Its worker took another task since, from its local queue or from another worker's. */
  passedOver: Event | null;
}

interface Slot {
  readonly occupant: Occupant;
  /**
   * What it has just displaced and had been passed over, until it is put elsewhere: which is told of after what is in the slot
   * now.
   */
  readonly displaced: Occupant | null;
}

/** By worker. */
type Slots = Map<WorkerIndex, Slot>;

/** The task that was woken last goes first. */
export const lifoSlotFirst: Property = defineProperty<Slots>({
  id: 'lifo-slot-first',
  code: 'Y3',
  kind: 'safety',
  sentence:
    'A worker with a task in its LIFO slot takes that one before any of its local queue, and before it steals; only the inject queue may come before, at its interval.',
  source: 'multi_thread/worker.rs Core::next_task, Core::next_local_task',
  trigger: 'a worker takes a task from its LIFO slot',
  needs: ['schedule', 'take', 'steal'],
  applies: allOf(multiThreadOnly, withLifoSlot),
  observe: () => ({
    memory: () => new Map(),
    on: {
      schedule: (slots, event, report) => {
        const { w } = event;
        const task = taskOf(event);
        if (w === null || task === undefined) return;
        if (event.to === 'lifo') {
          const occupant = { task, put: event, passedOver: null };
          const before = slots.get(w)?.occupant;
          slots.set(w, { occupant, displaced: before?.passedOver ? before : null });
          return;
        }
        const slot = slots.get(w);
        if (slot?.displaced?.task === task) {
          slots.set(w, { occupant: slot.occupant, displaced: null });
          judge(w, slot.displaced, event, report);
        } else if (slot?.occupant.task === task) {
          slots.delete(w);
          judge(w, slot.occupant, event, report);
        }
      },
      take: (slots, event, report) => {
        const occupant = event.w === null ? undefined : slots.get(event.w)?.occupant;
        if (event.w === null || occupant === undefined) return;
        if (event.from === 'local') {
          occupant.passedOver ??= event;
        } else if (event.from !== 'inject' && occupant.task === taskOf(event)) {
          slots.delete(event.w);
          report.checked();
          judge(event.w, occupant, event, report);
        }
      },
      steal: (slots, event) => {
        const stolen = slots.get(event.victim)?.occupant;
        if (stolen !== undefined && stolen.task === taskOf(event)) slots.delete(event.victim);
        const occupant = event.w === null ? undefined : slots.get(event.w)?.occupant;
        if (occupant !== undefined) occupant.passedOver ??= event;
      },
    },
    end: (slots, report) => {
      for (const [w, { occupant }] of slots) {
        const { task, put, passedOver } = occupant;
        if (passedOver !== null)
          report.open(
            `worker ${w} takes another task while ${taskName(task)} is in its LIFO slot, unless that was stolen`,
            [put, passedOver],
          );
      }
    },
  }),
});

/** Where thieves take from slots, only the worker's coming back to the task shows that it was there all the time. */
function judge(w: WorkerIndex, { task, put, passedOver }: Occupant, event: Event, report: Report): void {
  if (passedOver === null) return;
  report.violated(`worker ${w} takes another task while ${taskName(task)} is in its LIFO slot`, [
    put,
    passedOver,
    event,
  ]);
}
