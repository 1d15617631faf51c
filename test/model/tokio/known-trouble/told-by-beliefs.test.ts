import { describe, expect, it } from 'vitest';
import type { YieldName } from '../../../../model/index.ts';
import { explored, type Deviations } from '../../../checker/verify/explored.ts';

const verdictOn = (belief: string, scenario: string, how: YieldName, release: string, size: Deviations) => {
  const found = explored(scenario, how, { behaves: release, ...size }).beliefs.find(
    ({ belief: { claim } }) => claim.id === belief,
  );
  if (found === undefined) throw new Error(`no belief ${belief}`);
  return found.verdict;
};

const smaller = { tasks: 2, polls: 2 };

/** What the commands of docs/known-trouble.md show with `--beliefs`. */
describe('trouble that refutes a belief in one release and not in the other', () => {
  it.each([
    ['#5223', 'yielders', 'yield_now', '1.22.0', true, smaller],
    ['#5223', 'yielders', 'yield_now', '1.23.0', false, smaller],
    ['#7185', 'coop-budget', 'yield_now', '1.43.0', true, {}],
    ['#7185', 'coop-budget', 'yield_now', '1.44.0', false, {}],
    ['wasmtime#10667', 'timer-beside-guests', 'self-wake', '1.53.1', true, { tasks: 1 }],
    ['wasmtime#10667', 'timer-beside-guests', 'yield_now', '1.53.1', false, { tasks: 1 }],
  ] as const)(
    '%s: %s under %s, %s: that yielding serves timers is refuted: %s',
    (_, scenario, how, release, expected, size) => {
      const { verdict } = verdictOn('yielding-serves-timers', scenario, how, release, size);
      expect(verdict === 'violated').toBe(expected);
    },
  );

  it.each(['1.23.0', '1.29.0', '1.51.0', '1.53.1'])(
    '#6847, %s: that idle workers find work is refuted in every release',
    (release) => {
      const { verdict } = verdictOn('idle-workers-find-work', 'yielders', 'yield_now', release, { polls: 2 });
      expect(verdict).toBe('violated');
    },
  );

  it('#4941: of a task in a LIFO slot beside a hog, in the shortest run', () => {
    const { counterexample } = verdictOn(
      'idle-workers-find-work',
      'hogged-worker',
      'self-wake',
      '1.53.1',
      {},
    );
    const lastPlace = counterexample?.steps
      .flatMap(({ events }) => events)
      .findLast(({ e }) => e === 'schedule');
    expect(lastPlace).toMatchObject({ e: 'schedule', to: 'lifo' });
  });
});
