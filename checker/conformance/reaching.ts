import { multiThreadSteps, none, taskNumber } from '../../model/index.ts';
import { endsByDeferred } from './deferred-instead.ts';
import { looksFirst, takesNothing } from './foretelling.ts';
import type { Hypothesis } from './hypothesis.ts';
import { take, takeAny } from './taking.ts';
import { callUnheard } from './unheard.ts';

const { endRun, nothingFound, passOver, scheduleYielded, takeFromLifoChain, transitionToIdle } =
  multiThreadSteps;

/** What the next recorded event of a worker says that it came to by itself. */
export type Goal =
  | {
      readonly kind: 'take';
      readonly task: number;
      /** The tick before has chained as many polls from the LIFO slot as it may. */
      readonly isAfterCap?: boolean;
    }
  /** A pass through the driver, in which wakers are called. */
  | { readonly kind: 'pass' }
  | { readonly kind: 'park' };

/** The end of a poll that returned Pending, if worker `w` is there: marks the task idle, or puts it back. */
export const settle = (h: Hypothesis, w: number): void => {
  const me = h.worker(w);
  if (me.at !== 'going-idle') return;
  const task = me.current;
  me.current = none;
  me.at = 'after-poll';
  if (transitionToIdle(h.state.tasks.get(task)) === 'ok-notified')
    scheduleYielded(h.runtime, me, task, h.state, h.context);
};

/** The goal in words, after "goes on". */
export const tell = (goal: Goal): string => {
  switch (goal.kind) {
    case 'take':
      return `to run task ${taskNumber(goal.task)}`;
    case 'pass':
      return 'to call wakers';
    case 'park':
      return 'to park';
  }
};

const budgetIsGone = (h: Hypothesis, w: number): boolean | 'unknown' => {
  if (h.worker(w).budget === 0) return true;
  return h.mode.tellsBudget ? false : 'unknown';
};

const chain = (h: Hypothesis, w: number, goal: Goal): readonly Hypothesis[] => {
  const me = h.worker(w);
  me.current = none;
  const slot = me.lifoSlot;
  if (slot === none) {
    const isCapped = h.runtime.constants.lifoSlot && !me.lifoEnabled;
    endRun(h.runtime, me, h.context);
    return reach(h, w, goal.kind === 'take' && isCapped ? { ...goal, isAfterCap: true } : goal);
  }
  const gone = budgetIsGone(h, w);
  const isNext = gone !== true && goal.kind === 'take' && goal.task === slot;
  if (gone === false && !isNext)
    return h.ends(
      'lifo-chain',
      () => `task ${taskNumber(slot)} is in the LIFO slot of worker ${w}, and comes next`,
    );
  const ways: Hypothesis[] = [];
  const goesOn = gone !== false && (!isNext || h.mode.thorough);
  if (isNext) {
    const taken = goesOn ? h.copy() : h;
    takeFromLifoChain(taken.runtime, taken.worker(w), taken.state, taken.context);
    taken.worker(w).at = 'found';
    ways.push(taken);
  }
  if (!goesOn) return ways;
  me.budget = 0;
  takeFromLifoChain(h.runtime, me, h.state, h.context);
  endRun(h.runtime, me, h.context);
  return [...ways, ...reach(h, w, goal)];
};

const afterPass = (h: Hypothesis, w: number, goal: Goal): readonly Hypothesis[] => {
  const me = h.worker(w);
  if (goal.kind === 'pass') return [h];
  callUnheard(h, w);
  if (!me.deferred.isEmpty)
    return endsByDeferred(
      h,
      w,
      'flush-order',
      () => `worker ${w} passed the driver and has ${me.deferred.length} deferred wakers to call`,
    );
  passOver(h.runtime, me, h.context);
  return reach(h, w, goal);
};

const atPick = (h: Hypothesis, w: number, goal: Goal): readonly Hypothesis[] => {
  const me = h.worker(w);
  if (goal.kind === 'take') return take(h, w, goal.task, goal.isAfterCap);
  const { inject } = h.state;
  if (me.lifoSlot !== none || !me.queue.isEmpty || !inject.isEmpty)
    return endsByDeferred(h, w, 'nothing-found', () => {
      const slot =
        me.lifoSlot === none ? 'an empty LIFO slot' : `task ${taskNumber(me.lifoSlot)} in its LIFO slot`;
      return `worker ${w} goes on ${tell(goal)} with ${slot}, ${me.queue.length} tasks in its queue and ${inject.length} in the inject queue`;
    });
  looksFirst(h, w);
  takesNothing(h, w);
  return atNothing(h, w, goal);
};

/** Nothing was found anywhere. */
const atNothing = (h: Hypothesis, w: number, goal: Goal): readonly Hypothesis[] => {
  const me = h.worker(w);
  nothingFound(me, h.context);
  if (me.at === 'pass') h.context.emit({ w, e: 'driver.begin', timeout: 0 });
  if ((goal.kind === 'pass') === !me.deferred.isEmpty) return [h];
  if (goal.kind === 'park') callUnheard(h, w);
  if (goal.kind === 'park' && me.deferred.isEmpty) return afterPass(h, w, goal);
  return endsByDeferred(h, w, goal.kind === 'park' ? 'idle-pass' : 'nothing-found', () =>
    goal.kind === 'park'
      ? `worker ${w} parks with ${me.deferred.length} deferred tasks`
      : `worker ${w} calls wakers where it would park: it has nothing deferred`,
  );
};

/** Every way in which worker `w` may come to its next recorded event by itself; `h` is used up. */
export const reach = (h: Hypothesis, w: number, goal: Goal): readonly Hypothesis[] => {
  const me = h.worker(w);
  if (me.at === 'after-poll') return chain(h, w, goal);
  if (me.at === 'next') return atPick(h, w, goal);
  if (me.at === 'search') return goal.kind === 'take' ? take(h, w, goal.task) : atNothing(h, w, goal);
  if (me.at === 'pass') return afterPass(h, w, goal);
  if (me.at === 'going-idle') {
    settle(h, w);
    return reach(h, w, goal);
  }
  if (me.at === 'park')
    return goal.kind === 'pass'
      ? [h]
      : h.ends('park', () => `worker ${w} goes on ${tell(goal)} while it is parked`);
  if (me.at === 'flush') callUnheard(h, w);
  if (me.at === 'flush' && me.deferred.isEmpty) return afterPass(h, w, goal);
  if (me.at === 'flush')
    return endsByDeferred(
      h,
      w,
      'flush-order',
      () => `worker ${w} has ${me.deferred.length} more deferred wakers to call`,
    );
  return h.ends('poll-taken', () => {
    const busy = me.current === none ? 'has no core' : `runs task ${taskNumber(me.current)}`;
    return `worker ${w} goes on ${tell(goal)} while it ${busy}`;
  });
};

/** Every way in which worker `w` may come to have a task in hand that no recorded event tells of; `h` is used up. */
export const wander = (h: Hypothesis, w: number): readonly Hypothesis[] => {
  settle(h, w);
  const me = h.worker(w);
  if (me.at === 'after-poll') {
    if (me.lifoSlot !== none) return chain(h, w, { kind: 'take', task: me.lifoSlot });
    endRun(h.runtime, me, h.context);
  }
  if (me.at === 'pass' && me.deferred.isEmpty) passOver(h.runtime, me, h.context);
  return me.at === 'next' ? takeAny(h, w) : [];
};
