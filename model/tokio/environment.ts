import { none } from '../machine/schema.ts';
import type { Runtime } from './config.ts';
import { onForeignThread } from './event.ts';
import { notifyParked } from './idle.ts';
import type { MultiThread } from './multi-thread.ts';
import { waitOf } from './polling.ts';
import { callWakerOutside, wakerReturnsOutside } from './schedule.ts';

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
      (thread, task, state, context) => {
        if (waitOf(runtime, task) !== 'foreign wake') return false;
        task.event = 'happened';
        if (callWakerOutside(task, state, context)) {
          thread.at = 'notify';
          thread.waking = task.index;
        } else wakerReturnsOutside(task.index, context);
        return;
      },
    )
    .each(
      'foreign',
      { name: 'notifyParkedRemote', source: 'worker.rs Handle::notify_parked_remote', side: 'environment' },
      { at: 'notify' },
      (thread, state, context) => {
        notifyParked('remote', onForeignThread, state, context);
        wakerReturnsOutside(thread.waking, context);
        thread.at = 'idle';
        thread.waking = none;
      },
    );
};
