import type { Instruction } from '../workloads/program.ts';
import type { Runtime } from './config.ts';
import type { TaskView } from './state.ts';

/** The beginning of the closure of `block_in_place` that the task is in; undefined if it is in none. */
export const closureOf = (
  { programs }: Pick<Runtime, 'programs'>,
  task: Pick<TaskView, 'index' | 'step'>,
): (Instruction & { does: 'block in place' }) | undefined => {
  const instructions = programs[task.index]?.instructions ?? [];
  for (let i = task.step - 1; i >= 0; i--) {
    const instruction = instructions[i];
    if (instruction?.does === 'end block in place') return undefined;
    if (instruction?.does === 'block in place') return instruction;
  }
  return undefined;
};

/**
 * Whether the closure's `block_on` calls the deferred wakers of its thread before it parks: that of Tokio, while every
 * thread in a runtime has a list (runtime/park.rs `CachedParkThread::block_on`).
 */
export const callsDeferredBeforeParking = (
  { rules }: Pick<Runtime, 'rules'>,
  { runs }: Instruction & { does: 'block in place' },
): boolean =>
  rules.yieldNowDefers && rules.deferredListOf === 'every entered thread' && runs === 'Handle::block_on';

/**
 * Whether `yield_now` in the closure never returns: `block_on` waits for a waker that is on the list of its own thread,
 * which calls it only when the closure is over. Since 1.29.0 a thread that is to park in Tokio's `block_on` does not
 * call its deferred wakers first, since they are no longer its own but its scheduler's.
 */
export const yieldNowIsStuck = (
  { rules }: Pick<Runtime, 'rules'>,
  { runs }: Instruction & { does: 'block in place' },
): boolean => {
  if (!rules.yieldNowDefers || rules.deferNeedsCore) return false;
  return runs === 'Handle::block_on'
    ? rules.deferredListOf === 'scheduler threads'
    : !rules.deferNeedsEntered;
};
