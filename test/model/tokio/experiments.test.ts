import { describe, expect, it } from 'vitest';
import type { Instruction, Program } from '../../../model/workloads/program.ts';
import type { YieldName } from '../../../model/yields/yield-way.ts';
import { pollOrder, realConstants } from './single-worker.ts';

const forEver = (how: YieldName): Program => ({
  role: how,
  instructions: [{ does: 'yield', how }, { does: 'repeat' }],
});

/** Task 0 spawns all others and is done. */
const spawnedByOne = (children: readonly Program[]): readonly Program[] => [
  {
    role: 'parent',
    instructions: children.map((_, index): Instruction => ({ does: 'spawn', task: index + 1 })),
  },
  ...children,
];

const letters = (order: readonly number[], names: string): string =>
  order.map((task) => names[task - 1] ?? '').join('');

/** What small programs did on real Tokio, one worker, release by release. */
describe('the specification repeats what real Tokio was seen to do', () => {
  it.each(['1.20', '1.24', '1.28', '1.29', '1.43', '1.44', '1.51.1', '1.51.4', '1.52.4', '1.53'])(
    '%s: self-wakers alternate strictly, and the one in the LIFO slot starts',
    (release) => {
      const order = pollOrder(
        release,
        spawnedByOne([1, 2, 3].map(() => forEver('self-wake'))),
        realConstants,
        10,
      );
      expect(letters(order.slice(1), 'ABC')).toBe('CABCABCAB');
    },
  );

  it.each([
    ['1.20', 'DABCDABCDABCDABC'],
    ['1.24', 'DABCCDABBCDAABCD'],
    ['1.29', 'DABCDCBADABCDCBA'],
    ['1.53', 'DABCDCBADABCDCBA'],
  ])('%s: yield_now resumes in the order %s', (release, expected) => {
    const constants = { ...realConstants, eventInterval: 10_000 };
    const order = pollOrder(
      release,
      spawnedByOne([1, 2, 3, 4].map(() => forEver('yield_now'))),
      constants,
      17,
    );
    expect(letters(order.slice(1), 'ABCD')).toBe(expected);
  });

  it.each([
    ['1.20', 'YstuYstuYstuYst'],
    ['1.24', 'YstuYstusYtustY'],
    ['1.53', 'YstuYstusYtustY'],
  ])(
    '%s: beside self-wakers, yield_now resumes at the event interval, then first (%s)',
    (release, expected) => {
      const programs = spawnedByOne([
        forEver('self-wake'),
        forEver('self-wake'),
        forEver('self-wake'),
        forEver('yield_now'),
      ]);
      const order = pollOrder(release, programs, { ...realConstants, eventInterval: 5 }, 16);
      expect(letters(order.slice(1), 'stuY')).toBe(expected);
    },
  );

  it.each([
    ['1.51.4', [...range(128, 255), ...range(257, 298), ...range(0, 127), 256]],
    ['1.52.2', [...range(0, 127), ...range(257, 298), ...range(128, 256)]],
    ['1.53', [...range(0, 127), ...range(257, 298), ...range(128, 256)]],
  ])('%s: of 300 spawned tasks a full queue moves the right half', (release, expected) => {
    const child: Program = { role: 'child', instructions: [] };
    const order = pollOrder(
      release,
      spawnedByOne(Array.from({ length: 300 }, () => child)),
      realConstants,
      301,
    );
    const children = order.slice(1).map((task) => task - 1);
    expect(children[0]).toBe(299);
    expect(children.slice(1)).toEqual(expected);
  });

  it('a ping-pong pair gets at most four polls between two of a self-waker since 1.29, and every poll before', () => {
    const pair: readonly Program[] = [
      {
        role: 'ping',
        instructions: [{ does: 'wake', task: 2 }, { does: 'wait', for: 'wake' }, { does: 'repeat' }],
      },
      {
        role: 'pong',
        instructions: [{ does: 'wait', for: 'wake' }, { does: 'wake', task: 1 }, { does: 'repeat' }],
      },
    ];
    const gaps = (release: string): number => {
      const order = pollOrder(
        release,
        spawnedByOne([...pair, forEver('self-wake')]),
        realConstants,
        400,
      ).slice(5);
      const at = order.flatMap((task, index) => (task === 3 ? [index] : []));
      return Math.max(
        ...at.slice(1).map((index, i) => index - (at[i] ?? 0) - 1),
        order.length - (at.at(-1) ?? 0),
      );
    };
    expect(gaps('1.53')).toBeLessThanOrEqual(4);
    expect(gaps('1.28')).toBeGreaterThan(300);
  });

  it('a task out of coop budget alternates with a self-waker up to 1.43, and waits for the driver since 1.44', () => {
    const consumer: Program = {
      role: 'consumer',
      instructions: [{ does: 'use resource' }, { does: 'repeat' }],
    };
    const between = (release: string): number => {
      const order = pollOrder(
        release,
        spawnedByOne([consumer, forEver('self-wake')]),
        realConstants,
        200,
      ).slice(3);
      const at = order.flatMap((task, index) => (task === 1 ? [index] : []));
      return Math.max(...at.slice(1).map((index, i) => index - (at[i] ?? 0) - 1));
    };
    expect(between('1.43')).toBe(1);
    expect(between('1.44')).toBeGreaterThanOrEqual(57);
  });
});

function range(from: number, to: number): readonly number[] {
  return Array.from({ length: to - from + 1 }, (_, index) => from + index);
}
