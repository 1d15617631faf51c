import type { Emitted, Instruction } from '../../model/index.ts';

/** An instruction of a task, as far as a step is about it. */
export interface Executed {
  /** Index of the task. */
  readonly task: number;
  /** Index of the instruction in its program. */
  readonly at: number;
  readonly instruction: Instruction;
}

/** One step, with what decides how long it takes. */
export interface TimedStep {
  /** What a probe would see of it. */
  readonly events: readonly Emitted[];
  /** What a poll executes, or what the task waits for that the outside brings about; absent where no task is concerned. */
  readonly executed?: Executed;
  /** Whether its actor, a worker, is in the driver afterwards until something happens. */
  readonly sleepsInDriver: boolean;
}
