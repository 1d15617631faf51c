import type { Instruction, Program } from '../../model/index.ts';

const times = (count: number, round: readonly Instruction[]): readonly Instruction[] =>
  Array.from({ length: count }, () => round).flat();

/**
 * Before the recorded programs spawn anything, their worker has gone to sleep once, which costs a tick. A task that
 * completes at once costs one as well.
 */
const firstTick: Program = { role: 'first tick', instructions: [] };

/** Spawns the tasks that follow it, and waits for them. */
const parentOf = (children: readonly Program[]): readonly Program[] => [
  firstTick,
  {
    role: 'parent',
    instructions: [
      ...children.map((_, index): Instruction => ({ does: 'spawn', task: 2 + index })),
      { does: 'wait', for: 'wake' },
    ],
  },
  ...children,
];

const yielders = (count: number, yields: number, how: 'self-wake' | 'yield_now'): readonly Program[] =>
  Array.from({ length: count }, () => ({
    role: 'yielder',
    instructions: times(yields, [{ does: 'yield', how }]),
  }));

const endless: Program = {
  role: 'spinner',
  instructions: [{ does: 'yield', how: 'self-wake' }, { does: 'repeat' }],
};

const [pong, ping] = [3, 4];

const pair: readonly Program[] = [
  {
    role: 'pong',
    instructions: times(61, [
      { does: 'wait', for: 'wake' },
      { does: 'use resource' },
      { does: 'wake', task: ping },
    ]),
  },
  {
    role: 'ping',
    instructions: times(60, [
      { does: 'wake', task: pong },
      { does: 'wait', for: 'wake' },
      { does: 'use resource' },
    ]),
  },
];

/** What the programs behind some recordings do, by the name of the recording. */
export const workloads: Readonly<Record<string, readonly Program[]>> = {
  'S1-defer-mt1': parentOf(yielders(3, 40, 'yield_now')),
  'S1-defer-plus1-mt1': parentOf([...yielders(2, 6, 'yield_now'), endless]),
  'S2-wake-mt1': parentOf(yielders(3, 40, 'self-wake')),
  'S4-pingpong-defer-mt1': parentOf([
    { role: 'bystander', instructions: [{ does: 'yield', how: 'yield_now' }, { does: 'repeat' }] },
    ...pair,
  ]),
};
