import type { Context } from '../machine/machine.ts';
import { deferredWakerReturns } from './block-in-place.ts';
import type { Runtime } from './config.ts';
import type { Emitted } from './event.ts';
import { joinerOf } from './joining.ts';
import { runTask, taskEnds } from './running.ts';
import { spawnReturns, wakerReturns } from './schedule.ts';
import type { SchedulerState, WorkerView } from './state.ts';
import { afterPoll, passOver, sleepUnlessShutDown } from './worker.ts';

/** The call that had to notify, by the running task, returns to it. */
const returnFromNotifying = (
  runtime: Runtime,
  me: WorkerView,
  state: SchedulerState,
  context: Context<Emitted>,
): void => {
  const call = runtime.programs[me.current]?.instructions[state.tasks.get(me.current).step - 1];
  if (call?.does === 'wake') wakerReturns(me, call.task, context);
  if (call?.does === 'spawn') spawnReturns(me, call.task, context);
};

/** Goes on where `notifyThen` said, after a notification that `woke` a worker or found none. */
export const afterNotify = (
  runtime: Runtime,
  me: WorkerView,
  woke: boolean,
  state: SchedulerState,
  context: Context<Emitted>,
): void => {
  const { resumeAt } = me;
  me.resumeAt = 'none';
  switch (resumeAt) {
    case 'poll':
      runTask(runtime, me, woke, state, context);
      return;
    case 'pass-over':
      passOver(runtime, me, context);
      return;
    case 'after-poll':
      afterPoll(runtime, me, context);
      return;
    case 'call-returns':
      me.at = 'polling';
      returnFromNotifying(runtime, me, state, context);
      return;
    case 'sleep':
      sleepUnlessShutDown(runtime, me, context);
      return;
    case 'joiner-woken':
      wakerReturns(me, joinerOf(runtime, me.current), context);
      taskEnds(runtime, me, context);
      return;
    case 'entry-flush':
      deferredWakerReturns(runtime, me, state, context);
      return;
    case 'none':
      throw new Error('a notification had nowhere to go on');
  }
};
