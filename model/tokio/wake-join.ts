import type { Runtime } from './config.ts';
import { joinerOf } from './joining.ts';
import type { MultiThread } from './multi-thread.ts';
import { taskEnds } from './running.ts';
import { callWaker, wakerReturns } from './schedule.ts';
import { notifyThen } from './worker.ts';

/** A worker that has completed a task wakes the one that awaits it. */
export const wakingJoiners = (runtime: Runtime, machine: MultiThread): void => {
  machine.each(
    'workers',
    { name: 'wakeJoin', source: 'task/harness.rs Harness::complete, task/core.rs Trailer::wake_join' },
    { at: 'wake-join' },
    (me, state, context) => {
      const joiner = state.tasks.get(joinerOf(runtime, me.current));
      if (callWaker(runtime, me, joiner, 'complete', state, context)) {
        notifyThen(me, 'joiner-woken');
        return;
      }
      wakerReturns(me, joiner.index, context);
      taskEnds(runtime, me, context);
    },
  );
};
