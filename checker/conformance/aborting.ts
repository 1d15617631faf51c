import { none } from '../../model/index.ts';
import type { Seq, TaskView } from '../../model/index.ts';
import type { Hypothesis } from './hypothesis.ts';
import { isDoomed } from './moments.ts';
import type { Moment } from './moments.ts';

/** Puts a task at a place in a queue. */
export const insert = (queue: Seq, place: number, task: number): void => {
  const tasks = Array.from({ length: queue.length }, (_, i) => queue.at(i)).toSpliced(place, 0, task);
  queue.clear();
  for (const one of tasks) queue.push(one);
};

const inSlot = (h: Hypothesis, w: number, task: number): Hypothesis => {
  const me = h.worker(w);
  if (me.lifoSlot !== none) me.queue.push(me.lifoSlot);
  me.lifoSlot = task;
  return h;
};

/** Where a thief that takes half of a queue with one more task comes to run that task. */
const stolenPlace = (queue: Seq): number => queue.length >> 1;

/** Whether the task is where nothing recorded has put it: idle, or aborted and in a queue that is not known. */
export const isAstray = ({ state }: Pick<TaskView, 'state'>): boolean =>
  state === 'idle' || state === 'scheduled-cancelled';

/**
 * The hypothesis, and where a task is woken that is not polled again but aborted, the one in which it had been aborted
 * by then: the wake finds it in a queue, of which is left open where it is in which.
 */
export const abortedBefore = (h: Hypothesis, moment: Moment): readonly Hypothesis[] => {
  const { event } = moment;
  if (event.e !== 'wake.begin' || !h.mode.thorough || !isDoomed(moment, event.task)) return [h];
  if (h.state.tasks.get(event.task - 1).state !== 'idle') return [h];
  const aborted = h.copy();
  aborted.state.tasks.get(event.task - 1).state = 'scheduled-cancelled';
  return [h, aborted];
};

/**
 * The ways in which `task`, idle as far as is recorded, may stand where worker `w` comes to it next: it was aborted, which
 * puts it into a queue as a wake would, and no event tells when or where. `h` is used up.
 */
export const abortedFor = (h: Hypothesis, w: number, task: number): readonly Hypothesis[] => {
  h.state.tasks.get(task).state = 'scheduled';
  const ways: Hypothesis[] = [];
  if (h.runtime.constants.lifoSlot) ways.push(inSlot(h.copy(), w, task));
  for (let v = 0; v < h.state.workers.length; v++) {
    const on = h.copy();
    const { queue } = on.worker(v);
    insert(queue, v === w ? 0 : stolenPlace(queue), task);
    ways.push(on);
  }
  insert(h.state.inject, 0, task);
  return [...ways, h];
};
