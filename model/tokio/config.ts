import type { WasmtimeRules } from '../wasmtime/rules.ts';
import type { Program } from '../workloads/program.ts';
import type { Open } from './open/script.ts';
import type { Rules } from './releases.ts';

/** The constants of a runtime. Tokio's own values work; small ones keep the state space small. */
export interface Constants {
  readonly workers: number;
  /** `LOCAL_QUEUE_CAPACITY`; Tokio 256, and 4 in its own loom tests. */
  readonly queueCapacity: number;
  /** `event_interval`: ticks between two driver passes of a busy worker; Tokio 61. */
  readonly eventInterval: number;
  /**
   * `global_queue_interval`: ticks between two looks at the inject queue before the local one. Tokio tunes it
   * between 2 and 127 by the length of polls; `auto` allows every spacing that tuning can give.
   */
  readonly globalQueueInterval: number | 'auto';
  /** `MAX_LIFO_POLLS_PER_TICK`; Tokio 3. */
  readonly maxLifoPolls: number;
  /** False after `disable_lifo_slot`. */
  readonly lifoSlot: boolean;
  /** Units of coop budget in a tick; Tokio 128. */
  readonly coopBudget: number;
  /** True after `enable_eager_driver_handoff`, in releases that have it; false if absent. */
  readonly eagerDriverHandoff?: boolean;
  /**
   * `max_blocking_threads`, at least 1: threads that the blocking pool may have beside those of the workers. What else is
   * run there takes none. Without a bound if absent; Tokio 512.
   */
  readonly maxBlockingThreads?: number;
}

/** The schedulers of Tokio, as `Builder` names them. */
export type Flavor = 'multi_thread' | 'current_thread';

/** What is run, on what: the rules of a release, its constants, and the program of each task. */
export interface Runtime {
  /** multi_thread if absent. */
  readonly flavor?: Flavor;
  readonly rules: Rules;
  readonly constants: Constants;
  /** One program a task. Task `i` starts spawned unless another task's program spawns it. */
  readonly programs: readonly Program[];
  /** What the Wasmtime of guests does; the newest if absent. */
  readonly wasmtime?: WasmtimeRules;
  /**
   * Of current_thread, what the future in `block_on` does after it has spawned the tasks that no program spawns. At
   * the end it waits until every task has completed. Nothing if absent.
   */
  readonly blockOn?: Program;
  /** Of current_thread, what `on_thread_park` does with a waker of the future in `block_on`. Nothing if absent. */
  readonly parkHook?: 'wakes' | 'defers';
  /**
   * Whether the runtime is dropped: multi_thread at any time; current_thread when the future in `block_on` is at the end
   * of its program, which then waits for no task. Never if absent.
   */
  readonly shutsDown?: boolean;
  /** Of `openMultiThread`, what threads do in place of programs, which are then empty. */
  readonly open?: Open;
}

/** Whether a worker that held the driver notifies another before it polls. */
export const handsDriverOff = ({ rules, constants }: Pick<Runtime, 'rules' | 'constants'>): boolean =>
  rules.eagerDriverHandoff && constants.eagerDriverHandoff === true;

/** Constants small enough to explore and large enough to show every rule. */
export const smallConstants: Constants = {
  workers: 2,
  queueCapacity: 4,
  eventInterval: 4,
  globalQueueInterval: 3,
  maxLifoPolls: 3,
  lifoSlot: true,
  coopBudget: 4,
};
