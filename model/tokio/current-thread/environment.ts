import { none } from '../../machine/schema.ts';
import type { CurrentThread } from '../current-thread.ts';
import { isSpawnedOutside } from '../../workloads/program.ts';
import { bind } from '../owned-tasks.ts';
import { transitionToNotified } from '../task-state.ts';
import { isWokenOutside, waitOf } from '../wait.ts';
import { pushRemote } from './core.ts';
import { isRoot, numberOf, type Rooted } from './root.ts';

/** What happens outside the scheduler: time passes, sockets become ready, other threads wake what they please. */
export const environment = (runtime: Rooted, machine: CurrentThread): void => {
  machine
    .each(
      'tasks',
      { name: 'becomesDue', source: 'a timer expires or a socket becomes ready', side: 'environment' },
      { event: 'registered' },
      (task) => {
        const waited = waitOf(runtime, task);
        if (waited !== 'timer' && waited !== 'socket') return false;
        task.event = 'due';
        return;
      },
    )
    .pair(
      'foreign',
      'tasks',
      { name: 'foreignWake', source: 'another thread calls the waker', side: 'environment' },
      [{ at: 'idle' }, { event: 'registered' }],
      (thread, woken, state, context) => {
        if (!isWokenOutside(runtime, woken)) return false;
        woken.event = 'happened';
        const task = numberOf(runtime, woken.index);
        context.emit({ w: null, e: 'wake.begin', task, by: null, from: 'external' });
        if (isRoot(runtime, woken)) {
          const already = state.woken;
          state.woken = true;
          if (!already || runtime.rules.currentThreadOwnWakeUnparks) thread.at = 'unpark';
        } else if (transitionToNotified(woken) === 'submit') thread.at = 'push';
        if (thread.at === 'idle') context.emit({ w: null, e: 'wake.end', task });
        else thread.waking = woken.index;
        return;
      },
    )
    .each(
      'foreign',
      { name: 'pushRemote', source: 'current_thread/mod.rs Handle::schedule', side: 'environment' },
      { at: 'push' },
      (thread, state, context) => {
        pushRemote(thread.waking, state, context);
        thread.at = 'unpark';
      },
    )
    .each(
      'foreign',
      { name: 'unpark', source: 'runtime/driver.rs Handle::unpark', side: 'environment' },
      { at: 'unpark' },
      (thread, state, context) => {
        const me = state.workers.get(0);
        if (me.at !== 'gone') me.notified = true;
        const e = thread.spawns ? 'spawn.end' : 'wake.end';
        context.emit({ w: null, e, task: numberOf(runtime, thread.waking) });
        thread.spawns = false;
        thread.at = 'idle';
        thread.waking = none;
      },
    );
  if (!runtime.programs.some(isSpawnedOutside)) return;
  machine.pair(
    'foreign',
    'tasks',
    { name: 'foreignSpawn', source: 'current_thread/mod.rs Handle::spawn', side: 'environment' },
    [{ at: 'idle' }, { state: 'unborn' }],
    (thread, task, state, context) => {
      if (!isSpawnedOutside(runtime.programs[task.index])) return false;
      context.emit({ w: null, e: 'spawn.begin', task: numberOf(runtime, task.index), by: null });
      if (!bind(task, state, null, context)) {
        context.emit({ w: null, e: 'spawn.end', task: numberOf(runtime, task.index) });
        return;
      }
      thread.at = 'push';
      thread.waking = task.index;
      thread.spawns = true;
      return;
    },
  );
};
