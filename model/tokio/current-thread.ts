import { Machine } from '../machine/machine.ts';
import type { Runtime } from './config.ts';
import { blockOn } from './current-thread/block-on.ts';
import { environment } from './current-thread/environment.ts';
import { invariants } from './current-thread/invariants.ts';
import { parking } from './current-thread/parking.ts';
import { polling, spawn } from './current-thread/polling.ts';
import { rooted, spawnedByRoot } from './current-thread/root.ts';
import { beginRootPoll } from './current-thread/running.ts';
import { shutdown } from './current-thread/shutdown.ts';
import { schemaOf, type CurrentThreadSchema } from './current-thread/state.ts';
import type { Emitted } from './event.ts';

/** The current_thread scheduler running some programs under `block_on`, as a state machine. */
export type CurrentThread = Machine<CurrentThreadSchema, Emitted>;

/**
 * The current_thread scheduler of `runtime.rules`, driven by one thread in `block_on`. A step is one access to memory
 * that threads share, with what its thread does alone after it, as in `multiThread`.
 *
 * It starts in the first poll of the future in `block_on`, which has just spawned every task that no program spawns,
 * in order. `runtime.blockOn` says what that future does next. Of the constants, those of workers, LIFO slots and
 * local queues mean nothing here.
 *
 * Left out: threads in `block_on` without the core, LocalSet, `spawn_local`.
 */
export const currentThread = (given: Runtime): CurrentThread => {
  const runtime = rooted(given);
  const machine: CurrentThread = new Machine<CurrentThreadSchema, Emitted>(
    schemaOf(runtime),
    (state, context) => {
      const me = state.workers.get(0);
      const root = state.tasks.get(runtime.root);
      root.state = 'idle';
      beginRootPoll(runtime, me, context);
      for (const task of spawnedByRoot(runtime)) spawn(runtime, me, state.tasks.get(task), context);
    },
  );
  blockOn(runtime, machine);
  polling(runtime, machine);
  parking(runtime, machine);
  environment(runtime, machine);
  if (runtime.shutsDown === true) shutdown(runtime, machine);
  invariants(runtime, machine);
  return machine;
};
