import type { Asked } from '../../model/index.ts';
import type { Executed, TimedStep } from './timed-step.ts';

/** By task, where in its program it is asked to give way. */
export type AskedByTask = readonly (readonly Asked[])[];

/** Follows which tasks give way: a step that a task comes back to in its next poll is still the one before. */
export class GivesWay {
  readonly #asked: readonly ReadonlyMap<number, Asked>[];
  /** By task, the instruction in which its last poll ended, where the next one takes it up again. */
  readonly #taken = new Map<number, number>();

  constructor(asked: AskedByTask) {
    this.#asked = asked.map((all) => new Map(all.map((one) => [one.at, one])));
  }

  /** Whether the task is ever asked. */
  asks(task: number): boolean {
    return (this.#asked[task]?.size ?? 0) > 0;
  }

  /** On what the task is asked by this instruction, unless it was before. */
  askedBy({ task, at }: Executed): Asked | undefined {
    return this.#taken.get(task) === at ? undefined : this.#asked[task]?.get(at);
  }

  /** A step is taken. */
  see({ events, executed }: TimedStep): void {
    if (executed === undefined) return;
    const { task, at, instruction } = executed;
    const isTakenUp = instruction.does === 'wait' || instruction.does === 'use resource';
    if (isTakenUp && events.some(({ e }) => e === 'poll.end')) this.#taken.set(task, at);
    else if (this.#taken.get(task) !== at) this.#taken.delete(task);
  }
}
