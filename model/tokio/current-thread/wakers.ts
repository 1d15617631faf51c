import type { Context } from '../../machine/machine.ts';
import { none } from '../../machine/schema.ts';
import type { BeingPolled } from '../../yields/being-polled.ts';
import { pushDeferred } from '../defer.ts';
import type { Emitted, WakeFrom } from '../event.ts';
import { transitionToNotified } from '../task-state.ts';
import { pushTask } from './core.ts';
import { isRoot, numberOf, wakeRoot, type Rooted } from './root.ts';
import type { CoreView, CurrentThreadState, CurrentThreadTask } from './state.ts';

/** A waker is called on the thread that has the core, and returns. */
export const callWaker = (
  runtime: Rooted,
  me: CoreView,
  woken: CurrentThreadTask,
  from: Extract<WakeFrom, 'poll' | 'complete' | 'runtime'>,
  state: CurrentThreadState,
  context: Context<Emitted>,
): void => {
  const task = numberOf(runtime, woken.index);
  const by = me.current === none ? null : numberOf(runtime, me.current);
  context.emit({ w: me.index, e: 'wake.begin', task, by, from });
  if (isRoot(runtime, woken)) wakeRoot(runtime, me, state);
  else if (transitionToNotified(woken) === 'submit') pushTask(me, woken.index, 'idle', context);
  context.emit({ w: me.index, e: 'wake.end', task });
};

/** `Context::defer`: the waker of a task or of the future in `block_on`. */
export const deferWaker = (
  runtime: Rooted,
  me: Pick<CoreView, 'index' | 'deferred'>,
  task: number,
  context: Pick<Context<Emitted>, 'emit'>,
): void => {
  context.emit({ w: me.index, e: 'defer', task: numberOf(runtime, task) });
  pushDeferred(runtime, me.deferred, task);
};

/** What the thread in `block_on` polls, as it can ask to be polled again. */
export const polledOn = (
  runtime: Rooted,
  me: CoreView,
  polled: CurrentThreadTask,
  state: CurrentThreadState,
  context: Context<Emitted>,
): BeingPolled => ({
  rules: runtime.rules,
  yields: (how) => context.emit({ w: me.index, e: 'yield', task: numberOf(runtime, polled.index), how }),
  defer: () => deferWaker(runtime, me, polled.index, context),
  wakeItself: () => callWaker(runtime, me, polled, 'poll', state, context),
});
