import { Machine } from '../../machine/machine.ts';
import type { Runtime } from '../config.ts';
import { environment } from '../environment.ts';
import type { Emitted } from '../event.ts';
import type { MultiThread } from '../multi-thread.ts';
import { parking } from '../parking.ts';
import { polling } from '../polling.ts';
import { searching } from '../searching.ts';
import { spawningOutside } from '../spawning-outside.ts';
import { schemaOf, type SchedulerSchema } from '../state.ts';
import { takingTasks } from '../taking-tasks.ts';
import { startTick } from '../worker.ts';
import { openPolling } from './polling.ts';
import type { Open } from './script.ts';
import { openDriver, openThreads } from './surroundings.ts';

/** Actions in which programs, or what they wait for, have a say: an open runtime has others of these. */
const ofPrograms: ReadonlySet<string> = new Set([
  'poll',
  'becomesDue',
  'driverReturns',
  'wakeDeferred',
  'foreignWake',
  'foreignSpawn',
]);

/**
 * The multi_thread scheduler of a runtime that is `open`. All that schedules is the specification's own; what its tasks
 * do is given, timers and sockets are due at any time, and any worker may be notified at any time, so that every run of
 * the specification with those calls is a run of this machine. No task exists at the start.
 *
 * Left out: `block_in_place`, aborts, and the drop of the runtime.
 */
export const openMultiThread = (runtime: Runtime, open: Open): MultiThread => {
  const machine: MultiThread = new Machine<SchedulerSchema, Emitted>(schemaOf(runtime), (state, context) => {
    for (let w = 0; w < state.workers.length; w++) {
      const worker = state.workers.get(w);
      worker.lifoEnabled = runtime.constants.lifoSlot;
      startTick(runtime, worker, context);
    }
  });
  takingTasks(runtime, machine);
  searching(runtime, machine);
  polling(runtime, machine);
  parking(runtime, machine);
  environment(runtime, machine);
  spawningOutside(runtime, machine);
  const kept = machine.actions.filter(({ rule: { name } }) => !ofPrograms.has(name));
  machine.actions.splice(0, machine.actions.length, ...kept);
  openPolling(runtime, open, machine);
  openDriver(runtime, open, machine);
  openThreads(open, machine);
  return machine;
};
