import type { YieldTold } from '../../yields/being-polled.ts';

/** What a thread does that no rule of the scheduler decides. Tasks are given by index. */
export type Call =
  /** A waker is called; `during` is what the thread is about, as far as that is known. */
  | {
      readonly does: 'wake';
      readonly task: number;
      readonly during: 'poll' | 'completion' | 'pass' | 'either';
    }
  | { readonly does: 'spawn'; readonly task: number }
  /** The waker or `tokio::spawn` that was called last returns. */
  | { readonly does: 'return'; readonly from: 'wake' | 'spawn'; readonly task: number }
  /** `wakesItself` says whether the task calls its own waker there; absent if that is not known. */
  | { readonly does: 'yield'; readonly task: number; readonly how: YieldTold; readonly wakesItself?: boolean }
  /** The poll returns. `budget` is what is left of the coop budget of the tick. */
  | {
      readonly does: 'end poll';
      readonly task: number;
      readonly ready: boolean;
      readonly budget: 'left' | 'gone' | 'unknown';
    };

/**
 * A runtime whose tasks may do anything: what its threads do of their own accord is given, call by call, in place of
 * programs. When they do it, and all else, is for the scheduler to decide.
 */
export interface Open {
  /** By worker, one after the other. */
  readonly workers: readonly (readonly Call[])[];
  /** By thread that runs no worker. */
  readonly foreign: readonly (readonly Call[])[];
}

/** The most calls that a thread of an open runtime makes; 0 for any other runtime. */
export const longestScript = ({ open }: { readonly open?: Open }): number =>
  open === undefined ? 0 : Math.max(0, ...[...open.workers, ...open.foreign].map(({ length }) => length));

/** How many calls come to pass with the waker that is called at `at`: its return, if that is told of, with it. */
export const callAndReturn = (script: readonly Call[], at: number): number => {
  const [call, after] = [script[at], script[at + 1]];
  const returns = call !== undefined && after?.does === 'return' && after.task === call.task;
  return returns ? 2 : 1;
};

/** Whether the waker of `task` is called again in the pass in which it is called at `at`. */
export const isCalledAgain = (script: readonly Call[], at: number, task: number): boolean => {
  for (const call of script.slice(at + 1)) {
    if (call.does !== 'return' && (call.does !== 'wake' || call.during === 'poll')) return false;
    if (call.does === 'wake' && call.task === task) return true;
  }
  return false;
};

/** Whether what returns at `at` was called just before. */
export const returnsFromCall = (script: readonly Call[], at: number): boolean => {
  const [before, call] = [script[at - 1], script[at]];
  return (
    call?.does === 'return' &&
    (before?.does === 'wake' || before?.does === 'spawn') &&
    before.does === call.from &&
    before.task === call.task
  );
};
