import { currentThreadSteps, none } from '../../../model/index.ts';
import type { EventOf } from '../../../traces/index.ts';
import { endedInTurn, wakesItselfNext } from '../moments.ts';
import type { Moment } from '../moments.ts';
import { isAstray } from '../aborting.ts';
import { abortedFor } from './aborting.ts';
import { goalOfPoll } from './goals.ts';
import type { CurrentThreadHypothesis } from './hypothesis.ts';
import { arrive, settle } from './reaching.ts';
import { indexOf, told } from './runtime.ts';

const { afterPoll, deferWaker, transitionToComplete, transitionToRunning } = currentThreadSteps;

type Ways = readonly CurrentThreadHypothesis[];

const refused: Ways = [];

/** The before-poll hook: what is of this number has been taken. */
export const runBegins = (h: CurrentThreadHypothesis, task: number, moment: Moment): Ways => {
  const index = indexOf(task);
  const isAborted = index !== h.runtime.root && isAstray(h.task(index)) && endedInTurn(moment) === task;
  const ways = isAborted ? abortedFor(h, index) : [h];
  return ways.flatMap((way) => arrive(way, goalOfPoll(task)));
};

/** What is polled is entered; the thread takes it first if no hook said that it had. */
export const pollBegins = (h: CurrentThreadHypothesis, task: number): Ways => {
  const { me } = h;
  const index = indexOf(task);
  const isTaken = h.hasFound && !h.ahead;
  if (isTaken && me.current !== index) {
    h.ends('poll-taken', () => `the thread has taken ${told(me.current)} and polls ${told(index)}`);
    return refused;
  }
  const ways = isTaken ? [h] : arrive(h, goalOfPoll(task));
  for (const way of ways) {
    way.me.at = 'polling';
    if (index === way.runtime.root) continue;
    const record = way.task(index);
    // It may have been marked already, and woken between that and this event.
    if (record.state === 'scheduled') transitionToRunning(record);
  }
  return ways;
};

const returnsReady = (h: CurrentThreadHypothesis, index: number): void => {
  const { runtime, me } = h;
  const isRoot = index === runtime.root;
  if (!isRoot) transitionToComplete(h.task(index));
  afterPoll(runtime, me, { index }, h.context);
  if (isRoot) me.at = 'returned';
};

/** Whether the poll used up its budget and no event told that it deferred itself for that. */
const mayHaveDeferred = (h: CurrentThreadHypothesis, index: number, budget: number | undefined): boolean => {
  const { deferred } = h.me;
  const isLast = !deferred.isEmpty && deferred.at(deferred.length - 1) === index;
  return budget === 0 && h.runtime.rules.coopDefers && !isLast;
};

const deferredOrNot = (h: CurrentThreadHypothesis, index: number): Ways => {
  const wasWoken = index === h.runtime.root ? h.state.woken : h.task(index).state !== 'running';
  if (wasWoken && !h.mode.thorough) return [h];
  const deferred = h.mode.thorough ? h.copy() : h;
  deferWaker(h.runtime, deferred.me, index, deferred.context);
  return h.mode.thorough ? [deferred, h] : [h];
};

const goesIdle = (h: CurrentThreadHypothesis): Ways => {
  h.me.at = 'going-idle';
  const settled = h.mode.thorough ? h.copy() : h;
  settle(settled);
  return h.mode.thorough ? [settled, h] : [h];
};

/** The future returned. What follows in the thread is done at once, or later where that may make a difference. */
export const pollEnds = (h: CurrentThreadHypothesis, event: EventOf<'poll.end'>, moment: Moment): Ways => {
  const { me } = h;
  const index = indexOf(event.task);
  if (me.at !== 'polling' || me.current !== index) {
    h.ends('poll-taken', () => `the thread ends a poll of ${told(index)} that it has not begun`);
    return refused;
  }
  // Aborted while it was polled.
  if (event.ready || endedInTurn(moment) === event.task) {
    returnsReady(h, index);
    return [h];
  }
  const ways = mayHaveDeferred(h, index, event.budget) ? deferredOrNot(h, index) : [h];
  return ways.flatMap(goesIdle);
};

/** What is polled yields; the waker is deferred where the release does that. */
export const yields = (h: CurrentThreadHypothesis, { how, task }: EventOf<'yield'>, moment: Moment): Ways => {
  const { runtime, me } = h;
  const { yieldNowDefers, coopDefers } = runtime.rules;
  if (!((how === 'yield_now' && yieldNowDefers) || (how === 'coop' && coopDefers))) return [h];
  const index = indexOf(task);
  deferWaker(runtime, me, index, h.context);
  // A budget that is used up is recorded after what came of it.
  const isWoken = how === 'coop' && index !== runtime.root && h.task(index).state !== 'running';
  if (isWoken || wakesItselfNext(moment, task) === true) h.mustBeHeard.add(index);
  return [h];
};

/** The after-poll hook. Where no poll came before it, the task had been cancelled. */
export const runEnds = (h: CurrentThreadHypothesis): Ways => {
  const { runtime, me } = h;
  if (!h.hasFound || me.current === runtime.root) return [h];
  const index = me.current;
  h.ahead = false;
  transitionToComplete(h.task(index));
  afterPoll(runtime, me, { index }, h.context);
  me.current = none;
  return [h];
};
