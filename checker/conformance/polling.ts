import { multiThreadSteps, none, taskNumber } from '../../model/index.ts';
import type { EventOf } from '../../traces/index.ts';
import { abortedFor, isAstray } from './aborting.ts';
import type { Hypothesis } from './hypothesis.ts';
import { arrive } from './looking.ts';
import { endedInTurn, wakesItselfNext } from './moments.ts';
import type { Moment } from './moments.ts';
import { settle } from './reaching.ts';

const { defer, startTick, transitionToComplete, transitionToRunning } = multiThreadSteps;

type Ways = readonly Hypothesis[];

/** The before-poll hook: worker `w` has taken the task of this number. */
export const runBegins = (h: Hypothesis, w: number, number: number, moment: Moment): Ways => {
  const task = number - 1;
  const isAborted = isAstray(h.state.tasks.get(task)) && endedInTurn(moment) === number;
  const ways = isAborted ? abortedFor(h, w, task) : [h];
  return ways.flatMap((way) => arrive(way, w, { kind: 'take', task }));
};

/** The future of `task` is entered on worker `w`, which takes it first if no hook said that it had. */
export const pollBegins = (h: Hypothesis, w: number, task: number): Ways => {
  const me = h.worker(w);
  const isTaken = me.at === 'found' && h.ahead[w] !== true;
  if (isTaken && me.current !== task)
    return h.ends(
      'poll-taken',
      () => `worker ${w} has taken task ${taskNumber(me.current)} and polls ${taskNumber(task)}`,
    );
  const ways = isTaken ? [h] : arrive(h, w, { kind: 'take', task });
  for (const way of ways) {
    const record = way.state.tasks.get(task);
    // It may have been woken between the mark and this event.
    if (record.state !== 'running-notified') transitionToRunning(record);
    way.worker(w).at = 'polling';
  }
  return ways;
};

const completes = (h: Hypothesis, w: number, task: number): Hypothesis => {
  const me = h.worker(w);
  transitionToComplete(h.state.tasks.get(task));
  me.current = none;
  me.at = 'after-poll';
  return h;
};

/** The task was aborted during its poll, and is dropped after it: it stays in hand meanwhile. */
const dropsAfterPoll = (h: Hypothesis, w: number, task: number): Hypothesis => {
  completes(h, w, task).worker(w).current = task;
  return h;
};

/** Whether the poll used up its budget and no event told that it was deferred for that. */
const mayHaveDeferred = (h: Hypothesis, w: number, event: EventOf<'poll.end'>): boolean => {
  const { deferred } = h.worker(w);
  const isLast = !deferred.isEmpty && deferred.at(deferred.length - 1) === event.task - 1;
  return event.budget === 0 && h.runtime.rules.coopDefers && !isLast;
};

/**
 * What asks for more than the budget is deferred, whether the task was woken in the same poll or not; but the last of a
 * budget may be used without asking for more. Likelier is what explains that the task is polled again.
 */
const deferredOrNot = (h: Hypothesis, w: number, task: number): Ways => {
  const wasWoken = h.state.tasks.get(task).state !== 'running';
  if (wasWoken && !h.mode.thorough) return [h];
  const deferred = h.mode.thorough ? h.copy() : h;
  defer(h.runtime, deferred.worker(w), deferred.state.tasks.get(task), deferred.context);
  return h.mode.thorough ? [deferred, h] : [h];
};

const goesIdle = (h: Hypothesis, w: number): Ways => {
  h.worker(w).at = 'going-idle';
  const settled = h.mode.thorough ? h.copy() : h;
  settle(settled, w);
  return h.mode.thorough ? [settled, h] : [h];
};

/** The future returned, or is dropped then, if its task was aborted meanwhile. What follows in the worker is done at once, or later where that may make a difference. */
export const pollEnds = (h: Hypothesis, w: number, event: EventOf<'poll.end'>, moment: Moment): Ways => {
  const me = h.worker(w);
  const task = event.task - 1;
  if (me.at !== 'polling' || me.current !== task)
    return h.ends('poll-taken', () => `worker ${w} ends a poll of task ${event.task} that it has not begun`);
  me.budget = event.budget ?? 1;
  if (event.ready) return [completes(h, w, task)];
  if (endedInTurn(moment) === event.task) return [dropsAfterPoll(h, w, task)];
  const ways = mayHaveDeferred(h, w, event) ? deferredOrNot(h, w, task) : [h];
  return ways.flatMap((way) => goesIdle(way, w));
};

/** Whether a task that yields so is deferred by the release, and does not wake itself. */
export const isDeferred = ({ runtime: { rules } }: Hypothesis, { how }: EventOf<'yield'>): boolean =>
  (how === 'yield_now' && rules.yieldNowDefers) || (how === 'coop' && rules.coopDefers);

/** Whether the task has woken itself, or is about to: a yield that a budget forces may be recorded after it was made. */
const wakesItself = (h: Hypothesis, task: number, moment: Moment): boolean => {
  if (h.state.tasks.get(task - 1).state !== 'running') return true;
  return wakesItselfNext(moment, task) ?? true;
};

/** The task that worker `w` polls yields. */
export const yields = (h: Hypothesis, w: number, event: EventOf<'yield'>, moment: Moment): Ways => {
  if (isDeferred(h, event)) {
    const record = h.state.tasks.get(event.task - 1);
    defer(h.runtime, h.worker(w), record, h.context);
    // A budget that is used up is recorded after what came of it.
    const isWoken = event.how === 'coop' && record.state !== 'running';
    if (isWoken || wakesItselfNext(moment, event.task) === true) h.mustBeHeard.set(event.task - 1, event.how);
  } else if (!wakesItself(h, event.task, moment))
    return h.ends(
      event.how === 'coop' ? 'coop' : 'yield-wakes',
      () => `task ${event.task} yields and does not wake itself`,
    );
  return [h];
};

/** The after-poll hook. Where no poll came before it, the task had been cancelled. */
export const runEnds = (h: Hypothesis, w: number): Ways => {
  const me = h.worker(w);
  if (me.at === 'after-poll') me.current = none;
  if (me.at !== 'found') return [h];
  return [completes(h, w, me.current)];
};

/** The unpark hook: the worker goes on with its next tick. */
export const parkEnds = (h: Hypothesis, w: number): Ways => {
  const me = h.worker(w);
  if (me.at !== 'park') return h.ends('park', () => `worker ${w} is not parked`);
  startTick(h.runtime, me, h.context);
  return [h];
};
