import { fc } from '@fast-check/vitest';
import type { Event, Observation } from '../../../../traces/index.ts';

/** What may happen next, as numbers that are read modulo what is there. */
interface Choice {
  readonly what: number;
  readonly thread: number;
  readonly task: number;
  readonly how: number;
  readonly passed: number;
}

const choice: fc.Arbitrary<Choice> = fc.record({
  what: fc.nat(11),
  thread: fc.nat(3),
  task: fc.nat(4),
  how: fc.nat(2),
  passed: fc.nat(1000),
});

/** Thread 0 has no worker, the others one each. */
const workerOf = (thread: number): number | null => (thread === 0 ? null : thread - 1);

/** The polls that each thread is in, and what was seen so far. */
interface Writing {
  readonly polls: number[][];
  readonly seen: Observation[];
}

const outside = ['external', 'runtime', undefined] as const;
const inside = ['poll', 'poll', undefined] as const;
const ways = ['yield_now', 'coop', 'self-wake'] as const;
const sources = ['lifo', 'lifo-chain', 'local'] as const;

const observed = ({ polls }: Writing, { what, thread: s, task, how }: Choice): Observation => {
  const w = workerOf(s);
  const stack = polls[s] ?? [];
  const polling = stack.at(-1);
  const by = polling ?? null;
  const from = (polling === undefined ? outside : inside)[how];
  switch (what) {
    case 0:
    case 1:
      return { e: 'spawn.begin', s, w, task };
    case 2:
    case 3:
    case 4:
      return from === undefined
        ? { e: 'wake.begin', s, w, task, by }
        : { e: 'wake.begin', s, w, task, by, from };
    case 5:
      return polling === undefined
        ? { e: 'park.begin', s, w }
        : { e: 'yield', s, w, task: polling, how: ways[how] ?? 'coop' };
    case 6:
      return { e: 'wake.begin', s, w, task: polling ?? task, by, from: 'poll' };
    case 7:
      return { e: 'driver.begin', s, w, timeout: 0 };
    case 8:
      if (polling === undefined) return { e: 'thread.start', s, w };
      stack.pop();
      return { e: 'poll.end', s, w, task: polling, ready: how === 2 };
    case 9:
      return { e: 'take', s, w, task, from: sources[how] ?? 'local' };
    default:
      stack.push(task);
      return { e: 'poll.begin', s, w, task };
  }
};

/**
 * Recordings that no scheduler would make: anything may follow anything, but that polls nest. Task 0 is the root.
 * With `takes`, a worker's take comes before some of its polls.
 */
export const randomRecording: fc.Arbitrary<readonly Event[]> = fc
  .array(choice, { minLength: 30, maxLength: 120 })
  .map((choices) => {
    const writing: Writing = { polls: [[], [], [], []], seen: [] };
    let t = 0;
    return choices.map((one, g) => {
      t += one.passed;
      return { ...observed(writing, one), g, t };
    });
  });
