import { describe, expect, it } from 'vitest';
import { beliefs } from '../../../checker/beliefs/index.ts';
import type { YieldName } from '../../../model/index.ts';
import { explored } from './explored.ts';

const outcome = (id: string, how: YieldName) => {
  const found = explored('yielders', how).beliefs.find(({ belief }) => belief.claim.id === id);
  if (found === undefined) throw new Error(`no belief ${id}`);
  return found.verdict;
};

describe.each(beliefs)('the belief $claim.id', ({ claim, refutedUnder }) => {
  it.each(['self-wake', 'yield_now'] as const)('is refuted under %s exactly when it says so', (how) => {
    expect(outcome(claim.id, how).verdict === 'violated').toBe(refutedUnder.includes(how));
  });

  it('is refuted by a run whose last step shows it', () => {
    for (const how of refutedUnder) {
      const { counterexample, examples } = outcome(claim.id, how);
      const last = counterexample?.steps.at(-1)?.events ?? [];
      const shown = examples[0]?.events.at(-1);
      expect(last.map(({ e, w }) => `${e} on ${w}`)).toContain(`${shown?.e} on ${shown?.w}`);
    }
  });
});

describe('the shortest refutations', () => {
  it.each([
    ['self-wake-goes-first', 'self-wake', 5],
    ['yield-now-is-fifo', 'yield_now', 20],
    ['yielding-serves-timers', 'self-wake', 7],
    ['idle-workers-find-work', 'self-wake', 31],
    ['idle-workers-find-work', 'yield_now', 39],
  ] as const)('%s under %s takes %i steps', (id, how, steps) => {
    expect(outcome(id, how).counterexample?.steps.length).toBe(steps);
  });
});
