import { multiThreadSteps } from '../../model/index.ts';
import type { Emitted } from '../../model/index.ts';
import { handOff } from './detaching.ts';
import type { Hypothesis, Underway } from './hypothesis.ts';

const { callWaker, passOver, pushRemoteTask, scheduleLocal, transitionToIdle, transitionToNotified } =
  multiThreadSteps;

const pushRemotely = (h: Hypothesis, thread: number, task: number): void => {
  const { context } = h;
  const onThread = { ...context, emit: (event: Emitted) => context.emit({ ...event, s: thread }) };
  pushRemoteTask(task, h.state, onThread);
};

/** A waker called in a pass has returned: so has the last that was deferred, perhaps. */
const passGoesOn = (h: Hypothesis, w: number): void => {
  const me = h.worker(w);
  if (me.at !== 'flush' || !me.deferred.isEmpty) return;
  if (h.mode.altTimer) me.at = 'pass';
  else passOver(h.runtime, me, h.context);
};

const wakeOn = (h: Hypothesis, w: number, { thread, task, during }: Underway): void => {
  const from = during === undefined ? 'poll' : 'runtime';
  callWaker(h.runtime, h.worker(w), h.state.tasks.get(task), from, h.state, h.context);
  if (during === 'pass') passGoesOn(h, w);
  if (during === 'entry' && h.worker(w).deferred.isEmpty) handOff(h, thread);
};

/** The task comes to where it is put. */
const land = (h: Hypothesis, one: Underway): void => {
  const { thread, w, does, task, unmarked = false } = one;
  if (does === 'go idle') {
    if (transitionToIdle(h.state.tasks.get(task)) === 'ok-notified') pushRemotely(h, thread, task);
    return;
  }
  const submits = !unmarked || transitionToNotified(h.state.tasks.get(task)) === 'submit';
  if (w === undefined) {
    if (submits) pushRemotely(h, thread, task);
  } else if (does === 'spawn') scheduleLocal(h.runtime, h.worker(w), task, h.state, h.context);
  else wakeOn(h, w, one);
};

/** What the thread has underway is done. */
export const landAll = (h: Hypothesis, thread: number): void => {
  const { underway } = h;
  if (!underway.some((one) => one.thread === thread)) return;
  h.underway = underway.filter((one) => one.thread !== thread);
  for (const one of underway) if (one.thread === thread) land(h, one);
};

/** Whatever a worker has underway on the thread is done at the latest when that does anything else. */
export const landOwn = (h: Hypothesis, thread: number): void => {
  if (h.underway.some((one) => one.thread === thread && one.w !== undefined)) landAll(h, thread);
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
