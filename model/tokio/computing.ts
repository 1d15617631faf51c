import type { Context } from '../machine/machine.ts';
import type { Instruction } from '../workloads/program.ts';

/** Whether a task that computes is done with it after this step. */
export const hasComputed = (
  { for: length }: Extract<Instruction, { does: 'compute' }>,
  context: Pick<Context<unknown>, 'choose'>,
): boolean => length === undefined || context.choose(2) === 1;
