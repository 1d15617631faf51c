import { beforeAll, describe, expect, it } from 'vitest';
import { beliefs } from '../../../checker/beliefs/index.ts';
import { bisect } from '../../../checker/bisect/bisect.ts';
import type { Bisection } from '../../../checker/bisect/bisect.ts';
import { isOpen } from '../../../checker/bisect/bisect.ts';
import { allProperties } from '../../../checker/properties/index.ts';
import { smallConstants } from '../../../model/index.ts';
import type { Workload } from '../../../checker/workload/workload.ts';

const propertyNamed = (id: string) => {
  const property = [...allProperties, ...beliefs.map(({ claim }) => claim)].find((one) => one.id === id);
  if (property === undefined) throw new Error(`no property ${id}`);
  return property;
};

const ask = (property: string, workload: Partial<Workload>, states = 20_000): Bisection =>
  bisect(
    {
      workload: {
        scenario: 'coop-budget',
        size: { yield: 'yield_now', tasks: 1, polls: 2 },
        release: '1.53.1',
        constants: { ...smallConstants, workers: 1 },
        ...workload,
      },
      property: propertyNamed(property),
      limits: { states },
    },
    () => {},
  );

describe('bisecting a belief', () => {
  let found: Bisection;
  beforeAll(() => {
    found = ask('yielding-serves-timers', {});
  });

  it('finds the release, and the rule that alone makes the difference, with its pull request', () => {
    const { eras, flips } = found.byRelease;
    expect(eras.map(({ from, found: { verdict } }) => [from, verdict])).toEqual([
      ['1.20.0', 'violated'],
      ['1.44.0', 'holds'],
    ]);
    expect(flips).toHaveLength(1);
    expect(
      flips[0]?.decisive.map(({ rule, changes }) => [rule, changes.flatMap(({ pulls }) => pulls)]),
    ).toEqual([['coopDefers', ['#7185']]]);
    expect(isOpen(found)).toBe(false);
  });

  it('tells a setting that flips it from one that does not', () => {
    const flips = new Map(found.bySetting.map((one) => [one.setting, one.flips]));
    expect(flips.get('--no-lifo-slot')).toBe(false);
    expect(flips.get('--event-interval 8')).toBe(false);
    expect([...flips.keys()]).toEqual(
      expect.arrayContaining([
        '--yield self-wake',
        '--workers 2',
        '--coop-budget 2',
        '--flavor current_thread',
      ]),
    );
    for (const { flips: isFlip, found: one } of found.bySetting)
      expect(isFlip).toBe(one.verdict !== 'inconclusive' && one.verdict !== found.asAsked.verdict);
  });
});

describe('bisecting', () => {
  it('sees rules that went there and back', () => {
    const { byRelease } = ask('lifo-private', {
      scenario: 'hogged-worker',
      size: { yield: 'self-wake', tasks: 1, polls: 2 },
    });
    const { eras } = byRelease;
    const around = eras.filter(({ from }) => from >= '1.51');
    expect(around.map(({ from, found: { verdict } }) => [from, verdict])).toEqual([
      ['1.51.0', 'not-checkable'],
      ['1.51.2', 'holds'],
      ['1.52.0', 'not-checkable'],
      ['1.52.2', 'holds'],
    ]);
  });

  it('is open where a limit left a release open', () => {
    expect(isOpen(ask('yielding-serves-timers', {}, 5))).toBe(true);
  });
});
