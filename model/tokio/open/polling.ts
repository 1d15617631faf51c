import type { Context } from '../../machine/machine.ts';
import type { Runtime } from '../config.ts';
import { defer } from '../defer.ts';
import { taskNumber, type Emitted } from '../event.ts';
import type { MultiThread } from '../multi-thread.ts';
import { bind } from '../owned-tasks.ts';
import { callWaker, scheduleLocal, spawnReturns, wakerReturns } from '../schedule.ts';
import type { SchedulerState, TaskView, WorkerView } from '../state.ts';
import { transitionToComplete } from '../task-state.ts';
import { afterPoll, notifyThen } from '../worker.ts';
import { returnsFromCall, type Call, type Open } from './script.ts';

/** A poll in an open runtime. */
interface Polled {
  readonly runtime: Runtime;
  readonly me: WorkerView;
  readonly task: TaskView;
  readonly state: SchedulerState;
  readonly context: Context<Emitted>;
}

type CallThat<Does extends Call['does']> = Extract<Call, { readonly does: Does }>;

const wakes = ({ runtime, me, task, state, context }: Polled, call: CallThat<'wake'>): void => {
  const from = task.state === 'complete' ? 'complete' : 'poll';
  if (callWaker(runtime, me, state.tasks.get(call.task), from, state, context))
    notifyThen(me, 'call-returns');
};

const spawns = ({ runtime, me, task, state, context }: Polled, call: CallThat<'spawn'>): void => {
  const child = state.tasks.get(call.task);
  context.emit({
    w: me.index,
    e: 'spawn.begin',
    task: taskNumber(child.index),
    by: taskNumber(task.index),
  });
  if (bind(child, state, me.index, context) && scheduleLocal(runtime, me, child.index, state, context))
    notifyThen(me, 'call-returns');
};

const isDeferred = ({ rules }: Runtime, { how }: CallThat<'yield'>): boolean =>
  (how === 'yield_now' && rules.yieldNowDefers) || (how === 'coop' && rules.coopDefers);

const yields = ({ runtime, me, task, context }: Polled, call: CallThat<'yield'>): void => {
  context.emit({ w: me.index, e: 'yield', task: taskNumber(task.index), how: call.how });
  if (!isDeferred(runtime, call)) return;
  defer(runtime, me, task, context);
  if (call.wakesItself === true) task.permit = true;
};

const budgetAfter = ({ budget }: CallThat<'end poll'>, context: Context<Emitted>): number =>
  budget === 'unknown' ? context.choose(2) : budget === 'left' ? 1 : 0;

/**
 * A future within the task may have been refused for want of budget, unless what it did about that was told: whether the
 * task is woken in the same poll has nothing to do with it.
 */
const mayBeDeferredUnseen = ({ runtime, me, task }: Polled): boolean => {
  const { deferred } = me;
  const isDeferredLast = !deferred.isEmpty && deferred.at(deferred.length - 1) === task.index;
  return runtime.rules.coopDefers && !isDeferredLast;
};

const ends = (polled: Polled, call: CallThat<'end poll'>): void => {
  const { runtime, me, task, context } = polled;
  me.budget = budgetAfter(call, context);
  const forced = !call.ready && call.budget === 'gone' && mayBeDeferredUnseen(polled);
  if (forced && context.choose(2) === 1) defer(runtime, me, task, context);
  context.emit({ w: me.index, e: 'poll.end', task: taskNumber(task.index), ready: call.ready });
  if (call.ready) transitionToComplete(task);
  else me.at = 'going-idle';
};

/** Whether the call, the next in `script`, can be made in this poll. */
const isPossible = ({ runtime, me, task, state }: Polled, call: Call, script: readonly Call[]): boolean => {
  switch (call.does) {
    case 'wake':
      return task.state === 'complete' || call.during === 'poll';
    case 'return':
      return returnsFromCall(script, me.told);
    case 'spawn':
      return state.tasks.get(call.task).state === 'unborn';
    case 'yield':
      return (
        call.task === task.index &&
        (isDeferred(runtime, call) || task.state !== 'running' || call.wakesItself !== false)
      );
    case 'end poll':
      return call.task === task.index;
  }
};

const make = (polled: Polled, call: Call): void => {
  switch (call.does) {
    case 'wake':
      wakes(polled, call);
      return;
    case 'spawn':
      spawns(polled, call);
      return;
    case 'yield':
      yields(polled, call);
      return;
    case 'end poll':
      ends(polled, call);
      return;
    case 'return':
      if (call.from === 'wake') wakerReturns(polled.me, call.task, polled.context);
      else spawnReturns(polled.me, call.task, polled.context);
  }
};

/** Whether what the thread does next may still be a part of the completion of its task, or must be. */
const isOfCompletion = (call: Call | undefined): 'yes' | 'no' | 'either' => {
  if (call?.does === 'return') return 'yes';
  if (call?.does !== 'wake') return 'no';
  return call.during === 'completion' ? 'yes' : call.during === 'either' ? 'either' : 'no';
};

/** What a worker does in a poll, call by call, and what it calls when the task is complete. */
export const openPolling = (runtime: Runtime, open: Open, machine: MultiThread): void => {
  machine.each(
    'workers',
    { name: 'poll', source: 'harness.rs Harness::poll, Harness::complete, and whatever the task does' },
    { at: 'polling' },
    (me, state, context) => {
      const task = state.tasks.get(me.current);
      const script = open.workers[me.index] ?? [];
      const call = script[me.told];
      const polled: Polled = { runtime, me, task, state, context };
      if (task.state === 'complete') {
        const goesOn = isOfCompletion(call);
        if (goesOn === 'no' || (goesOn === 'either' && context.choose(2) === 0)) {
          afterPoll(runtime, me, context);
          return;
        }
      }
      if (call === undefined || !isPossible(polled, call, script)) return false;
      me.told += 1;
      make(polled, call);
      return;
    },
  );
};
