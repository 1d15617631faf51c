import type { Flavor } from '../tokio/config.ts';
import type { Policy } from '../policies/policy.ts';
import type { YieldName } from '../yields/yield-way.ts';
import type { Program } from './program.ts';

/** The size of a workload and the way its tasks yield. */
export interface ScenarioSize {
  readonly yield: YieldName;
  /** What `yield` names, if that is a policy. */
  readonly policy?: Policy;
  /** Number of tasks of the role that the scenario is about. */
  readonly tasks: number;
  /** Number of times each of them is polled. */
  readonly polls: number;
}

/** A small workload that shows one thing. */
export interface Scenario {
  readonly name: string;
  /** One sentence: who does what. */
  readonly summary: string;
  /** The size that is explored unless another is asked for. */
  readonly size: Omit<ScenarioSize, 'yield'>;
  readonly programs: (size: ScenarioSize) => readonly Program[];
  /** The scheduler without which it shows nothing; any will do if absent. */
  readonly onlyOn?: Flavor;
  /** What the future in `block_on` does on current_thread; it waits for all tasks if absent. */
  readonly blockOn?: (size: ScenarioSize) => Program;
  /** What the park hook of current_thread does with a waker of the future in `block_on`; nothing if absent. */
  readonly parkHook?: 'wakes' | 'defers';
  /** Whether the runtime is dropped before its tasks are complete. */
  readonly shutsDown?: boolean;
}
