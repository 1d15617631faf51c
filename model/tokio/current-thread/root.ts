import type { Schema } from '../../machine/schema.ts';
import { newestWasmtimeRules } from '../../wasmtime/releases.ts';
import { refuseUnavailable } from '../../wasmtime/unavailable.ts';
import { impossibleIn } from '../../workloads/impossible.ts';
import { isSpawnedOutside, spawnedTasks, type Instruction, type Program } from '../../workloads/program.ts';
import type { Runtime } from '../config.ts';
import { taskNumber } from '../event.ts';
import type { CoreView, CurrentThreadState, CurrentThreadTask } from './state.ts';

/**
 * A runtime whose last program is that of the future in `block_on`, so that the future has an index like a task. It is
 * none: it has no header and is in no queue, and events call it 0.
 */
export interface Rooted extends Runtime {
  /** Index of the future in `block_on`. */
  readonly root: number;
}

/** What a future in `block_on` does that was given no program: nothing, so that it waits for all tasks at once. */
const waitsForAll: Program = { role: 'block_on', instructions: [] };

/** What a program may do on current_thread. */
const possible: ReadonlySet<Instruction['does']> = new Set([
  'yield',
  'wake',
  'spawn',
  'wait',
  'join',
  'abort',
  'compute',
  'use resource',
  'epoch deadline',
  'out of fuel',
  'component yield',
  'repeat',
]);

/** The first instruction of these programs that current_thread does not have. */
export const lackingOnCurrentThread = (programs: readonly Program[]): Instruction['does'] | undefined =>
  programs
    .flatMap(({ instructions }) => instructions)
    .map(({ does }) => does)
    .find((does) => !possible.has(does));

/** The runtime with the future in `block_on`. Throws a `RangeError` for a program that current_thread cannot run, and
 * a `WasmtimeLacks` for one that its Wasmtime cannot. */
export const rooted = (runtime: Runtime): Rooted => {
  const programs = [...runtime.programs, runtime.blockOn ?? waitsForAll];
  const lacking = lackingOnCurrentThread(programs);
  if (lacking !== undefined)
    throw new RangeError(
      `a program asks for ${lacking}, which current_thread does not have; it has: ${Array.from(possible).join(', ')}`,
    );
  const impossible = impossibleIn(programs);
  if (impossible.length > 0) throw new RangeError(`these programs cannot be run: ${impossible.join('; ')}`);
  refuseUnavailable(programs, runtime.wasmtime ?? newestWasmtimeRules);
  return { ...runtime, programs, root: runtime.programs.length };
};

/** Among the tasks of a state, the index of the future in `block_on`; undefined for states of multi_thread. */
export const rootIn = ({ tasks, woken }: Schema): number | undefined =>
  woken !== undefined && tasks?.kind === 'array' ? tasks.length - 1 : undefined;

/** The number by which events name the task at `index`, or 0 for the future in `block_on`. */
export const numberOf = ({ root }: Rooted, index: number): number => (index === root ? 0 : taskNumber(index));

/** The tasks that the future in `block_on` spawns in its first poll: those that nobody else does. */
export const spawnedByRoot = ({ programs, root }: Rooted): readonly number[] => {
  const spawned = spawnedTasks(programs);
  return programs.flatMap((program, index) =>
    index === root || spawned.has(index) || isSpawnedOutside(program) ? [] : [index],
  );
};

/** Whether every task has completed that was spawned, or that a foreign thread spawns. */
export const allComplete = ({ root, programs }: Rooted, state: CurrentThreadState): boolean => {
  for (let i = 0; i < root; i++) {
    const { state: is } = state.tasks.get(i);
    const willNotBe = is === 'unborn' && !isSpawnedOutside(programs[i]);
    if (is !== 'complete' && !willNotBe) return false;
  }
  return true;
};

/**
 * Whether `task` was the last that the future in `block_on` waited for: it has come to the end of its program, as to
 * the end of a `main` that waits for a `TaskTracker`.
 */
export const wakesRootByCompleting = (runtime: Rooted, state: CurrentThreadState): boolean => {
  const { root, programs } = runtime;
  return state.tasks.get(root).step === programs[root]?.instructions.length && allComplete(runtime, state);
};

/** `Handle::wake_by_ref` on the thread that has the core. */
export const wakeRoot = ({ rules }: Rooted, me: CoreView, state: CurrentThreadState): void => {
  state.woken = true;
  if (rules.currentThreadOwnWakeUnparks) me.notified = true;
};

/** Whether this is the future in `block_on`. */
export const isRoot = ({ root }: Rooted, task: Pick<CurrentThreadTask, 'index'>): boolean =>
  task.index === root;
