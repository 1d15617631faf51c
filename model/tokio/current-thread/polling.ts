import type { Context } from '../../machine/machine.ts';
import { answerDeadline, componentYield, outOfFuel, type GuestThen } from '../../wasmtime/guest.ts';
import type { Instruction } from '../../workloads/program.ts';
import { coopExhausted } from '../../yields/coop.ts';
import { futureOf } from '../../yields/index.ts';
import type { YieldName } from '../../yields/yield-way.ts';
import { remoteAbort } from '../aborting.ts';
import { hasComputed } from '../computing.ts';
import type { CurrentThread } from '../current-thread.ts';
import type { Emitted } from '../event.ts';
import { pollJoinHandle, tellOfJoin } from '../joining.ts';
import { beginsToWait, instructionOf, takesWhatItWaitsFor } from '../wait.ts';
import { pushTask } from './core.ts';
import { isRoot, numberOf, type Rooted } from './root.ts';
import { leaveRunning, pollReturns, pollReturnsReady } from './running.ts';
import type { CoreView, CurrentThreadState, CurrentThreadTask } from './state.ts';
import { callWaker, polledOn } from './wakers.ts';

const wake = (
  runtime: Rooted,
  me: CoreView,
  target: CurrentThreadTask,
  state: CurrentThreadState,
  context: Context<Emitted>,
): void => {
  if (target.state === 'complete' || target.state === 'unborn') return;
  target.permit = true;
  callWaker(runtime, me, target, 'poll', state, context);
};

/** `AbortHandle::abort` of a task. */
const abort = (
  runtime: Rooted,
  me: CoreView,
  target: CurrentThreadTask,
  context: Pick<Context<Emitted>, 'emit'>,
): void => {
  const on = { w: me.index, by: numberOf(runtime, me.current) };
  if (remoteAbort(target, on, context)) pushTask(me, target.index, 'idle', context);
};

/** `Handle::spawn` by what is being polled. */
export const spawn = (
  runtime: Rooted,
  me: CoreView,
  child: CurrentThreadTask,
  context: Pick<Context<Emitted>, 'emit'>,
): void => {
  const task = numberOf(runtime, child.index);
  context.emit({ w: me.index, e: 'spawn.begin', task, by: numberOf(runtime, me.current) });
  child.state = 'scheduled';
  pushTask(me, child.index, 'idle', context);
  context.emit({ w: me.index, e: 'spawn.end', task });
};

/** Runs one instruction of what is being polled. */
const execute = (
  runtime: Rooted,
  me: CoreView,
  polled: CurrentThreadTask,
  instruction: Instruction | undefined,
  state: CurrentThreadState,
  context: Context<Emitted>,
): void => {
  const pending = (): void => {
    pollReturns(runtime, me, false, context);
    leaveRunning(runtime, me, polled, state, context);
  };
  // Whoever is to wake it can see it now, and may do so before it is marked idle.
  const goIdle = (): void => {
    if (isRoot(runtime, polled)) pending();
    else {
      pollReturns(runtime, me, false, context);
      me.at = 'going-idle';
    }
  };
  const yieldBy = (how: YieldName): void => {
    polled.step += 1;
    futureOf(how).firstPoll(polledOn(runtime, me, polled, state, context));
    pending();
  };
  const done = (): void => pollReturnsReady(runtime, me, polled, state, context);
  const guestGoesOn = (then: GuestThen): void => {
    if (then.does === 'yield') yieldBy(then.how);
    else if (then.does === 'trap') done();
    else polled.step += 1;
  };
  switch (instruction?.does) {
    case undefined:
      done();
      return;
    case 'repeat':
      polled.step = instruction.from ?? 0;
      return;
    case 'compute':
      if (hasComputed(instruction, context)) polled.step += 1;
      return;
    case 'yield':
      yieldBy(instruction.how);
      return;
    case 'wake':
      polled.step += 1;
      wake(runtime, me, state.tasks.get(instruction.task), state, context);
      return;
    case 'spawn':
      polled.step += 1;
      spawn(runtime, me, state.tasks.get(instruction.task), context);
      return;
    case 'wait':
      if (
        takesWhatItWaitsFor(polled, instruction.for) ||
        beginsToWait(polled, instruction.for, context) === 'done already'
      ) {
        polled.step += 1;
        return;
      }
      goIdle();
      return;
    case 'use resource':
      if (me.budget > 0) {
        me.budget -= 1;
        polled.step += 1;
        context.emit({ w: me.index, e: 'consume', task: numberOf(runtime, polled.index) });
        return;
      }
      coopExhausted(polledOn(runtime, me, polled, state, context));
      pending();
      return;
    case 'out of fuel':
      yieldBy(outOfFuel(runtime.wasmtime));
      return;
    case 'component yield':
      guestGoesOn(componentYield(runtime.wasmtime));
      return;
    case 'join': {
      const joined = state.tasks.get(instruction.task);
      if (pollJoinHandle(polled, joined)) polled.step += 1;
      else {
        tellOfJoin(joined, { w: me.index, task: numberOf(runtime, polled.index) }, context);
        goIdle();
      }
      return;
    }
    case 'abort':
      polled.step += 1;
      abort(runtime, me, state.tasks.get(instruction.task), context);
      return;
    case 'block in place':
    case 'end block in place':
      // `rooted` refuses such programs.
      throw new Error(`current_thread cannot run ${instruction.does}`);
    case 'epoch deadline': {
      const { answers } = instruction;
      const answer = answers[answers.length > 1 ? context.choose(answers.length) : 0];
      guestGoesOn(answer === undefined ? { does: 'trap' } : answerDeadline(answer, runtime.wasmtime));
      return;
    }
  }
};

/** Polls of tasks and of the future in `block_on` (`Context::run_task`, `CoreGuard::block_on`). */
export const polling = (runtime: Rooted, machine: CurrentThread): void => {
  machine
    .each(
      'workers',
      { name: 'poll', source: 'harness.rs Harness::poll, CoreGuard::block_on, and the program polled' },
      { at: 'polling' },
      (me, state, context) => {
        const polled = state.tasks.get(me.current);
        execute(runtime, me, polled, instructionOf(runtime, polled), state, context);
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
    );
};
