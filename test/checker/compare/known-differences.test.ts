import { fc, test as propertyTest } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import { compareBehaviour, likenessOf } from '../../../checker/compare/behaviour.ts';
import { findingOfDifference } from '../../../checker/compare/findings.ts';
import { encounterOf, type Encounter, type Side } from '../../../checker/compare/side.ts';
import { scenarioNamed } from '../../../checker/workload/scenario-named.ts';
import { newestRelease, releases, scenarios, smallConstants } from '../../../model/index.ts';
import type { YieldName } from '../../../model/index.ts';

interface Shape {
  readonly scenario: string;
  readonly yield: YieldName;
  readonly release: string;
  readonly workers: number;
  readonly lifoSlot: boolean;
}

const usual: Shape = {
  scenario: 'hogged-worker',
  yield: 'yield_now',
  release: newestRelease,
  workers: 2,
  lifoSlot: true,
};

const side = (name: string, shape: Partial<Shape>): Side => {
  const { scenario, yield: way, release, workers, lifoSlot } = { ...usual, ...shape };
  const { size } = scenarioNamed(scenario);
  return {
    name,
    workload: {
      scenario,
      size: { ...size, yield: way },
      release,
      constants: { ...smallConstants, workers, lifoSlot },
    },
  };
};

const releasesCompared = (one: string, other: string, shape: Partial<Shape> = {}): Encounter =>
  encounterOf(side(one, { ...shape, release: one }), side(other, { ...shape, release: other }));

const behaviourOf = (encounter: Encounter) => compareBehaviour(encounter, 'events', {});

const fingerprintIn = (scenario: string): string | undefined => {
  const encounter = encounterOf(
    side('self-wake', { scenario, yield: 'self-wake', workers: 1 }),
    side('yield_now', { scenario, yield: 'yield_now', workers: 1 }),
  );
  const found = { encounter, behaviour: behaviourOf(encounter) };
  const comparison = {
    axis: 'yield' as const,
    names: ['self-wake', 'yield_now'] as const,
    observation: 'events' as const,
    encounters: [found],
    bounds: [],
    unexamined: [],
    seconds: 0,
  };
  return findingOfDifference(comparison, found, [])?.fingerprint;
};

describe('what is known to differ', () => {
  test('self-wake goes into a queue where yield_now is deferred', () => {
    const { parting } = behaviourOf(
      encounterOf(side('self-wake', { yield: 'self-wake' }), side('yield_now', { yield: 'yield_now' })),
    );
    expect(parting).toMatchObject({
      moment: { by: 'choices' },
      class: 'notification',
      deeds: [
        'task 1 goes to the back of the queue of worker 0',
        'task 1 waits on the deferred list of worker 0 until that has looked at timers and sockets',
      ],
    });
  });

  test('1.51.1 steals from the LIFO slot, and 1.51.2 does not', () => {
    const encounter = releasesCompared('1.51.1', '1.51.2', { scenario: 'coop-budget' });
    const { by } = behaviourOf(encounter);
    expect(by.events.forth.kind).toBe('strays');
    expect(by.polls).toMatchObject({ forth: { kind: 'strays' }, back: { kind: 'refines' } });
  });

  test.each([
    ['1.51.1', '1.52.4'],
    ['1.52.4', '1.51.1'],
  ] as const)('of %s and %s the one that notifies is told first', (one, other) => {
    const both = [one, other];
    const { parting } = behaviourOf(releasesCompared(one, other, { scenario: 'hogged-worker' }));
    if (parting === undefined) throw new RangeError('they do not part');
    const { first, deeds } = parting;
    expect(both[first]).toBe('1.51.1');
    expect(deeds[first]).toBe('worker 0 looks for a sleeping worker to wake, and wakes none');
    expect(deeds[1 - first]).toBe('that does not happen');
  });

  test('without its LIFO slot a worker puts a woken task at the back of its queue', () => {
    const { parting } = behaviourOf(
      encounterOf(side('on', { workers: 1 }), side('off', { workers: 1, lifoSlot: false })),
    );
    expect(parting?.class).toBe('order');
    expect(parting?.deeds).toEqual([
      expect.stringContaining('into the LIFO slot of worker 0'),
      expect.stringContaining('to the back of the queue of worker 0'),
    ]);
  });

  test('a difference is the same finding whenever it is found, and not that of another scenario', () => {
    expect(fingerprintIn('yielders')).toMatch(/^[0-9a-f]{16}$/u);
    expect(fingerprintIn('yielders')).toBe(fingerprintIn('yielders'));
    expect(fingerprintIn('ping-pong')).not.toBe(fingerprintIn('yielders'));
  });
});

describe('what is known to be equal', () => {
  test.each([
    ['1.53.0', '1.53.1'],
    ['1.51.2', '1.51.3'],
  ])('%s and %s, which have the same rules', (one, other) => {
    const { by, parting } = behaviourOf(releasesCompared(one, other));
    expect(likenessOf(by.events)).toBe('equal');
    expect(parting).toBeUndefined();
  });

  const small = scenarios.map(({ name }) => name).filter((name) => name !== 'block-in-place');
  propertyTest.prop(
    [
      fc.record({
        scenario: fc.constantFrom(...small),
        yield: fc.constantFrom<YieldName>('self-wake', 'yield_now'),
        release: fc.constantFrom(...releases.map(({ version }) => version)),
      }),
    ],
    { numRuns: 8, seed: 5 },
  )('any release and itself, on one worker', (shape) => {
    const one = side('one', { ...shape, workers: 1 });
    const { by } = behaviourOf(encounterOf(one, { ...one, name: 'other' }));
    expect([by.events, by.polls].map(likenessOf)).toEqual(['equal', 'equal']);
  });
});
