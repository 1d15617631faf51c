import { currentThreadSteps, none } from '../../../model/index.ts';
import { landUntil } from './calling.ts';
import { tell } from './goals.ts';
import type { Goal } from './goals.ts';
import type { CurrentThreadHypothesis } from './hypothesis.ts';
import { told } from './runtime.ts';
import { take } from './taking.ts';
import { callUnheard } from './unheard.ts';

const { afterPoll, leaveRunning, nextCurrentThreadTask, nothingFound, parkUnlessWoken, passOver } =
  currentThreadSteps;

/** What one hidden step came to: the goal, a place on the way, or the end. */
export type Progress = 'arrived' | 'moved' | 'refused';

/** The end of a poll that returned Pending, if the thread is there. */
export const settle = (h: CurrentThreadHypothesis): void => {
  const { runtime, me, state } = h;
  if (me.at !== 'going-idle') return;
  if (me.current === runtime.root) afterPoll(runtime, me, { index: runtime.root }, h.context);
  else leaveRunning(runtime, me, h.task(me.current), state, h.context);
};

const atOuter = (h: CurrentThreadHypothesis, goal: Goal): Progress => {
  const { runtime, me, state } = h;
  if (goal.kind === 'root' && !state.woken) landUntil(h, runtime.root);
  if (!state.woken) {
    me.at = 'next';
    return 'moved';
  }
  if (goal.kind !== 'root')
    return h.ends(
      'root-polled',
      () => `the future in block_on is woken, and the thread goes on ${tell(goal)}`,
    );
  state.woken = false;
  me.current = runtime.root;
  return 'arrived';
};

/** The thread is about to park. */
const parks = (h: CurrentThreadHypothesis, goal: Goal): Progress => {
  if (h.state.woken && goal.kind !== 'park')
    return h.ends('pending-work', () => `the thread goes on ${tell(goal)} where it would park first`);
  switch (goal.kind) {
    case 'park':
      return 'arrived';
    case 'root':
      return h.ends('root-polled', () => 'the future in block_on is polled and was not woken');
    case 'pass':
      return h.ends(
        'nothing-found',
        () => 'the thread calls wakers where it would park: it has nothing deferred',
      );
    case 'take':
      return h.ends('fifo-task', () => `the thread has nothing to run, and so not ${told(goal.task)}`);
  }
};

/** The thread parks, or polls the driver, or has not decided yet. */
const foundNothing = (h: CurrentThreadHypothesis, goal: Goal): Progress => {
  const { me } = h;
  if (me.at === 'park') return parks(h, goal);
  if (me.at === 'pass') h.context.emit({ w: me.index, e: 'driver.begin', timeout: 0 });
  return 'moved';
};

const atPick = (h: CurrentThreadHypothesis, goal: Goal): Progress => {
  const { runtime, me, state } = h;
  if (goal.kind === 'take') return take(h, goal.task);
  if (!me.queue.isEmpty || !state.inject.isEmpty)
    return h.ends(
      goal.kind === 'root' ? 'root-polled' : 'nothing-found',
      () =>
        `the thread goes on ${tell(goal)} with ${me.queue.length} tasks in its queue and ${state.inject.length} in the inject queue`,
    );
  nextCurrentThreadTask(runtime, me, state, h.context);
  nothingFound(runtime, me, state, h.context);
  return foundNothing(h, goal);
};

const atPending = (h: CurrentThreadHypothesis, goal: Goal): Progress => {
  const { runtime, me, state } = h;
  if (goal.kind === 'root' && !state.woken) landUntil(h, runtime.root);
  if (state.woken && goal.kind === 'park')
    return h.ends('pending-work', () => 'the thread parks with the future in block_on woken');
  parkUnlessWoken(runtime, me, state, h.context);
  return foundNothing(h, goal);
};

const atPass = (h: CurrentThreadHypothesis, goal: Goal): Progress => {
  const { me } = h;
  if (goal.kind === 'pass') return 'arrived';
  callUnheard(h);
  if (me.deferred.isEmpty) {
    passOver(me, h.context);
    return 'moved';
  }
  const idle = goal.kind === 'park' ? 'pending-work' : 'flush-order';
  return h.ends(
    me.pass === 'maintenance' ? 'tick-limit' : idle,
    () => `the thread goes on ${tell(goal)} with ${me.deferred.length} deferred wakers to call`,
  );
};

/** One hidden step towards the thread's next recorded event. */
export const step = (h: CurrentThreadHypothesis, goal: Goal): Progress => {
  const { me } = h;
  if (h.hasFound)
    return h.ends('poll-taken', () => `the thread goes on ${tell(goal)} and has taken ${told(me.current)}`);
  switch (me.at) {
    case 'going-idle':
      settle(h);
      return 'moved';
    case 'outer':
      return atOuter(h, goal);
    case 'next':
      return atPick(h, goal);
    case 'pending':
      return atPending(h, goal);
    case 'pass':
      return atPass(h, goal);
    case 'park':
    case 'in-driver':
      return goal.kind === 'pass'
        ? 'arrived'
        : h.ends('park', () => `the thread goes on ${tell(goal)} while it is parked`);
    case 'flush':
      if (goal.kind !== 'pass') callUnheard(h);
      if (me.deferred.isEmpty) {
        passOver(me, h.context);
        return 'moved';
      }
      return goal.kind === 'pass'
        ? 'arrived'
        : h.ends('flush-order', () => `the thread has ${me.deferred.length} more deferred wakers to call`);
    case 'polling':
      return h.ends(
        'poll-taken',
        () => `the thread goes on ${tell(goal)} while it polls ${told(me.current)}`,
      );
    case 'returned':
      return comeBack(h, goal);
    case 'shutting-down':
    case 'cancelling':
    case 'drained':
    case 'gone':
      throw new RangeError('a hypothesis drops no runtime');
  }
};

/** `block_on` is called once more. */
const comeBack = (h: CurrentThreadHypothesis, goal: Goal): Progress => {
  const { me, state } = h;
  if (goal.kind !== 'root')
    return h.ends('root-polled', () => `block_on has returned, and the thread goes on ${tell(goal)}`);
  state.woken = true;
  me.eventPhase = 0;
  me.current = none;
  me.at = 'outer';
  return 'moved';
};

/** Comes to the thread's next recorded event, or says no. */
export const reach = (h: CurrentThreadHypothesis, goal: Goal): boolean => {
  let progress = step(h, goal);
  while (progress === 'moved') progress = step(h, goal);
  return progress === 'arrived';
};

const isAt = (h: CurrentThreadHypothesis, goal: Goal): boolean => {
  const { at, current } = h.me;
  switch (goal.kind) {
    case 'take':
      return h.hasFound && current === goal.task;
    case 'root':
      return h.hasFound && current === h.runtime.root;
    case 'pass':
      return at === 'pass' || at === 'flush' || at === 'park' || at === 'in-driver';
    case 'park':
      return at === 'park';
  }
};

/** The recorded event that the thread comes to by itself. */
export const arrive = (h: CurrentThreadHypothesis, goal: Goal): readonly CurrentThreadHypothesis[] => {
  if (!h.ahead) return reach(h, goal) ? [h] : [];
  h.ahead = false;
  if (isAt(h, goal)) return [h];
  h.ends('poll-taken', () => `the thread has come to something else than ${tell(goal)}`);
  return [];
};
