import { multiThreadSteps } from '../../model/index.ts';
import type { Emitted } from '../../model/index.ts';
import type { Hypothesis, Underway } from './hypothesis.ts';

const { callWaker, pushRemoteTask, scheduleLocal, transitionToIdle, transitionToNotified } = multiThreadSteps;

const pushRemotely = (h: Hypothesis, thread: number, task: number): void => {
  const { context } = h;
  const onThread = { ...context, emit: (event: Emitted) => context.emit({ ...event, s: thread }) };
  pushRemoteTask(task, h.state, onThread);
};

/** The task comes to where it is put. */
const land = (h: Hypothesis, { thread, w, does, task, unmarked = false }: Underway): void => {
  if (does === 'go idle') {
    if (transitionToIdle(h.state.tasks.get(task)) === 'ok-notified') pushRemotely(h, thread, task);
    return;
  }
  const submits = !unmarked || transitionToNotified(h.state.tasks.get(task)) === 'submit';
  if (w === undefined) {
    if (submits) pushRemotely(h, thread, task);
  } else if (does === 'spawn') scheduleLocal(h.runtime, h.worker(w), task, h.state, h.context);
  else callWaker(h.runtime, h.worker(w), h.state.tasks.get(task), 'poll', h.state, h.context);
};

/** What the thread has underway is done. */
export const landAll = (h: Hypothesis, thread: number): void => {
  const { underway } = h;
  if (!underway.some((one) => one.thread === thread)) return;
  h.underway = underway.filter((one) => one.thread !== thread);
  for (const one of underway) if (one.thread === thread) land(h, one);
};

/** One of the things underway is done. */
export const landOne = (h: Hypothesis, one: Underway): Hypothesis => {
  h.underway = h.underway.filter((other) => other !== one);
  land(h, one);
  return h;
};

/** Everything underway to the inject queue is done that was called before `task` was; says whether that was underway. */
export const landUntil = (h: Hypothesis, task: number): boolean => {
  const at = h.underway.findIndex((one) => one.task === task && one.w === undefined);
  if (at < 0) return false;
  for (const one of h.underway.slice(0, at + 1)) if (one.w === undefined) landOne(h, one);
  return true;
};
