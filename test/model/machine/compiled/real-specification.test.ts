import { describe, expect, it } from 'vitest';
import { multiThread, rulesOf, scenarios, smallConstants } from '../../../../model/index.ts';
import type { Constants } from '../../../../model/index.ts';
import { expectSameGraph } from './same-graph.ts';

const yields = ['self-wake', 'yield_now'] as const;
const versions = ['1.28.2', '1.47.0', '1.51.1', '1.53.1'];
const constants: readonly (readonly [string, Partial<Constants>])[] = [
  ['small constants', {}],
  [
    "Tokio's own constants",
    { queueCapacity: 256, eventInterval: 61, globalQueueInterval: 'auto', coopBudget: 128 },
  ],
  ['three workers without LIFO slots', { workers: 3, lifoSlot: false, queueCapacity: 2 }],
];

const machineOf = (
  scenario: (typeof scenarios)[number],
  how: (typeof yields)[number],
  version: string,
  changed: Partial<Constants>,
) => {
  const rules = rulesOf(version);
  if (rules === undefined) throw new Error(`${version} is unknown`);
  const programs = scenario.programs({ yield: how, tasks: 2, polls: 2 });
  return multiThread({ rules, constants: { ...smallConstants, ...changed }, programs });
};

describe.each(scenarios)('$name, compiled, is what it is interpreted', (scenario) => {
  it.each(yields)('with %s, in every release', (how) => {
    for (const version of versions) {
      const machine = machineOf(scenario, how, version, {});
      expect(expectSameGraph(machine, { states: 400 }).transitions).toBeGreaterThan(100);
    }
  });

  it.each(constants)('with %s', (_, changed) => {
    const machine = machineOf(scenario, 'yield_now', '1.53.1', changed);
    const { states, complete } = expectSameGraph(machine, { states: 800 });
    expect(complete || states === 800).toBe(true);
  });
});

it('is the same in the whole graph of a small configuration', () => {
  for (const scenario of scenarios) {
    const machine = machineOf(scenario, 'self-wake', '1.53.1', { workers: 1 });
    const { complete, states } = expectSameGraph(machine, { states: 1500 });
    expect([scenario.name, complete]).toEqual([scenario.name, true]);
    expect(states).toBeGreaterThan(20);
  }
});
