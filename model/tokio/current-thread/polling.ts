import type { Context } from '../../machine/machine.ts';
import { none } from '../../machine/schema.ts';
import { answerDeadline, componentYield, outOfFuel, type GuestThen } from '../../wasmtime/guest.ts';
import type { Instruction } from '../../workloads/program.ts';
import { coopExhausted } from '../../yields/coop.ts';
import { yieldWays } from '../../yields/index.ts';
import type { YieldName } from '../../yields/yield-way.ts';
import type { Emitted } from '../event.ts';
import { transitionToComplete, transitionToIdle, transitionToRunning } from '../task-state.ts';
import { instructionOf, takesWhatItWaitsFor } from '../wait.ts';
import type { CurrentThread } from '../current-thread.ts';
import { pushTask } from './core.ts';
import { allComplete, isRoot, numberOf, wakesRootByCompleting, type Rooted } from './root.ts';
import type { CoreView, CurrentThreadState, CurrentThreadTask } from './state.ts';
import { callWaker, polledOn } from './wakers.ts';

/** A poll begins, under a fresh budget (`coop::budget`). A task is marked RUNNING: from here on a wake marks it again. */
export const beginPoll = (
  runtime: Rooted,
  me: CoreView,
  polled: CurrentThreadTask,
  context: Pick<Context<Emitted>, 'emit'>,
): void => {
  if (!isRoot(runtime, polled)) transitionToRunning(polled);
  me.current = polled.index;
  me.budget = runtime.constants.coopBudget;
  me.at = 'polling';
  context.emit({ w: me.index, e: 'poll.begin', task: numberOf(runtime, polled.index) });
};

/** A tick is over, or a poll of the future in `block_on`: the loop goes on, or turns the driver after its last tick. */
const afterPoll = (
  runtime: Rooted,
  me: CoreView,
  polled: CurrentThreadTask,
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

/** The end of a poll that returned Pending: a task woken meanwhile goes to the back of the queue, as any other. */
const leaveRunning = (
  runtime: Rooted,
  me: CoreView,
  polled: CurrentThreadTask,
  context: Pick<Context<Emitted>, 'emit'>,
): void => {
  if (!isRoot(runtime, polled) && transitionToIdle(polled) === 'ok-notified')
    pushTask(me, polled.index, 'yield', context);
  afterPoll(runtime, me, polled, context);
};

const pollReturns = (
  runtime: Rooted,
  me: CoreView,
  ready: boolean,
  context: Pick<Context<Emitted>, 'emit'>,
): void => context.emit({ w: me.index, e: 'poll.end', task: numberOf(runtime, me.current), ready });

const completes = (
  runtime: Rooted,
  me: CoreView,
  task: CurrentThreadTask,
  state: CurrentThreadState,
  context: Context<Emitted>,
): void => {
  pollReturns(runtime, me, true, context);
  transitionToComplete(task);
  if (wakesRootByCompleting(runtime, state))
    callWaker(runtime, me, state.tasks.get(runtime.root), 'complete', state, context);
  context.emit({ w: me.index, e: 'task.end', task: numberOf(runtime, task.index) });
  task.step = 0;
  task.event = 'none';
  task.permit = false;
  afterPoll(runtime, me, task, context);
};

/** The future in `block_on` has come to the end of its program. */
const joinsAll = (
  runtime: Rooted,
  me: CoreView,
  root: CurrentThreadTask,
  state: CurrentThreadState,
  context: Context<Emitted>,
): void => {
  const ready = allComplete(runtime, state);
  pollReturns(runtime, me, ready, context);
  afterPoll(runtime, me, root, context);
  if (!ready) return;
  root.state = 'complete';
  me.at = 'returned';
};

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
    leaveRunning(runtime, me, polled, context);
  };
  const yieldBy = (how: YieldName): void => {
    polled.step += 1;
    yieldWays[how].firstPoll(polledOn(runtime, me, polled, state, context));
    pending();
  };
  const done = (): void => {
    if (isRoot(runtime, polled)) joinsAll(runtime, me, polled, state, context);
    else completes(runtime, me, polled, state, context);
  };
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
      polled.step = 0;
      return;
    case 'compute':
      polled.step += 1;
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
      if (takesWhatItWaitsFor(polled, instruction.for)) {
        polled.step += 1;
        return;
      }
      if (instruction.for !== 'wake' && polled.event === 'none') polled.event = 'registered';
      // Whoever is to wake it can see it now, and may do so before it is marked idle.
      pollReturns(runtime, me, false, context);
      if (isRoot(runtime, polled)) leaveRunning(runtime, me, polled, context);
      else me.at = 'going-idle';
      return;
    case 'use resource':
      if (me.budget > 0) {
        me.budget -= 1;
        polled.step += 1;
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
    case 'block in place':
    case 'end block in place':
    case 'join':
    case 'abort':
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
      (me, state, context) => leaveRunning(runtime, me, state.tasks.get(me.current), context),
    );
};
