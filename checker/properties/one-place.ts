import type { Event } from '../../traces/index.ts';
import { defineProperty } from './define-property.ts';
import type { Property, Report } from './property.ts';
import type { Fit } from './replica/fit.ts';
import { placeOf } from './replica/fit.ts';
import { observeQueues, queuesNeed } from './replica/observe-queues.ts';
import { taskName, taskOf, type TaskMove } from './replica/queue-event.ts';
import type { Place, Queues } from './replica/queues.ts';
import {
  inHand,
  inInject,
  inLifo,
  inLocal,
  indexIn,
  isInHand,
  outOfLifo,
  placeName,
} from './replica/queues.ts';
import { everywhere } from './support/applies.ts';

/** A notified task is in exactly one place, and is taken from there. */
export const onePlace: Property = defineProperty({
  id: 'one-place',
  code: 'S4',
  kind: 'safety',
  sentence:
    'A notified task is in exactly one of the local queues, the LIFO slots, the inject queue and the hands of one worker, and is taken from where it is.',
  source: 'task/state.rs State::transition_to_notified_by_val, multi_thread/worker.rs Handle::schedule_task',
  trigger: 'a worker takes a task',
  needs: queuesNeed,
  applies: everywhere,
  observe: (runtime) =>
    observeQueues(
      runtime,
      () => null,
      (watch) => ({
        scheduled(event) {
          const { replica, report } = watch();
          const task = taskOf(event);
          const place = placeOf(replica, event);
          if (task === undefined || place === undefined || mayMove(place, event)) return;
          report.violated(
            `${taskName(task)} is put ${placeName(target(event))} while it is ${placeName(place)}`,
            [...lastPut(replica.queues, task, place), event],
          );
        },
        taken(event, fit) {
          const { replica, report } = watch();
          const from = event.from === 'inject' ? inInject : source(event);
          judge(replica.queues, event, fit, placeName(from), placeOf(replica, event), report);
        },
        stolen(event, fit) {
          const { replica, report } = watch();
          const from = placeName(inLocal(event.victim));
          judge(replica.queues, event, fit, from, placeOf(replica, event), report);
        },
      }),
    ),
});

function judge(
  queues: Queues,
  event: TaskMove,
  fit: Fit,
  from: string,
  place: Place | undefined,
  report: Report,
): void {
  const task = taskOf(event);
  if (task === undefined) {
    report.undecidable('the recorder does not say which task was taken');
    return;
  }
  if (fit === 'unsure') {
    report.undecidable(
      `it is not certain whether ${taskName(task)} was ${from} when it was taken from there`,
    );
    return;
  }
  report.checked();
  if (fit !== 'elsewhere') return;
  report.violated(`${taskName(task)} is taken as if ${from}, but it is ${placeName(place)}`, [
    ...(place === undefined ? [] : lastPut(queues, task, place)),
    event,
  ]);
}

/** A worker moves a task of its own from the LIFO slot, or one it has just taken from there, to its queue's back. */
function mayMove(place: Place, event: TaskMove): boolean {
  if (event.e !== 'schedule' || event.to !== 'back' || event.w === null) return false;
  if (place === inLifo(event.w) || place === outOfLifo(event.w)) return true;
  return place === inHand(event.w) && event.why === 'budget';
}

function target(event: TaskMove): Place {
  if (event.e !== 'schedule' || event.to === 'inject' || event.w === null) return inInject;
  return event.to === 'lifo' ? inLifo(event.w) : inLocal(event.w);
}

function source(event: TaskMove): Place | undefined {
  if (event.e !== 'take' || event.w === null) return undefined;
  return event.from === 'local' ? inLocal(event.w) : inLifo(event.w);
}

function lastPut(queues: Queues, task: number, place: Place): readonly Event[] {
  if (isInHand(place)) return [];
  const w = (place - 1) >> 2;
  const slot = queues.lifo[w];
  if (place === inLifo(w)) return slot === null || slot === undefined ? [] : [slot.put];
  const queue = place === inInject ? queues.inject : (queues.local[w] ?? []);
  const entry = queue[indexIn(queue, task)];
  return entry === undefined ? [] : [entry.put];
}
