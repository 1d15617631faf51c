import type { YieldName } from '../../yields/yield-way.ts';
import type { Instruction, Program } from '../program.ts';

/** The size of an endless workload and the way its tasks yield. */
export interface EndlessSize {
  readonly yield: YieldName;
  /** Number of tasks of the role that the workload is about. */
  readonly tasks: number;
}

/** A small workload whose tasks go on for ever, so that it can be asked who has to wait for ever, or how long at most. */
export interface EndlessWorkload {
  readonly name: string;
  /** One sentence: who does what. */
  readonly summary: string;
  /** Number of tasks unless another is asked for. */
  readonly tasks: number;
  readonly programs: (size: EndlessSize) => readonly Program[];
}

/** A task that goes round the same instructions for ever. */
export const forEver = (role: string, ...instructions: readonly Instruction[]): Program => ({
  role,
  instructions: [...instructions, { does: 'repeat' }],
});

/** A task that yields at each poll. */
export const endlessYielder = (how: YieldName, role = 'yielder'): Program =>
  forEver(role, { does: 'yield', how });
