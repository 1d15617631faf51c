import { describe, expect, it } from 'vitest';
import type { YieldName } from '../../../../model/index.ts';
import { fewestBetween } from './support/between.ts';
import { cycles } from './support/cycles.ts';
import { explored } from './support/explored.ts';
import { forEver } from './support/programs.ts';
import { does, emits, inOneRound, polls } from './support/steps.ts';

const explore = (release: string, how: YieldName, workers = 2) =>
  explored({
    release,
    constants: {
      workers,
      eventInterval: workers === 1 ? 61 : 2,
      globalQueueInterval: 2,
      queueCapacity: 2,
    },
    programs: [forEver('yielder', { does: 'yield', how })],
  });

const fewestPasses = (graph: ReturnType<typeof explore>): number =>
  fewestBetween(graph, { since: does('yield'), until: polls(0), count: emits('driver.begin') });

const deferrals = (graph: ReturnType<typeof explore>) => {
  const yields = graph.steps.flat().filter(does('yield'));
  return { yields: yields.length, deferred: yields.filter(does('defer')).length };
};

describe('tokio#5209, #5223: yield_now comes back without a pass through the driver', () => {
  it.each(['1.20.0', '1.22.0'])('%s: it may, since it wakes itself', (release) => {
    const graph = explore(release, 'yield_now');
    const { yields, deferred } = deferrals(graph);
    expect(yields).toBeGreaterThan(0);
    expect(deferred).toBe(0);
    expect(fewestPasses(graph)).toBe(0);
  });

  it.each(['1.23.0', '1.29.0', '1.53.1'])('%s: never, since it is always deferred', (release) => {
    const graph = explore(release, 'yield_now');
    const { yields, deferred } = deferrals(graph);
    expect(yields).toBeGreaterThan(0);
    expect(deferred).toBe(yields);
    expect(fewestPasses(graph)).toBe(1);
  });

  it.each(['1.22.0', '1.23.0', '1.53.1'])('%s: a self-wake may, still', (release) => {
    expect(fewestPasses(explore(release, 'self-wake'))).toBe(0);
  });

  it.each([
    ['1.22.0', 'yield_now', 1, 61],
    ['1.23.0', 'yield_now', 1, 1],
    ['1.53.1', 'yield_now', 1, 1],
    ['1.53.1', 'self-wake', 1, 61],
  ] as const)(
    '%s: a lone task that yields by %s costs %i passes in %i yields',
    (release, how, passes, yields) => {
      const [round] = cycles(explore(release, how, 1));
      if (round === undefined) throw new Error('a task that yields for ever goes round');
      const ratio = inOneRound(round, emits('driver.begin')) / inOneRound(round, emits('yield'));
      expect(ratio).toBeCloseTo(passes / yields, 10);
    },
  );
});
