import { describe, expect, it } from 'vitest';
import { beliefs } from '../../../checker/beliefs/index.ts';
import { allProperties } from '../../../checker/properties/index.ts';
import { verifyComposed } from '../../../checker/verify/composed.ts';
import type { ComposedSearch } from '../../../checker/verify/search.ts';
import { verify } from '../../../checker/verify/verify.ts';
import type { Verification } from '../../../checker/verify/verification.ts';
import type { ExploredVerdict } from '../../../checker/verify/verdicts.ts';
import { rulesOf, scenarios, smallConstants } from '../../../model/index.ts';
import type { Rules, YieldName } from '../../../model/index.ts';

const rulesNamed = (release: string): Rules => {
  const rules = rulesOf(release);
  if (rules === undefined) throw new Error(`no release ${release}`);
  return rules;
};

const workload = (name: string, how: YieldName, behaves: string) => {
  const scenario = scenarios.find((one) => one.name === name);
  if (scenario === undefined) throw new Error(`no scenario ${name}`);
  return {
    scenario,
    size: { yield: how, tasks: 1, polls: 2 },
    release: '1.53.0',
    rules: rulesNamed(behaves),
    constants: smallConstants,
    properties: allProperties,
    beliefs,
    limits: {},
  };
};

const known = new Map<string, Verification>();

/** Searches a workload without limits; a second call with the same arguments is free. */
const searched = (name: string, how: YieldName, behaves: string, search: ComposedSearch): Verification => {
  const key = JSON.stringify([name, how, behaves, search]);
  const found = known.get(key) ?? verifyComposed({ ...workload(name, how, behaves), search });
  known.set(key, found);
  return found;
};

const verdictsOf = ({ verdicts, beliefs: told }: Verification): readonly ExploredVerdict[] => [
  ...verdicts,
  ...told.map(({ verdict }) => verdict),
];

const kinds = (verification: Verification): readonly string[] =>
  verdictsOf(verification).map(({ property, verdict }) => `${property}: ${verdict}`);

const lengths = (verification: Verification): ReadonlyMap<string, number> =>
  new Map(
    verdictsOf(verification).flatMap(({ property, counterexample }) =>
      counterexample === undefined ? [] : [[property, counterexample.steps.length] as const],
    ),
  );

const cases: readonly (readonly [string, YieldName, string])[] = [
  ['yielders', 'self-wake', '1.53.0'],
  ['hogged-worker', 'self-wake', '1.53.0'],
  ['hogged-worker', 'yield_now', '1.53.0'],
  ['hogged-worker', 'yield_now', '1.51.0'],
  ['guest-answers', 'yield_now', '1.53.0'],
];

const searches: readonly ComposedSearch[] = [
  { kind: 'random', runs: 300, steps: 200, seed: 1 },
  { kind: 'pct', runs: 300, steps: 200, seed: 1, bugDepth: 4 },
];

describe.each(cases)('%s by %s with the rules of %s', (name, how, behaves) => {
  const breadthFirst = verify({
    ...workload(name, how, behaves),
    symmetry: false,
    fingerprint: false,
    threads: 1,
  });
  const shortest = lengths(breadthFirst);

  it('gets the same verdicts depth first, by counterexamples that are no shorter', () => {
    const depthFirst = searched(name, how, behaves, { kind: 'depth-first' });
    expect(kinds(depthFirst)).toEqual(kinds(breadthFirst));
    for (const [property, length] of lengths(depthFirst))
      expect(length).toBeGreaterThanOrEqual(shortest.get(property) ?? Infinity);
    expect(depthFirst.states).toBeGreaterThanOrEqual(breadthFirst.states);
  });

  it.each(searches)('is only ever violated by $kind runs where it is', (search) => {
    const sampled = searched(name, how, behaves, search);
    expect(sampled.sampling).toMatchObject({ runs: 300, seed: 1 });
    for (const [property, length] of lengths(sampled))
      expect(length).toBeGreaterThanOrEqual(shortest.get(property) ?? Infinity);
    const open = verdictsOf(sampled).filter(({ counterexample }) => counterexample === undefined);
    const left = new Set(open.map(({ verdict }) => verdict));
    expect([...left].filter((kind) => kind !== 'inconclusive' && kind !== 'not-checkable')).toEqual([]);
  });
});

describe('a rule of another release', () => {
  it.each<ComposedSearch>([{ kind: 'depth-first' }, ...searches])('is found by $kind', (search) => {
    const found = searched('hogged-worker', 'yield_now', '1.51.0', search).verdicts.find(
      ({ property }) => property === 'lifo-private',
    );
    expect(found).toMatchObject({ verdict: 'violated' });
    expect(found?.counterexample?.path.length).toBe(found?.counterexample?.steps.length);
  });
});

it('says which limit ended random runs, and how many were done by then', () => {
  const { cut, sampling, verdicts } = verifyComposed({
    ...workload('yielders', 'self-wake', '1.53.0'),
    search: { kind: 'random', runs: 300, steps: 200, seed: 1 },
    limits: { states: 50 },
  });
  expect(cut).toBe('states');
  expect(sampling?.runs).toBeLessThan(300);
  expect(verdicts[0]?.reason).toMatch(
    /^no violation found in \d+ random runs .* limit on the number of states/u,
  );
});

it('promises nothing of priorities before a run was done', () => {
  const none = verifyComposed({
    ...workload('yielders', 'self-wake', '1.53.0'),
    search: { kind: 'pct', runs: 300, steps: 200, seed: 1, bugDepth: 2 },
    limits: { seconds: 0 },
  });
  expect(none.sampling).toEqual({ runs: 0, steps: 0, seed: 1 });
});
