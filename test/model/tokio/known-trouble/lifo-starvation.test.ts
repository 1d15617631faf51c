import { describe, expect, it } from 'vitest';
import type { Constants, YieldName } from '../../../../model/index.ts';
import { mostBetween } from './support/between.ts';
import { cycles } from './support/cycles.ts';
import { explored } from './support/explored.ts';
import { forEver, pingPong } from './support/programs.ts';
import { does, polls, pollsOf } from './support/steps.ts';

const [ping, pong, bystander] = [0, 1, 2] as const;
const explore = (release: string, how: YieldName, constants: Partial<Constants> = {}) =>
  explored({
    release,
    constants: { workers: 1, ...constants },
    programs: [
      pingPong(pong, { starts: true }),
      pingPong(ping, { starts: false }),
      forEver('bystander', { does: 'yield', how }),
    ],
  });

const uncapped = ['1.20.0', '1.22.0', '1.23.0', '1.28.2'];
const capped = ['1.29.0', '1.44.0', '1.51.0', '1.51.2', '1.52.0', '1.53.1'];

describe('tokio#5686, #5712: two tasks that wake each other starve a third in the queue', () => {
  it.each(uncapped)('%s: for ever, in one tick, and without a pass through the driver', (release) => {
    const graph = explore(release, 'self-wake');
    const [round, ...others] = cycles(graph);
    expect(others).toEqual([]);
    expect(round?.isFinal).toBe(true);
    expect(round?.steps.some(polls(ping))).toBe(true);
    expect(round?.steps.some(polls(pong))).toBe(true);
    expect(round?.steps.some(polls(bystander))).toBe(false);
    expect(round?.steps.some(does('driver.begin'))).toBe(false);
  });

  it.each(capped)('%s: for 4 polls of the pair, those of a tick, and in no run for ever', (release) => {
    const graph = explore(release, 'self-wake');
    expect(cycles(graph, (step) => !polls(bystander)(step))).toEqual([]);
    expect(
      mostBetween(graph, {
        since: does('yield'),
        until: polls(bystander),
        count: pollsOf(ping, pong),
      }),
    ).toBe(4);
  });

  it.each([
    [3, 8],
    [4, 12],
    [5, 16],
    [61, 240],
  ])(
    'since 1.29.0, with yield_now and an event interval of %i, for %i polls: 4 in each tick but the last',
    (eventInterval, most) => {
      const graph = explore('1.53.1', 'yield_now', { eventInterval, globalQueueInterval: eventInterval });
      expect(
        mostBetween(graph, {
          since: does('yield'),
          until: polls(bystander),
          count: pollsOf(ping, pong),
        }),
      ).toBe(most);
    },
  );
});
