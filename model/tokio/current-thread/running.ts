import type { Context } from '../../machine/machine.ts';
import { none } from '../../machine/schema.ts';
import type { Emitted } from '../event.ts';
import { joinerOf, joinWakerIsSet } from '../joining.ts';
import { transitionToComplete, transitionToIdle, transitionToRunning } from '../task-state.ts';
import { pushTask } from './core.ts';
import { allComplete, isRoot, numberOf, wakesRootByCompleting, type Rooted } from './root.ts';
import type { CoreView, CurrentThreadState, CurrentThreadTask } from './state.ts';
import { callWaker } from './wakers.ts';

/** A tick is over, or a poll of the future in `block_on`: the loop goes on, or turns the driver after its last tick. */
export const afterPoll = (
  runtime: Rooted,
  me: CoreView,
  polled: Pick<CurrentThreadTask, 'index'>,
  context: Pick<Context<Emitted>, 'emit'>,
): void => {
  me.current = none;
  me.budget = 0;
  me.at = 'next';
  if (isRoot(runtime, polled)) return;
  me.eventPhase = (me.eventPhase + 1) % runtime.constants.eventInterval;
  if (me.eventPhase !== 0) return;
  context.emit({ w: me.index, e: 'maintenance' });
  me.at = 'pass';
  me.pass = 'maintenance';
};

/** What becomes of a task's place in its program and of what it waited for: nothing is left of them. */
export const forgetProgress = (task: CurrentThreadTask): void => {
  task.step = 0;
  task.event = 'none';
  task.permit = false;
};

/** `Harness::complete`: the join waker is called, or whatever else the future in `block_on` waits for all tasks with. */
const complete = (
  runtime: Rooted,
  me: CoreView,
  task: CurrentThreadTask,
  state: CurrentThreadState,
  context: Context<Emitted>,
): void => {
  const joined = joinWakerIsSet(runtime, task.index, state);
  transitionToComplete(task);
  forgetProgress(task);
  const wake = (index: number): void =>
    callWaker(runtime, me, state.tasks.get(index), 'complete', state, context);
  if (joined) wake(joinerOf(runtime, task.index));
  if (wakesRootByCompleting(runtime, state)) wake(runtime.root);
  context.emit({ w: me.index, e: 'task.end', task: numberOf(runtime, task.index) });
  afterPoll(runtime, me, task, context);
};

/** Under a fresh budget (`coop::budget`). */
const enterFuture = (runtime: Rooted, me: CoreView, context: Pick<Context<Emitted>, 'emit'>): void => {
  me.budget = runtime.constants.coopBudget;
  me.at = 'polling';
  context.emit({ w: me.index, e: 'poll.begin', task: numberOf(runtime, me.current) });
};

/**
 * The task in hand starts to run: from here on a wake marks it again. One that was aborted is not polled but completes
 * at once.
 */
export const beginPoll = (
  runtime: Rooted,
  me: CoreView,
  polled: CurrentThreadTask,
  state: CurrentThreadState,
  context: Context<Emitted>,
): void => {
  me.current = polled.index;
  if (transitionToRunning(polled) === 'cancelled') complete(runtime, me, polled, state, context);
  else enterFuture(runtime, me, context);
};

/** A poll of the future in `block_on` begins, under a budget of its own. It has no header to mark. */
export const beginRootPoll = (
  runtime: Rooted,
  me: CoreView,
  context: Pick<Context<Emitted>, 'emit'>,
): void => {
  me.current = runtime.root;
  enterFuture(runtime, me, context);
};

/** The future being polled returns. */
export const pollReturns = (
  runtime: Rooted,
  me: CoreView,
  ready: boolean,
  context: Pick<Context<Emitted>, 'emit'>,
): void => context.emit({ w: me.index, e: 'poll.end', task: numberOf(runtime, me.current), ready });

/** The end of a poll that returned Pending: a task woken meanwhile goes to the back of the queue, as any other. */
export const leaveRunning = (
  runtime: Rooted,
  me: CoreView,
  polled: CurrentThreadTask,
  state: CurrentThreadState,
  context: Context<Emitted>,
): void => {
  const then = isRoot(runtime, polled) ? 'ok' : transitionToIdle(polled);
  if (then === 'cancelled') {
    complete(runtime, me, polled, state, context);
    return;
  }
  if (then === 'ok-notified') pushTask(me, polled.index, 'yield', context);
  afterPoll(runtime, me, polled, context);
};

/**
 * What is polled has come to the end of its program, which for the future in `block_on` is to wait for all tasks, unless
 * the runtime is to be dropped before. What is deferred when `block_on` returns is never called.
 */
export const pollReturnsReady = (
  runtime: Rooted,
  me: CoreView,
  polled: CurrentThreadTask,
  state: CurrentThreadState,
  context: Context<Emitted>,
): void => {
  if (!isRoot(runtime, polled)) {
    pollReturns(runtime, me, true, context);
    complete(runtime, me, polled, state, context);
    return;
  }
  const ready = runtime.shutsDown === true || allComplete(runtime, state);
  polled.step = runtime.programs[runtime.root]?.instructions.length ?? 0;
  pollReturns(runtime, me, ready, context);
  afterPoll(runtime, me, polled, context);
  if (!ready) return;
  polled.state = 'complete';
  me.at = 'returned';
  if (runtime.shutsDown === true) while (!me.deferred.isEmpty) me.deferred.shift();
};
