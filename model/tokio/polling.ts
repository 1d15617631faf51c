import type { Context } from '../machine/machine.ts';
import { none } from '../machine/schema.ts';
import { answerDeadline, componentYield, outOfFuel, type GuestThen } from '../wasmtime/guest.ts';
import type { Instruction } from '../workloads/program.ts';
import { coopExhausted } from '../yields/coop.ts';
import { futureOf } from '../yields/index.ts';
import type { YieldName } from '../yields/yield-way.ts';
import { remoteAbort } from './aborting.ts';
import { beingPolled } from './being-polled.ts';
import { enterBlockInPlace } from './block-in-place.ts';
import { closureOf } from './closure.ts';
import { hasComputed } from './computing.ts';
import type { Runtime } from './config.ts';
import { taskNumber, type Emitted } from './event.ts';
import { pollJoinHandle, tellOfJoin } from './joining.ts';
import { takeFromLifoChain } from './lifo-chain.ts';
import type { MultiThread } from './multi-thread.ts';
import { bind } from './owned-tasks.ts';
import { beginPoll, complete } from './running.ts';
import { callWaker, scheduleLocal, scheduleYielded, spawnReturns, wakerReturns } from './schedule.ts';
import type { SchedulerState, TaskView, WorkerView } from './state.ts';
import { transitionToIdle } from './task-state.ts';
import { beginsToWait, instructionOf, takesWhatItWaitsFor } from './wait.ts';
import { afterPoll, endRun, notifyThen } from './worker.ts';

const pollReturnsPending = (
  runtime: Runtime,
  me: WorkerView,
  task: TaskView,
  state: SchedulerState,
  context: Context<Emitted>,
): void => {
  context.emit({ w: me.index, e: 'poll.end', task: taskNumber(task.index), ready: false });
  leaveRunning(runtime, me, task, state, context);
};

/** The end of a poll that returned Pending: a task woken meanwhile goes to the back of the queue. */
const leaveRunning = (
  runtime: Runtime,
  me: WorkerView,
  task: TaskView,
  state: SchedulerState,
  context: Context<Emitted>,
): void => {
  switch (transitionToIdle(task)) {
    case 'ok':
      afterPoll(runtime, me, context);
      return;
    case 'cancelled':
      complete(runtime, me, task, state, context);
      return;
    case 'ok-notified':
      me.current = none;
      scheduleYielded(runtime, me, task.index, state, context);
      notifyThen(me, 'after-poll');
      return;
  }
};

const pollReturnsReady = (
  runtime: Runtime,
  me: WorkerView,
  task: TaskView,
  state: SchedulerState,
  context: Context<Emitted>,
): void => {
  context.emit({ w: me.index, e: 'poll.end', task: taskNumber(task.index), ready: true });
  complete(runtime, me, task, state, context);
};

const spawn = (
  runtime: Runtime,
  me: WorkerView,
  child: TaskView,
  state: SchedulerState,
  context: Context<Emitted>,
): void => {
  const by = taskNumber(me.current);
  context.emit({ w: me.index, e: 'spawn.begin', task: taskNumber(child.index), by });
  const bound = bind(child, state, me.index, context);
  if (bound && scheduleLocal(runtime, me, child.index, state, context)) notifyThen(me, 'call-returns');
  else spawnReturns(me, child.index, context);
};

const wake = (
  runtime: Runtime,
  me: WorkerView,
  target: TaskView,
  state: SchedulerState,
  context: Context<Emitted>,
): void => {
  if (target.state === 'complete' || target.state === 'unborn') return;
  target.permit = true;
  // The closure of `block_in_place` waits with its thread, and is not woken by a waker.
  if (state.coreless.length > 0 && closureOf(runtime, target) !== undefined) return;
  if (callWaker(runtime, me, target, 'poll', state, context)) notifyThen(me, 'call-returns');
  else wakerReturns(me, target.index, context);
};

const abort = (
  runtime: Runtime,
  me: WorkerView,
  target: TaskView,
  state: SchedulerState,
  context: Context<Emitted>,
): void => {
  const submits = remoteAbort(target, { w: me.index, by: taskNumber(me.current) }, context);
  if (submits && scheduleLocal(runtime, me, target.index, state, context)) notifyThen(me, 'call-returns');
};

/** Runs one instruction of the task that worker `me` polls. */
const execute = (
  runtime: Runtime,
  me: WorkerView,
  task: TaskView,
  instruction: Instruction | undefined,
  state: SchedulerState,
  context: Context<Emitted>,
): void => {
  const pending = (): void => pollReturnsPending(runtime, me, task, state, context);
  // Whoever is to wake it can see it now, and may do so before it is marked idle.
  const goIdle = (): void => {
    me.at = 'going-idle';
    context.emit({ w: me.index, e: 'poll.end', task: taskNumber(task.index), ready: false });
  };
  const yieldBy = (how: YieldName): void => {
    task.step += 1;
    futureOf(how).firstPoll(beingPolled(runtime, me, task, state, context));
    pending();
  };
  const guestGoesOn = (then: GuestThen): void => {
    if (then.does === 'yield') yieldBy(then.how);
    else if (then.does === 'trap') pollReturnsReady(runtime, me, task, state, context);
    else task.step += 1;
  };
  switch (instruction?.does) {
    case undefined:
      pollReturnsReady(runtime, me, task, state, context);
      return;
    case 'repeat':
      task.step = instruction.from ?? 0;
      return;
    case 'compute':
      if (hasComputed(instruction, context)) task.step += 1;
      return;
    case 'yield':
      yieldBy(instruction.how);
      return;
    case 'wake':
      task.step += 1;
      wake(runtime, me, state.tasks.get(instruction.task), state, context);
      return;
    case 'spawn':
      task.step += 1;
      spawn(runtime, me, state.tasks.get(instruction.task), state, context);
      return;
    case 'wait':
      if (
        takesWhatItWaitsFor(task, instruction.for) ||
        beginsToWait(task, instruction.for, context) === 'done already'
      ) {
        task.step += 1;
        return;
      }
      goIdle();
      return;
    case 'join': {
      const joined = state.tasks.get(instruction.task);
      if (pollJoinHandle(task, joined)) task.step += 1;
      else {
        tellOfJoin(joined, { w: me.index, task: taskNumber(task.index) }, context);
        goIdle();
      }
      return;
    }
    case 'abort':
      task.step += 1;
      abort(runtime, me, state.tasks.get(instruction.task), state, context);
      return;
    case 'block in place':
      task.step += 1;
      enterBlockInPlace(runtime, me, state, context);
      return;
    case 'end block in place':
      throw new RangeError('a closure of block_in_place ended on a worker with its core');
    case 'use resource':
      if (me.budget > 0) {
        me.budget -= 1;
        task.step += 1;
        context.emit({ w: me.index, e: 'consume', task: taskNumber(task.index) });
        return;
      }
      coopExhausted(beingPolled(runtime, me, task, state, context));
      pending();
      return;
    case 'out of fuel':
      yieldBy(outOfFuel(runtime.wasmtime));
      return;
    case 'component yield':
      guestGoesOn(componentYield(runtime.wasmtime));
      return;
    case 'epoch deadline': {
      const { answers } = instruction;
      const answer = answers[answers.length > 1 ? context.choose(answers.length) : 0];
      guestGoesOn(answer === undefined ? { does: 'trap' } : answerDeadline(answer, runtime.wasmtime));
      return;
    }
  }
};

/** Polls, and what follows them in the same tick (`Context::run_task`). */
export const polling = (runtime: Runtime, machine: MultiThread): void => {
  machine
    .each(
      'workers',
      { name: 'poll', source: 'harness.rs Harness::poll, and the program of the task' },
      { at: 'polling' },
      (me, state, context) => {
        const task = state.tasks.get(me.current);
        execute(runtime, me, task, instructionOf(runtime, task), state, context);
      },
    )
    .each(
      'workers',
      {
        name: 'transitionToIdle',
        source: 'task/state.rs State::transition_to_idle, harness.rs Harness::poll',
      },
      { at: 'going-idle' },
      (me, state, context) => leaveRunning(runtime, me, state.tasks.get(me.current), state, context),
    )
    .each(
      'workers',
      { name: 'runLifoTask', source: 'worker.rs Context::run_task, the loop over the LIFO slot' },
      { at: 'after-poll' },
      (me, state, context) => {
        if (takeFromLifoChain(runtime, me, state, context)) beginPoll(runtime, me, state, context);
        else endRun(runtime, me, context);
      },
    );
};
