import { describe, expect, it } from 'vitest';
import { assert, array, nat, property } from 'fast-check';
import { oneBudgetATick } from '../../../../checker/properties/one-budget-a-tick.ts';
import type { Occurrence } from '../../../../traces/index.ts';
import { check, shown, steal, take, worker } from './tiny-trace.ts';

const uses = (task: number, count: number): readonly Occurrence[] =>
  Array.from({ length: count }, () => ({ e: 'consume', task }));
const polled = (task: number, ...within: readonly Occurrence[]): readonly Occurrence[] => [
  { e: 'poll.begin', task },
  ...within,
  { e: 'poll.end', task, ready: false },
];
const small = { config: { coop_budget: 3 } };

describe('one-budget-a-tick', () => {
  it('gives each tick a budget, and each poll of the future in block_on', () => {
    const verdict = check(
      oneBudgetATick,
      small,
      worker(0, take(1), ...polled(1, ...uses(1, 3)), take(1), ...polled(1, ...uses(1, 3))),
      worker(0, steal(2, 1), ...polled(2, ...uses(2, 3)), ...polled(0, ...uses(0, 3))),
    );
    expect(verdict).toMatchObject({ verdict: 'holds', checked: 12 });
  });

  it('finds tasks of one tick that use more together', () => {
    const verdict = check(
      oneBudgetATick,
      small,
      worker(0, take(1), ...polled(1, ...uses(1, 2)), take(2, 'lifo-chain'), ...polled(2, ...uses(2, 2))),
    );
    expect(verdict).toMatchObject({ verdict: 'violated', violations: 1 });
    expect(verdict.reason).toContain('use 4 units of coop budget; they have 3 together');
    expect(shown(verdict)).toEqual([2, 3, 7, 8]);
  });

  it('is about threads: the budget of one is not that of another', () => {
    const verdict = check(
      oneBudgetATick,
      small,
      worker(0, take(1), ...uses(1, 3)),
      worker(1, take(2), ...uses(2, 3)),
    );
    expect(verdict.verdict).toBe('holds');
  });

  it('does not count what the closure of block_in_place uses, and goes on counting after it', () => {
    const closure: readonly Occurrence[] = [
      { e: 'block_in_place.begin', task: 1 },
      ...uses(1, 5),
      { e: 'block_in_place.end', task: 1 },
    ];
    const after = (count: number) =>
      check(oneBudgetATick, small, worker(0, take(1), ...uses(1, 2), ...closure, ...uses(1, count))).verdict;
    expect(after(1)).toBe('holds');
    expect(after(2)).toBe('violated');
  });

  it('accepts just the ticks whose tasks use 128 units or fewer', () => {
    assert(
      property(array(nat({ max: 70 }), { minLength: 1, maxLength: 4 }), (counts) => {
        const tick = counts.flatMap((count, i) => [
          take(i + 1, i === 0 ? 'local' : 'lifo-chain'),
          ...polled(i + 1, ...uses(i + 1, count)),
        ]);
        const total = counts.reduce((sum, count) => sum + count, 0);
        const { verdict } = check(oneBudgetATick, {}, worker(0, ...tick, take(9), ...uses(9, 128)));
        expect(verdict).toBe(total > 128 ? 'violated' : 'holds');
      }),
      { seed: 11, numRuns: 60 },
    );
  });
});
