import type { Policy } from '../../policies/policy.ts';
import type { YieldName } from '../../yields/yield-way.ts';
import type { DeadlineAnswer, Instruction, Program } from '../program.ts';

/**
 * How the tasks of an endless workload yield: in a way of their own, or, with `custom`, as guests of Wasmtime whose epoch
 * callback answers `YieldCustom` with Tokio's `yield_now`.
 */
export type EndlessWay = YieldName | 'custom';

/** The size of an endless workload and the way its tasks yield. */
export interface EndlessSize {
  readonly yield: EndlessWay;
  /** What `yield` names, if that is a policy. */
  readonly policy?: Policy;
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
  /** The roles whose waits it is about. */
  readonly about: readonly string[];
  readonly programs: (size: EndlessSize) => readonly Program[];
}

/** A task that goes round the same instructions for ever. */
export const forEver = (role: string, ...instructions: readonly Instruction[]): Program => ({
  role,
  instructions: [...instructions, { does: 'repeat' }],
});

/** What the epoch callback of a guest answers that is to yield this way. */
export const answerFor = (how: EndlessWay): DeadlineAnswer =>
  how === 'self-wake'
    ? { answer: 'Yield' }
    : { answer: 'YieldCustom', future: how === 'custom' ? 'yield_now' : how };

/** A task that yields at each poll. */
export const endlessYielder = (how: EndlessWay, role = 'yielder'): Program =>
  how === 'custom'
    ? forEver(role, { does: 'epoch deadline', answers: [answerFor(how)] })
    : forEver(role, { does: 'yield', how });
