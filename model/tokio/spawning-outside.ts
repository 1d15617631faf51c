import { none } from '../machine/schema.ts';
import { isSpawnedOutside } from '../workloads/program.ts';
import type { Runtime } from './config.ts';
import { taskNumber } from './event.ts';
import { notifyParked } from './idle.ts';
import type { MultiThread } from './multi-thread.ts';
import { bind } from './owned-tasks.ts';
import { pushRemoteTask, spawnReturnsOutside } from './schedule.ts';

/** A thread that is no worker spawns tasks into the runtime, whose workers may be asleep. */
export const spawningOutside = (runtime: Runtime, machine: MultiThread): void => {
  machine
    .pair(
      'foreign',
      'tasks',
      { name: 'foreignSpawn', source: 'worker.rs Handle::bind_new_task', side: 'environment' },
      [{ at: 'idle' }, { state: 'unborn' }],
      (thread, task, state, context) => {
        if (!isSpawnedOutside(runtime.programs[task.index])) return false;
        context.emit({ w: null, e: 'spawn.begin', task: taskNumber(task.index), by: null });
        if (!bind(task, state, null, context)) {
          spawnReturnsOutside(task.index, context);
          return;
        }
        thread.at = 'push-spawned';
        thread.waking = task.index;
        return;
      },
    )
    .each(
      'foreign',
      { name: 'pushSpawnedTask', source: 'worker.rs Handle::push_remote_task', side: 'environment' },
      { at: 'push-spawned' },
      (thread, state, context) => {
        pushRemoteTask(thread.waking, state, context);
        thread.at = 'notify-spawned';
      },
    )
    .each(
      'foreign',
      {
        name: 'notifyParkedOfSpawned',
        source: 'worker.rs Handle::notify_parked_remote',
        side: 'environment',
      },
      { at: 'notify-spawned' },
      (thread, state, context) => {
        notifyParked('remote', null, state, context);
        spawnReturnsOutside(thread.waking, context);
        thread.at = 'idle';
        thread.waking = none;
      },
    );
};
