import { none } from '../machine/schema.ts';
import type { Runtime } from './config.ts';
import { notifyParked } from './idle.ts';
import type { MultiThread } from './multi-thread.ts';
import { callWakerOutside, pushRemoteTask, wakerReturnsOutside } from './schedule.ts';
import { isWokenOutside, waitOf } from './wait.ts';

/** What happens outside the scheduler: time passes, sockets become ready, other threads wake tasks. */
export const environment = (runtime: Runtime, machine: MultiThread): void => {
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
      { name: 'foreignWake', source: 'a thread that is no worker calls the waker', side: 'environment' },
      [{ at: 'idle' }, { event: 'registered' }],
      (thread, task, _state, context) => {
        if (!isWokenOutside(runtime, task)) return false;
        task.event = 'happened';
        if (callWakerOutside(task, context)) {
          thread.at = 'push';
          thread.waking = task.index;
        } else wakerReturnsOutside(task.index, context);
        return;
      },
    )
    .each(
      'foreign',
      { name: 'pushRemoteTask', source: 'worker.rs Handle::push_remote_task', side: 'environment' },
      { at: 'push' },
      (thread, state, context) => {
        pushRemoteTask(thread.waking, state, context);
        thread.at = 'notify';
      },
    )
    .each(
      'foreign',
      { name: 'notifyParkedRemote', source: 'worker.rs Handle::notify_parked_remote', side: 'environment' },
      { at: 'notify' },
      (thread, state, context) => {
        notifyParked('remote', null, state, context);
        wakerReturnsOutside(thread.waking, context);
        thread.at = 'idle';
        thread.waking = none;
      },
    );
};
