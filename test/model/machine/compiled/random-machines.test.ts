import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { machines } from './random-machine.ts';
import type { Observed } from './random-machine.ts';
import { expectSameGraph } from './same-graph.ts';

/** What a test draws differs each time; what is said of a sample holds for the one drawn from this seed. */
const seed = 1;

describe('a random machine, compiled, is the machine interpreted', () => {
  const compare = ({ machine, refusals }: Observed): ReturnType<typeof expectSameGraph> =>
    expectSameGraph(machine, { states: 20, refusals });

  test.prop([machines({ faulty: false })], { numRuns: 120 })('in every state', (drawn) => {
    expect([...compare(drawn).faults]).toEqual([]);
  });

  it('goes places', () => {
    const met = { states: 0, transitions: 0, refusals: 0 };
    for (const drawn of fc.sample(machines({ faulty: false }), { numRuns: 120, seed })) {
      const { states, transitions } = compare(drawn);
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
  const faultsOf = ({ machine, refusals }: Observed): ReadonlySet<string> =>
    expectSameGraph(machine, { states: 8, refusals }).faults;

  test.prop([machines({ faulty: true })], { numRuns: 200 })('is told so in the same words', (drawn) => {
    faultsOf(drawn);
  });

  it('breaks it in many ways', () => {
    const met = fc
      .sample(machines({ faulty: true }), { numRuns: 200, seed })
      .flatMap((drawn) => [...faultsOf(drawn)]);
    expect(new Set(met).size).toBeGreaterThan(3);
  });
});
