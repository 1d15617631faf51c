import { currentThreadSteps } from '../../../model/index.ts';
import type { Call, CurrentThreadHypothesis } from './hypothesis.ts';

const { callWaker, passOver, pushRemote, transitionToNotified, wakeRoot } = currentThreadSteps;

/** A waker is called on the thread with the core. */
const wakeHere = (h: CurrentThreadHypothesis, task: number, from: 'poll' | 'runtime'): void => {
  const { runtime, me, state } = h;
  if (task === runtime.root) wakeRoot(runtime, me, state);
  else callWaker(runtime, me, h.task(task), from, state, h.context);
};

/** A waker called in a pass has returned: so has the last that was deferred, perhaps. */
const passGoesOn = ({ me, context }: CurrentThreadHypothesis): void => {
  if (me.at !== 'flush' || !me.deferred.isEmpty) return;
  if (me.pass === 'park') me.at = 'park';
  else passOver(me, context);
};

const wakeInPass = (h: CurrentThreadHypothesis, task: number): void => {
  wakeHere(h, task, 'runtime');
  passGoesOn(h);
};

/** What is left of a call after its next step; nothing if that was the last. */
const afterStep = (h: CurrentThreadHypothesis, call: Call): readonly Call[] => {
  const { task } = call;
  if (call.next === 'wake here') wakeHere(h, task, 'poll');
  else if (call.next === 'wake in pass') wakeInPass(h, task);
  else if (task === h.runtime.root) h.state.woken = true;
  else if (call.next === 'push')
    pushRemote(task, h.state, { emit: (event) => h.context.emit({ ...event, s: call.thread }) });
  else if (transitionToNotified(h.task(task)) === 'submit') return [{ ...call, next: 'push' }];
  return [];
};

/** One call makes its next step. */
export const landStep = (h: CurrentThreadHypothesis, call: Call): CurrentThreadHypothesis => {
  const left = afterStep(h, call);
  h.underway = h.underway.flatMap((other) => (other === call ? left : [other]));
  return h;
};

const landWhole = (h: CurrentThreadHypothesis, call: Call): void => {
  const [more] = afterStep(h, call);
  if (more !== undefined) landWhole(h, more);
};

/** The calls of a thread are over. */
export const landAll = (h: CurrentThreadHypothesis, thread: number): void => {
  const { underway } = h;
  h.underway = underway.filter((call) => call.thread !== thread);
  for (const call of underway) if (call.thread === thread) landWhole(h, call);
};

/** Whether all that is left of the call is to make known what it woke or spawned. */
const isMarked = (h: CurrentThreadHypothesis, { next, task }: Call): boolean =>
  next === 'push' || (next === 'mark' && task === h.runtime.root);

/**
 * Those calls are over that have marked a task, up to one for `task`; says whether there was one. Not for a search that
 * is thorough, which has tried every such way before.
 */
export const landUntil = (h: CurrentThreadHypothesis, task: number): boolean => {
  const { underway, mode } = h;
  const at = mode.thorough ? -1 : underway.findIndex((call) => call.task === task && isMarked(h, call));
  if (at < 0) return false;
  const over = underway.slice(0, at + 1).filter((call) => isMarked(h, call));
  h.underway = underway.filter((call) => !over.includes(call));
  for (const call of over) landWhole(h, call);
  return true;
};
