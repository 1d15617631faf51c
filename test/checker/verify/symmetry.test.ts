import { describe, expect, it } from 'vitest';
import { scenarios } from '../../../model/index.ts';
import type { Scenario, YieldName } from '../../../model/index.ts';
import type { Exploration } from './outcomes.ts';
import { exploredSmall, outcomes } from './outcomes.ts';

const yields: readonly YieldName[] = ['self-wake', 'yield_now'];
const all = scenarios.flatMap((scenario) => yields.map((how) => [scenario.name, how, scenario] as const));
const inAsManySteps = (name: string) => new RegExp(`^${name}: violated in \\d+ steps$`, 'mu');

const asItIs: Exploration = {
  behaves: '1.53.0',
  judgedAs: '1.53.0',
  symmetry: false,
  fingerprint: false,
};

/** Explores fewer states, and finds what the search of every state finds. */
const expectTheSame = (
  scenario: Scenario,
  how: YieldName,
  by: Exploration,
  fingerprint: boolean,
): readonly string[] => {
  const whole = exploredSmall(scenario, how, by);
  const folded = exploredSmall(scenario, how, { ...by, symmetry: true, fingerprint });
  const found = outcomes(whole);
  expect(folded.states).toBeLessThan(whole.states);
  expect(outcomes(folded)).toEqual(found);
  return found;
};

describe('one state for all that differ by a renaming gives the verdicts and the lengths that all of them give', () => {
  it.each(all)('in %s by %s', (_, how, scenario) => {
    const found = expectTheSame(scenario, how, asItIs, false);
    expect(found.join('\n')).toMatch(inAsManySteps('[a-z-]+'));
  });

  it.each([
    ['1.51.0', 'lifo-private', 'hogged-worker', 'yield_now', {}],
    ['1.28.0', 'lifo-cap', 'ping-pong', 'self-wake', { maxLifoPolls: 1 }],
  ] as const)('where %s does not keep to %s', (behaves, property, name, how, constants) => {
    const scenario = scenarios.find((one) => one.name === name);
    if (scenario === undefined) throw new Error(`no scenario ${name}`);
    const found = expectTheSame(scenario, how, { ...asItIs, behaves, constants }, false);
    expect(found.join('\n')).toMatch(inAsManySteps(property));
  });
});

describe('so does 64 bits of hash of each such state', () => {
  const some = all.filter(([name]) => name === 'yielders' || name === 'hogged-worker');
  it.each(some)('in %s by %s', (_, how, scenario) => {
    expectTheSame(scenario, how, asItIs, true);
    const every = exploredSmall(scenario, how, asItIs);
    expect(outcomes(exploredSmall(scenario, how, { ...asItIs, fingerprint: true }))).toEqual(outcomes(every));
  });
});
