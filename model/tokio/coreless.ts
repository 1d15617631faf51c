import type { Context } from '../machine/machine.ts';
import { none } from '../machine/schema.ts';
import type { Runtime } from './config.ts';
import { executeWithoutCore, returnFromPushing } from './coreless-polling.ts';
import {
  callWakerWithoutCore,
  leaveLoop,
  leaveRunningWithoutCore,
  pushThen,
  taskEndsWithoutCore,
} from './coreless-steps.ts';
import { nextDeferred } from './defer.ts';
import type { Emitted } from './event.ts';
import { notifyParked } from './idle.ts';
import { joinerOf } from './joining.ts';
import type { MultiThread } from './multi-thread.ts';
import { pushRemoteTask, wakerReturnsOutside } from './schedule.ts';
import type { CorelessView, SchedulerState } from './state.ts';
import { instructionOf } from './wait.ts';

/** Goes on where `pushThen` said. */
const afterPush = (
  runtime: Runtime,
  me: CorelessView,
  state: SchedulerState,
  context: Context<Emitted>,
): void => {
  const { resumeAt, pushing } = me;
  me.resumeAt = 'none';
  me.pushing = none;
  switch (resumeAt) {
    case 'call-returns':
      me.at = 'polling';
      returnFromPushing(runtime, state.tasks.get(me.current), context);
      return;
    case 'joiner-woken':
      wakerReturnsOutside(pushing, context);
      taskEndsWithoutCore(me, context);
      return;
    case 'deferred-called':
      wakerReturnsOutside(pushing, context);
      leaveLoop(me);
      return;
    case 'called-before-park':
      wakerReturnsOutside(pushing, context);
      me.at = me.deferred.isEmpty ? 'polling' : 'before-park';
      return;
    case 'leaving':
      leaveLoop(me);
      return;
    case 'none':
      throw new Error('a push had nowhere to go on');
  }
};

/** Whether anything can be on the deferred list of a thread that leaves its loop without a core. */
const mayLeaveDeferred = ({ rules }: Runtime): boolean =>
  !rules.blockInPlaceFlushesDeferred || !rules.deferNeedsCore;

/** What a thread does after it gave its core away in `block_in_place`, unless it takes it back. */
export const withoutCore = (runtime: Runtime, machine: MultiThread): void => {
  machine
    .each(
      'coreless',
      { name: 'pollWithoutCore', source: 'worker.rs block_in_place, and the program of the task' },
      { at: 'polling' },
      (me, state, context) => {
        const task = state.tasks.get(me.current);
        return executeWithoutCore(runtime, me, task, instructionOf(runtime, task), state, context);
      },
    )
    .each(
      'coreless',
      {
        name: 'transitionToIdleWithoutCore',
        source: 'task/state.rs State::transition_to_idle, harness.rs Harness::poll',
      },
      { at: 'going-idle' },
      (me, state, context) =>
        leaveRunningWithoutCore(runtime, me, state.tasks.get(me.current), state, context),
    )
    .each(
      'coreless',
      { name: 'wakeJoinWithoutCore', source: 'harness.rs Harness::complete' },
      { at: 'wake-join' },
      (me, state, context) => {
        const joiner = state.tasks.get(joinerOf(runtime, me.current));
        if (callWakerWithoutCore(me, joiner, 'complete', context)) {
          pushThen(me, joiner.index, 'joiner-woken');
          return;
        }
        wakerReturnsOutside(joiner.index, context);
        taskEndsWithoutCore(me, context);
      },
    )
    .each(
      'coreless',
      { name: 'pushRemoteTaskWithoutCore', source: 'worker.rs Handle::push_remote_task' },
      { at: 'push' },
      (me, state, context) => {
        pushRemoteTask(me.pushing, state, context);
        me.at = 'notify';
      },
    )
    .each(
      'coreless',
      { name: 'notifyParkedRemoteWithoutCore', source: 'worker.rs Handle::notify_parked_remote' },
      { at: 'notify' },
      (me, state, context) => {
        notifyParked('remote', null, state, context);
        afterPush(runtime, me, state, context);
      },
    );
  if (runtime.rules.yieldNowDefers && runtime.rules.deferredListOf === 'every entered thread')
    machine.each(
      'coreless',
      { name: 'wakeDeferredBeforePark', source: 'park.rs CachedParkThread::block_on, defer.rs Defer::wake' },
      { at: 'before-park' },
      (me, state, context) => {
        const task = state.tasks.get(nextDeferred(runtime, me));
        if (callWakerWithoutCore(me, task, 'poll', context)) {
          pushThen(me, task.index, 'called-before-park');
          return;
        }
        wakerReturnsOutside(task.index, context);
        if (me.deferred.isEmpty) me.at = 'polling';
      },
    );
  if (!mayLeaveDeferred(runtime)) return;
  machine.each(
    'coreless',
    { name: 'wakeDeferredOnLeaving', source: 'worker.rs run, defer.rs Defer::wake' },
    { at: 'leaving' },
    (me, state, context) => {
      const task = state.tasks.get(nextDeferred(runtime, me));
      if (callWakerWithoutCore(me, task, 'runtime', context)) {
        pushThen(me, task.index, 'deferred-called');
        return;
      }
      wakerReturnsOutside(task.index, context);
      leaveLoop(me);
    },
  );
};
