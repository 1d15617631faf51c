import type { YieldName } from '../yields/yield-way.ts';
import type { Instruction, Program } from './program.ts';

/** `count` copies of what `item` makes of each index. */
export const times = <T>(count: number, item: (index: number) => T): readonly T[] =>
  Array.from({ length: count }, (_, index) => item(index));

/** A task that is polled `polls` times and yields between. */
export const yielder = (how: YieldName, polls: number, role = 'yielder'): Program => ({
  role,
  instructions: times(polls - 1, (): Instruction => ({ does: 'yield', how })),
});
