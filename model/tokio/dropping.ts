import type { Runtime } from './config.ts';
import type { MultiThread } from './multi-thread.ts';

/** A thread that is no worker drops the runtime, at any time (`Runtime::drop`). */
export const dropping = (runtime: Runtime, machine: MultiThread): void => {
  machine
    .each(
      'dropper',
      {
        name: 'close',
        source: 'worker.rs Handle::close, inject/shared.rs Shared::close',
        side: 'environment',
      },
      { at: 'running' },
      (me, state) => {
        state.injectClosed = 'yes';
        me.at = 'notifying';
      },
    )
    .pair(
      'dropper',
      'workers',
      { name: 'notifyAll', source: 'worker.rs Handle::notify_all', side: 'environment' },
      [{ at: 'notifying' }, { unparked: 'no' }],
      (_me, worker) => {
        worker.unparked = 'yes';
        if (worker.at !== 'gone') worker.notified = true;
      },
    );
  if (
    !runtime.programs.some(({ instructions }) => instructions.some(({ does }) => does === 'block in place'))
  )
    return;
  machine.each(
    'dropper',
    { name: 'shutDownPool', source: 'blocking/pool.rs BlockingPool::shutdown', side: 'environment' },
    { at: 'notifying' },
    (me, state) => {
      for (let w = 0; w < state.workers.length; w++) if (state.workers.get(w).unparked === 'no') return false;
      me.at = 'joining';
      return;
    },
  );
};
