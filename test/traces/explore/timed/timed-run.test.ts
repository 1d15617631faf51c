import { array as arrayOf, assert, integer, nat, property } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { array, compile, int, Machine } from '../../../../model/index.ts';
import { randomWordsFor, runInTime } from '../../../../traces/index.ts';

const fields = { left: int(0, 9) };

/** Threads that each take nine steps. */
const threads = (count: number): Machine<{ threads: ReturnType<typeof array<typeof fields>> }, number> =>
  new Machine<{ threads: ReturnType<typeof array<typeof fields>> }, number>(
    { threads: array(count, fields) },
    (state) => {
      for (let i = 0; i < count; i++) state.threads.get(i).left = 9;
    },
  ).each('threads', { name: 'go', source: 'test' }, {}, (thread, _state, context) => {
    if (thread.left === 0) return false;
    thread.left -= 1;
    context.emit(thread.index);
    return;
  });

interface Taken {
  readonly thread: number;
  readonly at: number;
}

/** Each thread takes its steps as far apart as its duration says, and is kept by each for as long as `keeps`. */
const run = (durations: readonly number[], keeps: number, until: number): readonly Taken[] => {
  const taken: Taken[] = [];
  runInTime({
    engine: compile(threads(durations.length)),
    clock: {
      due: ({ step, since }) => since + (durations[step.label.actors[0] ?? 0] ?? 0),
      took: (_, at) => at + keeps,
    },
    random: randomWordsFor(1, 1),
    until,
    steps: 1000,
    see: ({ events: [thread = -1] }, at) => taken.push({ thread, at }),
  });
  return taken;
};

const anyDurations = arrayOf(integer({ min: 1, max: 50 }), { minLength: 1, maxLength: 3 });

describe('a run in time', () => {
  test('has each thread take its steps as far apart as they last, whatever the others do', () => {
    assert(
      property(anyDurations, nat(20), (durations, keeps) => {
        const taken = run(durations, keeps, Infinity);
        for (const [thread, duration] of durations.entries())
          expect(taken.filter((one) => one.thread === thread).map(({ at }) => at)).toEqual(
            Array.from({ length: 9 }, (_, i) => duration + i * (duration + keeps)),
          );
      }),
      { numRuns: 30, seed: 1 },
    );
  });

  test('never goes back in time, and ends when it is to', () => {
    assert(
      property(anyDurations, integer({ min: 1, max: 300 }), (durations, until) => {
        const times = run(durations, 0, until).map(({ at }) => at);
        expect(times).toEqual(times.toSorted((one, other) => one - other));
        expect(Math.max(0, ...times)).toBeLessThan(until);
      }),
      { numRuns: 30, seed: 1 },
    );
  });
});
