import type { Side } from '../../model/index.ts';
import type { Event, Path } from '../../traces/index.ts';

/** A value of a field as people read it: tasks by their numbers from 1, `null` for none, names for enums. */
export type ToldValue = string | number | boolean | null | readonly ToldValue[];

/** Whose field it is: a worker or task by its number as events tell it, or the runtime as a whole. */
export type Owner =
  | { readonly kind: 'worker'; readonly worker: number }
  /** `task` is 0 for the future given to `block_on`. */
  | { readonly kind: 'task'; readonly task: number }
  | { readonly kind: 'runtime' };

/** The value of a field before the first step. */
export interface ToldFact {
  readonly owner: Owner;
  /** As the schema calls it, such as `queue` or `lifo`. */
  readonly field: string;
  readonly value: ToldValue;
  /** Whether the value is a task, or a sequence of tasks. */
  readonly ofTasks: boolean;
  /** Whether it is where a worker is between two steps, or a counter: needed to go on, and seldom to understand. */
  readonly bookkeeping: boolean;
}

/** A field whose value a step changed. */
export interface ToldChange extends Omit<ToldFact, 'value'> {
  readonly before: ToldValue;
  readonly after: ToldValue;
}

/** A step that was not taken where a run went another way. */
export interface Road {
  /** The action's name. */
  readonly action: string;
  readonly source: string;
  /** The worker that would take it; null for the environment. */
  readonly worker: number | null;
  /** Whether it could have been taken. */
  readonly enabled: boolean;
  /** Why not, as a clause such as `the LIFO slot of worker 0 is not empty`; of one that could, what it would have done. */
  readonly because: string;
}

/** One step of a run, with everything that a report says about it. */
export interface ToldStep {
  /** The action's name. */
  readonly action: string;
  /** File and function of Tokio that the action stands for, such as `worker.rs Core::next_task`. */
  readonly source: string;
  /** That file at the tag of the release; absent where the source names no file of Tokio. */
  readonly link?: string;
  readonly side: Side;
  /** The worker that takes the step; null for the environment. */
  readonly worker: number | null;
  readonly events: readonly Event[];
  readonly changes: readonly ToldChange[];
  /** What else could have happened, and what would have helped and could not; empty where nobody looked. */
  readonly roads: readonly Road[];
}

/** A run of the specification as plain data: all that reporters need, and nothing that they must look up. */
export interface ToldRun {
  /** Index of each step among those that its state offered; `formatPath` makes an argument of it. */
  readonly path: Path;
  readonly workers: number;
  /** What each task is, from task 1 on, such as `yielder`. */
  readonly roles: readonly string[];
  /** Every field of the initial state, in the order of the schema. */
  readonly initial: readonly ToldFact[];
  /** Events of the start itself: the tasks spawned before the first step. */
  readonly start: readonly Event[];
  readonly steps: readonly ToldStep[];
  /** Where a run goes round for ever: index of the first step of the loop, which lasts to the last step. */
  readonly loopFrom?: number;
}
