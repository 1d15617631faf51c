import type { YieldName } from '../yields/yield-way.ts';

/** What the deadline callback of a Wasmtime store may answer (`UpdateDeadline`). */
export type DeadlineAnswer =
  | { readonly answer: 'Continue' }
  | { readonly answer: 'Yield' }
  | { readonly answer: 'YieldCustom'; readonly future: YieldName }
  | { readonly answer: 'Interrupt' };

/** What a task does next. A poll runs until an instruction ends it; the next poll goes on after that one. */
export type Instruction =
  /** Yields and ends the poll. */
  | { readonly does: 'yield'; readonly how: YieldName }
  /** Wakes another task, which is then past its next `wait` for a wake. */
  | { readonly does: 'wake'; readonly task: number }
  | { readonly does: 'spawn'; readonly task: number }
  /**
   * Ends the poll until what it waits for has happened. What is done by a thread of the blocking pool, where it was sent just
   * before, may have been done already; then the poll goes on.
   */
  | { readonly does: 'wait'; readonly for: 'wake' | 'timer' | 'socket' | 'foreign wake' | 'blocking pool' }
  /**
   * Calls `block_in_place`: what follows until `end block in place` is its closure, in which yields and joins are of
   * futures that the closure runs to their ends, by Tokio's own `block_on` or by another executor's.
   */
  | { readonly does: 'block in place'; readonly runs: 'Handle::block_on' | 'another block_on' }
  | { readonly does: 'end block in place' }
  /** Awaits the JoinHandle of a task that no other task joins. */
  | { readonly does: 'join'; readonly task: number }
  /** Aborts a task, by its JoinHandle or AbortHandle. */
  | { readonly does: 'abort'; readonly task: number }
  /** Computes without yielding: the thread is kept for one more step, or for as many as the task likes. */
  | { readonly does: 'compute'; readonly for?: 'as long as it likes' }
  /** Uses a ready resource of Tokio's: one unit of coop budget, or a forced yield when none is left. */
  | { readonly does: 'use resource' }
  /** A guest reaches its epoch deadline; the callback gives any of these answers. */
  | { readonly does: 'epoch deadline'; readonly answers: readonly DeadlineAnswer[] }
  /** A guest has used up its fuel. */
  | { readonly does: 'out of fuel' }
  /** A guest task of a component yields by `thread.yield`, and no other of its store is ready. */
  | { readonly does: 'component yield' }
  /** Starts over, at the instruction with this index; at the first if absent. */
  | { readonly does: 'repeat'; readonly from?: number };

/** What one task does, from its first poll to its completion after the last instruction. */
export interface Program {
  /** What the task is in its workload, such as `guest` or `timer`. */
  readonly role: string;
  readonly instructions: readonly Instruction[];
  /**
   * Who spawns the task if no program does: `main` before anything else happens, which it is if absent, or a thread
   * foreign to the runtime at any time.
   */
  readonly spawnedBy?: 'main' | 'foreign thread';
}

/** Whether a thread foreign to the runtime spawns the task. */
export const isSpawnedOutside = (program: Program | undefined): boolean =>
  program?.spawnedBy === 'foreign thread';

/** The tasks that some program spawns; all others that no foreign thread spawns exist from the start. */
export const spawnedTasks = (programs: readonly Program[]): ReadonlySet<number> =>
  new Set(
    programs.flatMap(({ instructions }) =>
      instructions.flatMap((instruction) => (instruction.does === 'spawn' ? [instruction.task] : [])),
    ),
  );
