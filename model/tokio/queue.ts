import type { Context } from '../machine/machine.ts';
import type { Runtime } from './config.ts';
import { taskNumber, type Emitted, type ScheduleWhy } from './event.ts';
import type { SchedulerState, WorkerView } from './state.ts';

/** `Shared::push_batch` of a closed inject queue: nothing stays of what was pushed. */
const dropLast = (count: number, { inject }: SchedulerState): void => {
  for (let left = count; left > 0; left--) inject.pop();
};

/**
 * `Local::push_back_or_overflow`: a full queue moves half of itself, and the new task after it, to the inject queue.
 * Which half depends on the release (queue.rs `push_overflow`).
 */
export const pushBackOrOverflow = (
  runtime: Runtime,
  me: WorkerView,
  task: number,
  why: ScheduleWhy,
  state: SchedulerState,
  context: Context<Emitted>,
): void => {
  context.emit({ w: me.index, e: 'schedule', task: taskNumber(task), to: 'back', why });
  if (me.queue.length < runtime.constants.queueCapacity) {
    me.queue.push(task);
    return;
  }
  const half = runtime.constants.queueCapacity >> 1;
  if (runtime.rules.overflowMoves === 'newest') me.queue.moveBack(half, state.inject);
  else me.queue.moveFront(half, state.inject);
  state.inject.push(task);
  if (state.injectClosed === 'yes') dropLast(half + 1, state);
  context.emit({ w: me.index, e: 'overflow', n: half + 1 });
};

/** `Steal::steal_into`: the front half of the victim's queue, rounded up; the thief runs the last of them. */
export const stealInto = (me: WorkerView, victim: WorkerView, context: Context<Emitted>): void => {
  victim.queue.moveFront((victim.queue.length + 1) >> 1, me.queue);
  me.current = me.queue.pop();
  context.emit({ w: me.index, e: 'steal', task: taskNumber(me.current), victim: victim.index });
};
