import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { machines } from './random-machine.ts';
import type { Observed } from './random-machine.ts';
import { expectSameGraph } from './same-graph.ts';

/** What a test draws differs each time; what is said of a sample holds for the one drawn from this seed. */
const seed = 1;

const compare = ({ machine, refusals }: Observed, states: number): ReturnType<typeof expectSameGraph> =>
  expectSameGraph(machine, { states, refusals });

describe('a random machine, compiled, is the machine interpreted', () => {
  test.prop([machines({ faulty: false })], { numRuns: 120 })('in every state', (drawn) => {
    expect([...compare(drawn, 20).faults]).toEqual([]);
  });

  it('goes places', () => {
    const met = { states: 0, transitions: 0, refusals: 0 };
    for (const drawn of fc.sample(machines({ faulty: false }), { numRuns: 120, seed })) {
      const { states, transitions } = compare(drawn, 20);
      met.states += states;
      met.transitions += transitions;
      met.refusals += drawn.refusals.size;
    }
    expect(met.states).toBeGreaterThan(500);
    expect(met.transitions).toBeGreaterThan(2000);
    expect(met.refusals).toBeGreaterThan(20);
  });
});

describe('a random machine that breaks its contract', () => {
  test.prop([machines({ faulty: true })], { numRuns: 200 })('is told so in the same words', (drawn) => {
    compare(drawn, 8);
  });

  it('breaks it in many ways', () => {
    const met = new Set<string>();
    for (const drawn of fc.sample(machines({ faulty: true }), { numRuns: 200, seed }))
      for (const fault of compare(drawn, 8).faults) met.add(fault);
    expect(met.size).toBeGreaterThan(3);
  });
});
