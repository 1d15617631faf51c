import type { CurrentThread } from '../current-thread.ts';
import type { Context } from '../../machine/machine.ts';
import type { Emitted } from '../event.ts';
import { nextCurrentThreadTask } from './core.ts';
import { beforePark } from './parking.ts';
import { beginPoll, beginRootPoll } from './running.ts';
import type { Rooted } from './root.ts';
import type { CoreView, CurrentThreadState } from './state.ts';

/** `Context::park_yield` because of pending work. */
const parkYield = (me: CoreView): void => {
  me.at = 'pass';
  me.pass = 'idle';
};

/** `Core::next_task` found nothing: the round is over, before its last tick. */
export const nothingFound = (
  runtime: Rooted,
  me: CoreView,
  state: CurrentThreadState,
  context: Context<Emitted>,
): void => {
  me.eventPhase = 0;
  if (!me.deferred.isEmpty) parkYield(me);
  else if (runtime.rules.currentThreadPendingWork === 'deferred, woken or queued') me.at = 'pending';
  else beforePark(runtime, me, state, context);
};

/** The rest of `Context::has_pending_work`, and what follows from it. */
export const parkUnlessWoken = (
  runtime: Rooted,
  me: CoreView,
  state: CurrentThreadState,
  context: Context<Emitted>,
): void => {
  if (state.woken) parkYield(me);
  else beforePark(runtime, me, state, context);
};

/** The loop of `CoreGuard::block_on`. */
export const blockOn = (runtime: Rooted, machine: CurrentThread): void => {
  machine
    .each(
      'workers',
      {
        name: 'resetWoken',
        source: 'current_thread/mod.rs CoreGuard::block_on, Handle::reset_woken',
      },
      { at: 'outer' },
      (me, state, context) => {
        if (!state.woken) {
          me.at = 'next';
          return;
        }
        state.woken = false;
        beginRootPoll(runtime, me, context);
      },
    )
    .each(
      'workers',
      { name: 'nextTask', source: 'current_thread/mod.rs Core::next_task' },
      { at: 'next' },
      (me, state, context) => {
        if (nextCurrentThreadTask(runtime, me, state, context)) {
          beginPoll(runtime, me, state.tasks.get(me.current), state, context);
          return;
        }
        nothingFound(runtime, me, state, context);
      },
    )
    .each(
      'workers',
      { name: 'hasPendingWork', source: 'current_thread/mod.rs Context::has_pending_work' },
      { at: 'pending' },
      (me, state, context) => parkUnlessWoken(runtime, me, state, context),
    );
};
