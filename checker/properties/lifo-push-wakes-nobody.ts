import type { EventOf, RuntimeInfo, TaskId } from '../../traces/index.ts';
import { defineProperty } from './define-property.ts';
import type { Applicability, Property, Report } from './property.ts';
import { lifoPushesAlwaysNotify } from './replica/constants.ts';
import { allOf, multiThreadOnly, withLifoSlot } from './support/applies.ts';

/** A waker called or a task spawned on some thread, until the call returns. */
interface Call {
  readonly task: TaskId;
  readonly begun: EventOf<'wake.begin' | 'spawn.begin'>;
  /** Where its task was put into an empty LIFO slot. */
  put: EventOf<'schedule'> | null;
}

/** By thread: the call that has not returned. */
type Calls = Map<number, Call>;

const begins = (calls: Calls, begun: EventOf<'wake.begin' | 'spawn.begin'>): void => {
  calls.set(begun.s, { task: begun.task, begun, put: null });
};

const returns = (calls: Calls, { s, task }: EventOf<'wake.end' | 'spawn.end'>, report: Report): void => {
  const call = calls.get(s);
  calls.delete(s);
  if (call !== undefined && call.put !== null && call.task === task) report.checked();
};

const notForEveryPush = ({ version }: RuntimeInfo): Applicability =>
  lifoPushesAlwaysNotify(version)
    ? {
        applies: false,
        because: `in ${version ?? 'this release'} every push into a LIFO slot looks for a worker to wake`,
      }
    : { applies: true };

/** Nobody is woken for a task that nobody else may take. */
export const lifoPushWakesNobody: Property = defineProperty<Calls>({
  id: 'lifo-push-wakes-nobody',
  code: 'S21',
  kind: 'safety',
  sentence:
    'A waker or a spawn that puts a task into an empty LIFO slot wakes no other worker: none but its own may take the task.',
  source: 'multi_thread/worker.rs Handle::schedule_local, Handle::notify_parked_local',
  trigger: 'a task is put into an empty LIFO slot',
  needs: ['schedule', 'notify', 'spawn.begin', 'spawn.end', 'wake.begin', 'wake.end'],
  applies: allOf(multiThreadOnly, withLifoSlot, notForEveryPush),
  observe: () => ({
    memory: () => new Map(),
    on: {
      'spawn.begin': begins,
      'spawn.end': returns,
      'wake.begin': begins,
      'wake.end': returns,
      schedule: (calls, event) => {
        const call = calls.get(event.s);
        if (call === undefined) return;
        if (event.why === 'displaced') calls.delete(event.s);
        else if (event.to === 'lifo' && event.task === call.task) call.put = event;
      },
      notify: (calls, event, report) => {
        const { begun, put } = calls.get(event.s) ?? { put: null };
        if (begun === undefined || put === null) return;
        calls.delete(event.s);
        report.violated(
          `task ${put.task} is put into the empty LIFO slot of worker ${put.w}, which then looks for another worker to wake`,
          [begun, put, event],
        );
      },
    },
  }),
});
