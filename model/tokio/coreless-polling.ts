import type { Context } from '../machine/machine.ts';
import { answerDeadline, componentYield, outOfFuel, type GuestThen } from '../wasmtime/guest.ts';
import type { Instruction } from '../workloads/program.ts';
import type { BeingPolled } from '../yields/being-polled.ts';
import { coopExhausted } from '../yields/coop.ts';
import { futureOf } from '../yields/index.ts';
import type { YieldName } from '../yields/yield-way.ts';
import { remoteAbort } from './aborting.ts';
import { leaveBlockInPlace } from './block-in-place.ts';
import { callsDeferredBeforeParking, closureOf, yieldNowIsStuck } from './closure.ts';
import { hasComputed } from './computing.ts';
import type { Runtime } from './config.ts';
import {
  callWakerWithoutCore,
  completeWithoutCore,
  leaveRunningWithoutCore,
  pushThen,
} from './coreless-steps.ts';
import { pushDeferred } from './defer.ts';
import { taskNumber, type Emitted } from './event.ts';
import { pollJoinHandle, tellOfJoin } from './joining.ts';
import { bind } from './owned-tasks.ts';
import { spawnReturnsOutside, wakerReturnsOutside } from './schedule.ts';
import type { CorelessView, SchedulerState, TaskView } from './state.ts';
import { beginsToWait, takesWhatItWaitsFor } from './wait.ts';

/** The future of `task`, which a thread without a core polls. */
const polledWithoutCore = (
  { rules }: Runtime,
  me: CorelessView,
  task: TaskView,
  context: Context<Emitted>,
): BeingPolled => {
  const wakeItself = (): void => {
    callWakerWithoutCore(me, task, 'poll', context);
    wakerReturnsOutside(task.index, context);
  };
  return {
    rules,
    yields: (how) => context.emit({ w: null, e: 'yield', task: taskNumber(task.index), how }),
    defer: () => {
      if (rules.deferNeedsCore) {
        wakeItself();
        return;
      }
      context.emit({ w: null, e: 'defer', task: taskNumber(task.index) });
      pushDeferred({ rules }, me.deferred, task.index);
    },
    wakeItself,
  };
};

/**
 * Runs one instruction of a task on a thread that gave its core away, in the closure of `block_in_place` or after it.
 * What the closure waits for is waited for with the thread; what follows it is as in any poll. Says if it has to wait.
 */
export const executeWithoutCore = (
  runtime: Runtime,
  me: CorelessView,
  task: TaskView,
  instruction: Instruction | undefined,
  state: SchedulerState,
  context: Context<Emitted>,
): boolean | void => {
  const closure = closureOf(runtime, task);
  const callsDeferred =
    closure !== undefined && !me.deferred.isEmpty && callsDeferredBeforeParking(runtime, closure);
  const emitPollEnd = (ready: boolean): void =>
    context.emit({ w: null, e: 'poll.end', task: taskNumber(task.index), ready });
  const pending = (): void => {
    emitPollEnd(false);
    leaveRunningWithoutCore(runtime, me, task, state, context);
  };
  const ready = (): void => {
    emitPollEnd(true);
    completeWithoutCore(runtime, me, task, state, context);
  };
  const yieldBy = (how: YieldName): void => {
    if (closure !== undefined && how === 'yield_now' && yieldNowIsStuck(runtime, closure)) {
      me.at = 'stuck';
      return;
    }
    task.step += 1;
    if (closure !== undefined) {
      if (callsDeferred) me.at = 'before-park';
      return;
    }
    futureOf(how).firstPoll(polledWithoutCore(runtime, me, task, context));
    pending();
  };
  const guestGoesOn = (then: GuestThen): void => {
    if (then.does === 'yield') yieldBy(then.how);
    else if (then.does === 'trap') ready();
    else task.step += 1;
  };
  switch (instruction?.does) {
    case undefined:
      ready();
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
    case 'use resource':
      if (closure !== undefined) {
        task.step += 1;
      } else if (me.budget > 0) {
        me.budget -= 1;
        task.step += 1;
        context.emit({ w: null, e: 'consume', task: taskNumber(task.index) });
      } else {
        coopExhausted(polledWithoutCore(runtime, me, task, context));
        pending();
      }
      return;
    case 'wake': {
      const target = state.tasks.get(instruction.task);
      task.step += 1;
      if (target.state === 'complete' || target.state === 'unborn') return;
      target.permit = true;
      if (closureOf(runtime, target) !== undefined) return;
      if (callWakerWithoutCore(me, target, 'poll', context)) pushThen(me, target.index, 'call-returns');
      else wakerReturnsOutside(target.index, context);
      return;
    }
    case 'spawn': {
      const child = state.tasks.get(instruction.task);
      const by = taskNumber(task.index);
      task.step += 1;
      context.emit({ w: null, e: 'spawn.begin', task: taskNumber(child.index), by });
      if (bind(child, state, null, context)) pushThen(me, child.index, 'call-returns');
      else spawnReturnsOutside(child.index, context);
      return;
    }
    case 'abort': {
      const target = state.tasks.get(instruction.task);
      task.step += 1;
      if (remoteAbort(target, { w: null, by: taskNumber(task.index) }, context))
        pushThen(me, target.index, 'call-returns');
      return;
    }
    case 'join': {
      const joined = state.tasks.get(instruction.task);
      if (closure !== undefined) {
        if (joined.state === 'complete') task.step += 1;
        else if (callsDeferred) me.at = 'before-park';
        else return false;
        return;
      }
      if (pollJoinHandle(task, joined)) {
        task.step += 1;
        return;
      }
      tellOfJoin(joined, { w: null, task: taskNumber(task.index) }, context);
      me.at = 'going-idle';
      emitPollEnd(false);
      return;
    }
    case 'wait':
      if (takesWhatItWaitsFor(task, instruction.for)) {
        task.step += 1;
        return;
      }
      if (closure !== undefined) return false;
      if (beginsToWait(task, instruction.for, context) === 'done already') {
        task.step += 1;
        return;
      }
      me.at = 'going-idle';
      emitPollEnd(false);
      return;
    case 'block in place':
      task.step += 1;
      context.emit({ w: null, e: 'block_in_place.begin', task: taskNumber(task.index) });
      return;
    case 'end block in place':
      task.step += 1;
      if (!leaveBlockInPlace(me, task, state, context))
        context.emit({ w: null, e: 'block_in_place.end', task: taskNumber(task.index) });
      return;
  }
};

/** The call that had to push a task, by the running task, returns to it. */
export const returnFromPushing = (runtime: Runtime, task: TaskView, context: Context<Emitted>): void => {
  const call = runtime.programs[task.index]?.instructions[task.step - 1];
  if (call?.does === 'wake') wakerReturnsOutside(call.task, context);
  if (call?.does === 'spawn') spawnReturnsOutside(call.task, context);
};
