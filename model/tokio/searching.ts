import type { Context } from '../machine/machine.ts';
import { none } from '../machine/schema.ts';
import type { Runtime } from './config.ts';
import { taskNumber, type Emitted } from './event.ts';
import { joinSearchers, maySearch, notifyParked, transitionWorkerFromSearching } from './idle.ts';
import type { MultiThread } from './multi-thread.ts';
import { afterNotify } from './notified.ts';
import { stealInto } from './queue.ts';
import { runTask } from './running.ts';
import type { WorkerView } from './state.ts';
import { beginRun, nothingFound, notifyThen } from './worker.ts';

const passAfter = { first: 'second', second: 'third', third: 'fourth', fourth: undefined } as const;

const looksAtNextVictim = ({ rules, constants: { workers } }: Runtime, me: WorkerView): void => {
  me.victim = (me.victim + 1) % workers;
  if (me.victim === me.index) me.victim = (me.victim + 1) % workers;
  me.victimsLeft -= 1;
  if (me.victimsLeft > 0) return;
  const next = rules.lifoStealable === 'fourth pass' ? passAfter[me.stealPass] : undefined;
  me.stealPass = next ?? 'first';
  if (next === undefined) me.victim = none;
  else me.victimsLeft = workers - 1;
};

/** Whether this pass over the other workers takes from LIFO slots too. */
const takesFromLifoSlots = ({ rules: { lifoStealable } }: Runtime, { stealPass }: WorkerView): boolean =>
  lifoStealable === 'fourth pass' ? stealPass === 'fourth' : lifoStealable;

/** A pass over the other workers, from a random one on. */
const startStealing = (me: WorkerView, workers: number, context: Context<Emitted>): void => {
  me.at = 'steal';
  me.victimsLeft = workers - 1;
  if (workers > 1) me.victim = (me.index + 1 + (workers > 2 ? context.choose(workers - 1) : 0)) % workers;
};

/** Searching, stealing, and the notification that a searcher who found work owes (`Core::steal_work`). */
export const searching = (runtime: Runtime, machine: MultiThread): void => {
  const { workers } = runtime.constants;
  machine
    .each(
      'workers',
      { name: 'transitionToSearching', source: 'worker.rs Core::transition_to_searching' },
      { at: 'search' },
      (me, state, context) => {
        if (me.searching) startStealing(me, workers, context);
        else if (maySearch(workers, state)) me.at = 'join-searchers';
        else nothingFound(me, context);
      },
    )
    .each(
      'workers',
      { name: 'transitionWorkerToSearching', source: 'idle.rs Idle::transition_worker_to_searching' },
      { at: 'join-searchers' },
      (me, state, context) => {
        joinSearchers(me, state);
        context.emit({ w: me.index, e: 'search.begin' });
        startStealing(me, workers, context);
      },
    )
    .pair(
      'workers',
      'workers',
      { name: 'stealWork', source: 'worker.rs Core::steal_work, queue.rs Steal::steal_into' },
      [{ at: 'steal', victim: 'some' }, {}],
      (me, victim, _state, context) => {
        if (me.victimsLeft === 0 || me.victim !== victim.index) return false;
        if (!victim.queue.isEmpty) {
          stealInto(me, victim, context);
        } else if (takesFromLifoSlots(runtime, me) && victim.lifoSlot !== none) {
          me.current = victim.lifoSlot;
          victim.lifoSlot = none;
          context.emit({
            w: me.index,
            e: 'steal',
            task: taskNumber(me.current),
            victim: victim.index,
          });
        } else {
          looksAtNextVictim(runtime, me);
          return;
        }
        me.victim = none;
        me.victimsLeft = 0;
        me.stealPass = 'first';
        beginRun(runtime, me);
        return;
      },
    )
    .each(
      'workers',
      { name: 'stealFromInject', source: 'worker.rs Core::steal_work, Handle::next_remote_task' },
      { at: 'steal', victimsLeft: 0 },
      (me, state, context) => {
        if (state.inject.isEmpty) {
          nothingFound(me, context);
          return;
        }
        me.victim = none;
        me.current = state.inject.shift();
        context.emit({ w: me.index, e: 'take', task: taskNumber(me.current), from: 'inject' });
        beginRun(runtime, me);
      },
    )
    .each(
      'workers',
      {
        name: 'runTask',
        source: 'worker.rs Context::run_task, Core::transition_from_searching',
      },
      { at: 'found' },
      (me, state, context) => {
        if (me.searching && transitionWorkerFromSearching(me, state)) notifyThen(me, 'poll');
        else runTask(runtime, me, false, state, context);
      },
    )
    .each(
      'workers',
      {
        name: 'notifyParkedLocal',
        source: 'worker.rs Handle::notify_parked_local, idle.rs Idle::worker_to_notify',
      },
      { at: 'notify' },
      (me, state, context) => {
        const woke = notifyParked('local', me.index, state, context);
        afterNotify(runtime, me, woke, state, context);
      },
    );
};
