import type { Instruction, Program } from '../../model/index.ts';

const times = (count: number, round: readonly Instruction[]): readonly Instruction[] =>
  Array.from({ length: count }, () => round).flat();

/** Spawns the tasks that follow it, and waits for them. */
const parentOf = (children: readonly Program[]): readonly Program[] => [
  {
    role: 'parent',
    instructions: [
      ...children.map((_, index): Instruction => ({ does: 'spawn', task: 1 + index })),
      { does: 'wait', for: 'wake' },
    ],
  },
  ...children,
];

const yielder = (yields: number, how: 'self-wake' | 'yield_now'): Program => ({
  role: 'yielder',
  instructions: times(yields, [{ does: 'yield', how }]),
});

const threeYielders = (how: 'self-wake' | 'yield_now'): readonly Program[] =>
  parentOf([1, 2, 3].map(() => yielder(40, how)));

const [pong, ping] = [2, 3];

/** What the programs behind some recordings do, by the name of the recording. */
export const workloads: Readonly<Record<string, readonly Program[]>> = {
  'S1-defer-ct': threeYielders('yield_now'),
  'S2-wake-ct': threeYielders('self-wake'),
  'S4-pingpong-defer-ct': parentOf([
    { role: 'bystander', instructions: [{ does: 'yield', how: 'yield_now' }, { does: 'repeat' }] },
    {
      role: 'pong',
      instructions: times(61, [
        { does: 'wait', for: 'wake' },
        { does: 'wake', task: ping },
      ]),
    },
    {
      role: 'ping',
      instructions: [
        ...times(60, [
          { does: 'wake', task: pong },
          { does: 'wait', for: 'wake' },
        ]),
        // It drops its end of the channel.
        { does: 'wake', task: pong },
      ],
    },
  ]),
  'S6-coop-wake-ct': parentOf([
    { role: 'receiver', instructions: [{ does: 'use resource' }, { does: 'repeat' }] },
    { role: 'yielder', instructions: [{ does: 'yield', how: 'self-wake' }, { does: 'repeat' }] },
  ]),
};
