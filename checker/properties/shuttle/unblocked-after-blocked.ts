import type { EventOf } from '../../../traces/index.ts';
import { defineProperty } from '../define-property.ts';
import type { Property, Report } from '../property.ts';
import { ofShuttle } from './support.ts';

type SemaphoreEvent = EventOf<'shuttle.semaphore'>;

/** How many acquires of a semaphore wait; those that were given up without a word are among them. */
interface Waiting {
  /** By task and number of permits. */
  readonly byTask: Map<string, number>;
  /** By number of permits. */
  readonly bySize: Map<string, number>;
}

const none = (): Waiting => ({ byTask: new Map(), bySize: new Map() });

function add<K>(counts: Map<K, number>, key: K, change: 1 | -1): void {
  counts.set(key, (counts.get(key) ?? 0) + change);
}

const sizeOf = ({ n }: SemaphoreEvent): string => (n === undefined ? '?' : String(n));

function begins({ byTask, bySize }: Waiting, event: SemaphoreEvent): void {
  add(byTask, `${event.task ?? '?'} ${sizeOf(event)}`, 1);
  add(bySize, sizeOf(event), 1);
}

function ends({ byTask, bySize }: Waiting, event: SemaphoreEvent, report: Report): void {
  const { of = '?', object } = event;
  const size = sizeOf(event);
  const ownKey = `${of} ${size}`;
  if ((bySize.get(size) ?? 0) === 0) {
    const because = `task ${of} stops waiting for ${size} of semaphore ${object}, for which no acquire waits`;
    report.violated(because, [event]);
    return;
  }
  add(bySize, size, -1);
  if ((byTask.get(ownKey) ?? 0) > 0) {
    add(byTask, ownKey, -1);
    report.checked();
    return;
  }
  report.undecidable(
    `task ${of} stops waiting for semaphore ${object} and did not begin to: either the acquire of another task was ` +
      'moved to it, or the schedule is wrong',
  );
}

/** An acquire stops waiting only after it began to. */
export const unblockedAfterBlocked: Property = defineProperty<Map<number, Waiting>>({
  ...ofShuttle,
  id: 'shuttle-unblocked-after-blocked',
  code: 'H4',
  kind: 'safety',
  sentence: 'An acquire of a semaphore stops waiting only if it had to wait, and only once.',
  source: 'shuttle: future/batch_semaphore.rs BatchSemaphoreState::unblock_waiters_from_front',
  trigger: 'an acquire stops waiting',
  needs: ['shuttle.semaphore'],
  observe: () => ({
    memory: () => new Map(),
    on: {
      'shuttle.semaphore': (semaphores, event, report) => {
        const waiting = semaphores.get(event.object) ?? none();
        semaphores.set(event.object, waiting);
        if (event.op === 'blocked') begins(waiting, event);
        else if (event.op === 'unblocked') ends(waiting, event, report);
        else if (event.op === 'closed') semaphores.delete(event.object);
      },
    },
  }),
});
