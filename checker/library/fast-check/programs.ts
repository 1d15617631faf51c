import type { Arbitrary } from 'fast-check';
import * as fc from 'fast-check';
import type { Instruction, Program } from '../../../model/index.ts';

/** How many tasks there are, and how much each does. */
export interface ProgramConstraints {
  /** Tasks at most; 3 if absent. */
  readonly maxTasks?: number;
  /** Instructions of a task at most; 4 if absent. */
  readonly maxInstructions?: number;
}

const instruction: Arbitrary<Instruction> = fc.oneof(
  fc.record({
    does: fc.constant('yield' as const),
    how: fc.constantFrom('self-wake' as const, 'yield_now' as const),
  }),
  fc.record({ does: fc.constant('use resource' as const) }),
  fc.record({
    does: fc.constant('wait' as const),
    for: fc.constantFrom('wake' as const, 'timer' as const, 'socket' as const, 'foreign wake' as const),
  }),
  fc.record({ does: fc.constant('wake' as const), task: fc.nat({ max: 63 }) }),
);

/** Names tasks that there are, and none that is to wake itself. */
const among = (one: Instruction, self: number, tasks: number): readonly Instruction[] => {
  if (one.does !== 'wake') return [one];
  if (tasks === 1) return [];
  return [{ ...one, task: (self + 1 + (one.task % (tasks - 1))) % tasks }];
};

/**
 * What tasks do, for `programs` of a model: they yield, use resources, wait, and wake each other, in any order, and may wait
 * for ever. They shrink towards fewer tasks that do less.
 *
 * @example
 * ```ts
 * trace({ model: programs({ maxTasks: 2 }).map((own) => ({ programs: own, workers: 2 })) });
 * ```
 */
export const programs = ({ maxTasks = 3, maxInstructions = 4 }: ProgramConstraints = {}): Arbitrary<
  readonly Program[]
> =>
  fc
    .array(fc.array(instruction, { maxLength: maxInstructions }), { minLength: 1, maxLength: maxTasks })
    .map((bodies) =>
      bodies.map((body, self) => ({
        role: `task-${self + 1}`,
        instructions: body.flatMap((one) => among(one, self, bodies.length)),
      })),
    );
