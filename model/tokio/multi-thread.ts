import { Machine } from '../machine/machine.ts';
import { newestWasmtimeRules } from '../wasmtime/releases.ts';
import { refuseUnavailable } from '../wasmtime/unavailable.ts';
import { impossibleIn } from '../workloads/impossible.ts';
import { isSpawnedOutside, spawnedTasks } from '../workloads/program.ts';
import { blockInPlace } from './block-in-place.ts';
import type { Runtime } from './config.ts';
import { withoutCore } from './coreless.ts';
import { dropping } from './dropping.ts';
import { environment } from './environment.ts';
import { taskNumber, type Emitted } from './event.ts';
import { invariants } from './invariants.ts';
import { parking } from './parking.ts';
import { polling } from './polling.ts';
import { searching } from './searching.ts';
import { shutdownInvariants } from './shutdown-invariants.ts';
import { shutdown } from './shutdown.ts';
import { schemaOf, type SchedulerSchema } from './state.ts';
import { takingTasks } from './taking-tasks.ts';
import { spawningOutside } from './spawning-outside.ts';
import { nameThreads } from './threads.ts';
import { wakingJoiners } from './wake-join.ts';
import { startTick } from './worker.ts';

/** The multi_thread scheduler running some programs, as a state machine. */
export type MultiThread = Machine<SchedulerSchema, Emitted>;

/**
 * The multi_thread scheduler of `runtime.rules`. A step is one access to memory that threads share, with what its
 * thread does alone after it; docs/specification.md lists the accesses that are taken together, and what that omits.
 *
 * It starts with every worker at the top of its loop and every task that nobody spawns later in the inject queue, in
 * order, as if the thread in `block_on` had just spawned them. A program that asks for what its Wasmtime does not have is
 * refused with a `WasmtimeLacks`.
 *
 * Left out: task dumps and the alternative timer.
 */
export const multiThread = (runtime: Runtime): MultiThread => {
  refuseUnavailable(runtime.programs, runtime.wasmtime ?? newestWasmtimeRules);
  const impossible = impossibleIn(runtime.programs);
  if (impossible.length > 0) throw new RangeError(impossible.join('; '));
  const spawned = spawnedTasks(runtime.programs);
  const machine: MultiThread = new Machine<SchedulerSchema, Emitted>(schemaOf(runtime), (state, context) => {
    for (let i = 0; i < state.tasks.length; i++) {
      if (spawned.has(i) || isSpawnedOutside(runtime.programs[i])) continue;
      state.tasks.get(i).state = 'scheduled';
      state.inject.push(i);
      const task = taskNumber(i);
      context.emit({ w: null, e: 'spawn.begin', task, by: 0 });
      context.emit({ w: null, e: 'schedule', task, to: 'inject', why: 'remote' });
      context.emit({ w: null, e: 'spawn.end', task });
    }
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
  const does = new Set(runtime.programs.flatMap(({ instructions }) => instructions.map((it) => it.does)));
  if (runtime.programs.some(isSpawnedOutside)) spawningOutside(runtime, machine);
  if (does.has('join')) wakingJoiners(runtime, machine);
  if (runtime.shutsDown === true) {
    shutdown(runtime, machine);
    dropping(runtime, machine);
    shutdownInvariants(machine);
  }
  if (does.has('block in place')) {
    blockInPlace(runtime, machine);
    withoutCore(runtime, machine);
    nameThreads(machine);
  }
  invariants(machine);
  return machine;
};
