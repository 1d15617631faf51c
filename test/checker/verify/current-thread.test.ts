import { describe, expect, it } from 'vitest';
import { allProperties } from '../../../checker/properties/index.ts';
import { neverTaken } from '../../../checker/verify/never-taken.ts';
import type { Verification } from '../../../checker/verify/verification.ts';
import { verify } from '../../../checker/verify/verify.ts';
import { lackingOnCurrentThread, rulesOf, scenarios, smallConstants } from '../../../model/index.ts';
import type { Program, Scenario, YieldName } from '../../../model/index.ts';
import { propertiesThat } from './explored.ts';

const ways: readonly YieldName[] = ['self-wake', 'yield_now'];
const possible = scenarios.filter(
  ({ programs, size }) => lackingOnCurrentThread(programs({ ...size, yield: 'self-wake' })) === undefined,
);

const explore = (release: string, scenario: Scenario, how: YieldName, symmetry: boolean): Verification => {
  const rules = rulesOf(release);
  if (rules === undefined) throw new Error(`no rules for ${release}`);
  return verify({
    scenario,
    flavor: 'current_thread',
    size: { ...scenario.size, yield: how },
    release,
    rules,
    constants: { ...smallConstants, workers: 1 },
    properties: allProperties,
    beliefs: [],
    limits: {},
    symmetry,
    fingerprint: false,
    threads: 1,
  });
};

const known = new Map<string, Verification>();

/** A second call with the same arguments is free. */
const explored = (release: string, scenario: Scenario, how: YieldName, symmetry = true): Verification => {
  const key = JSON.stringify([release, scenario.name, how, symmetry]);
  const found = known.get(key) ?? explore(release, scenario, how, symmetry);
  known.set(key, found);
  return found;
};

const yields = (how: YieldName): Program => ({ role: 'block_on', instructions: [{ does: 'yield', how }] });

/** What none of the scenarios has: a future in `block_on` that yields and is woken by others. */
const busyRoots: readonly Scenario[] = ways.map((how): Scenario => ({
  name: `block_on yields by ${how}`,
  summary: 'The future in block_on yields beside a task that sleeps and one that yields.',
  size: { tasks: 1, polls: 3 },
  programs: ({ yield: other, tasks }) => [
    { role: 'sleeper', instructions: [{ does: 'wait', for: 'timer' }] },
    {
      role: 'waker',
      instructions: [
        { does: 'wake', task: tasks + 1 },
        { does: 'yield', how: other },
      ],
    },
  ],
  blockOn: () => ({
    role: 'block_on',
    instructions: [
      ...yields(how).instructions,
      { does: 'wait', for: 'foreign wake' },
      ...yields(how).instructions,
      { does: 'wait', for: 'wake' },
    ],
  }),
}));

const sleepers: Scenario = {
  name: 'sleepers',
  summary: 'Tasks that sleep.',
  size: { tasks: 3, polls: 2 },
  programs: ({ tasks }) =>
    Array.from({ length: tasks }, () => ({
      role: 'sleeper',
      instructions: [{ does: 'wait', for: 'timer' }],
    })),
};

const verdictsOf = (found: Verification | undefined) =>
  found?.verdicts.map(({ property, verdict }) => [property, verdict]);

const cases = ['1.22.0', '1.24.2', '1.43.4', '1.49.0', '1.53.1'].flatMap((release) =>
  [...possible, ...busyRoots].map((scenario) => ({ release, scenario, name: scenario.name })),
);

/** Whether a wake was lost, or its task shut down before it was put into a queue or polled. */
const ofShutdown = ['every-wake-answered', 'idle-wake-placement'];

describe('the specification of current_thread', () => {
  it.each(cases)('$release, $name: violates no property and breaks no sentence', ({ release, scenario }) => {
    for (const how of ways) {
      const found = explored(release, scenario, how);
      expect(propertiesThat('violated', found)).toEqual([]);
      // No trace tells whether a task that ended without a poll was cancelled or its wake was lost.
      const undecided = propertiesThat('inconclusive', found);
      if (scenario.name === 'shutdown') expect(ofShutdown).toEqual(expect.arrayContaining([...undecided]));
      else expect(undecided).toEqual(scenario.name === 'abort' ? ['every-wake-answered'] : []);
      expect(found.broken).toEqual([]);
      expect(found.terminal).toBeGreaterThan(0);
    }
  });

  it('takes each of its actions, and puts each property to the test that is not of multi_thread alone', () => {
    const all = [...possible, ...busyRoots].flatMap((scenario) =>
      ways.map((how) => explored('1.53.1', scenario, how)),
    );
    const never = all.map((found) => new Set(neverTaken(found).map(({ name }) => name)));
    expect([...(never[0] ?? [])].filter((name) => never.every((missing) => missing.has(name)))).toEqual([]);
    const held = new Set(all.flatMap((found) => propertiesThat('holds', found)));
    const notOfIt = new Set(
      all
        .flatMap(({ verdicts }) => verdicts)
        .filter(({ reason }) => reason === 'it is a rule of the multi_thread scheduler')
        .map(({ property }) => property),
    );
    expect(allProperties.map(({ id }) => id).filter((id) => !held.has(id))).toEqual([...notOfIt]);
    expect(notOfIt.has('lifo-cap')).toBe(true);
  });

  it('has fewer states up to renaming, and the same verdicts', () => {
    const [with_, without] = [true, false].map((symmetry) =>
      explored('1.53.1', sleepers, 'self-wake', symmetry),
    );
    expect(with_?.states).toBeLessThan(without?.states ?? 0);
    expect(verdictsOf(with_)).toEqual(verdictsOf(without));
  });
});
