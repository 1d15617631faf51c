/** One thing that a future does which yields by a policy of somebody's own. */
export type PolicyStep =
  /** Goes on within the same poll. */
  | 'continue'
  /** Wakes its own task and ends the poll. */
  | 'self-wake'
  /** Tokio's `task::yield_now`. */
  | 'yield_now'
  /** Tokio's `time::sleep`: ends the poll until the driver has fired a timer. */
  | 'sleep'
  /**
   * Tokio's `task::spawn_blocking` of what takes no time: ends the poll until a thread of the blocking pool wakes the task,
   * unless that was quicker than the poll.
   */
  | 'blocking'
  /** Computes: keeps the thread for one more step. */
  | 'compute'
  /** Uses a ready resource of Tokio's, which takes one unit of coop budget. */
  | 'use resource'
  /** Ends the task, as a trap does; nothing comes after it. */
  | 'trap';

/** Every step that there is. */
export const policySteps = [
  'continue',
  'self-wake',
  'yield_now',
  'sleep',
  'blocking',
  'compute',
  'use resource',
  'trap',
] as const satisfies readonly PolicyStep[];

/** What a policy answers once, and the state in which it is asked the next time: an index. */
export interface PolicyTurn {
  readonly steps: readonly PolicyStep[];
  readonly next: number;
}

/** What a policy answers in one of its states. */
export interface PolicyState {
  /** At an epoch deadline, and wherever else a task yields. */
  readonly epoch: PolicyTurn;
  /** Out of fuel; Wasmtime's own way if absent. */
  readonly fuel?: PolicyTurn;
}

/** How somebody's own future yields, as plain data: each task has a state of its own and begins with the first. */
export interface Policy {
  readonly name: string;
  /** One sentence for people. */
  readonly summary?: string;
  /** `wasmtime` if Wasmtime itself is to yield so; by an answer of its epoch callback if absent. */
  readonly within?: 'wasmtime';
  readonly states: readonly [PolicyState, ...(readonly PolicyState[])];
}

/** The path of a module of somebody's own. */
export type OwnFile = `${string}.${'ts' | 'mts' | 'cts' | 'js' | 'mjs' | 'cjs'}`;

/** What a policy goes by: the file it was read from, or `policy` and its own name. */
export type PolicyName = OwnFile | `policy ${string}`;
