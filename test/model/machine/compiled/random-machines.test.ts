import { test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { machines } from './random-machine.ts';
import { expectSameGraph } from './same-graph.ts';

describe('a random machine, compiled, is the machine interpreted', () => {
  const met = { states: 0, transitions: 0, refusals: 0 };

  test.prop([machines({ faulty: false })], { numRuns: 120 })('in every state', ({ machine, refusals }) => {
    const { states, transitions, faults } = expectSameGraph(machine, { states: 20, refusals });
    expect([...faults]).toEqual([]);
    met.states += states;
    met.transitions += transitions;
    met.refusals += refusals.size;
  });

  it('goes places', () => {
    expect(met.states).toBeGreaterThan(500);
    expect(met.transitions).toBeGreaterThan(2000);
    expect(met.refusals).toBeGreaterThan(20);
  });
});

describe('a random machine that breaks its contract', () => {
  const met = new Set<string>();

  test.prop([machines({ faulty: true })], { numRuns: 200 })(
    'is told so in the same words',
    ({ machine, refusals }) => {
      for (const fault of expectSameGraph(machine, { states: 8, refusals }).faults) met.add(fault);
    },
  );

  it('breaks it in many ways', () => {
    expect(met.size).toBeGreaterThan(3);
  });
});
