import type { Instruction, Program } from '../../model/index.ts';

const times = (count: number, round: readonly Instruction[]): readonly Instruction[] =>
  Array.from({ length: count }, () => round).flat();

/** Spawns the tasks that follow it, and awaits one after the other. */
const parentOf = (children: readonly Program[]): readonly Program[] => [
  {
    role: 'parent',
    instructions: [
      ...children.map((_, index): Instruction => ({ does: 'spawn', task: 1 + index })),
      ...children.map((_, index): Instruction => ({ does: 'join', task: 1 + index })),
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

const wakerOfOther = (how: 'self-wake' | 'yield_now'): readonly Program[] =>
  parentOf([
    { role: 'woken', instructions: times(100, [{ does: 'wait', for: 'wake' }]) },
    {
      role: 'waker',
      instructions: times(100, [
        { does: 'wake', task: 1 },
        { does: 'yield', how },
      ]),
    },
  ]);

/** The future in `block_on` of each: it awaits the parent. */
export const awaitsParent: Program = { role: 'block_on', instructions: [{ does: 'join', task: 0 }] };

/**
 * The yielder yields until the receiver is done, which from 1.44 on is deferred whenever it is out of budget and so lets
 * 60 polls pass.
 */
const receiverBeside = (yields: number): readonly Program[] =>
  parentOf([
    { role: 'receiver', instructions: times(700, [{ does: 'use resource' }]) },
    yielder(yields, 'self-wake'),
  ]);

/** What the programs behind the recordings of a release do, by the name of the recording. */
export const workloadsOf = (release: string): Readonly<Record<string, readonly Program[]>> => ({
  'S6-coop-wake-ct': receiverBeside(release === '1.53.1' ? 300 : 5),
  'S1-defer-ct': threeYielders('yield_now'),
  'S2-wake-ct': threeYielders('self-wake'),
  'S10-crosswake-task-defer-ct': wakerOfOther('yield_now'),
  'S10-crosswake-task-wake-ct': wakerOfOther('self-wake'),
  'S4-pingpong-defer-ct': parentOf([
    yielder(3, 'yield_now'),
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
});
