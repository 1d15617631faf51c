import { describe, expect, it } from 'vitest';
import { proveRefusal } from '../../../../checker/conformance/exhaustion/index.ts';
import { scenarios } from '../../../../model/index.ts';
import { Dice } from '../../properties/scheduler/random-walk.ts';
import { Tampering } from '../../tampering/harness.ts';
import { conforms, rulesFor } from '../fixture.ts';
import { recorded, runtimeOf } from '../support/random-run.ts';

const uncovered = new Set(['abort', 'shutdown', 'block-in-place']);
const covered = scenarios.filter(({ name }) => !uncovered.has(name));

describe('the specification whose tasks may do anything shows the runs of the specification', () => {
  it.each(covered.map((scenario) => [scenario.name, scenario] as const))('%s', (_, scenario) => {
    const dice = new Dice(scenario.name.length);
    for (const release of ['1.22.0', '1.24.2', '1.43.4', '1.51.1', '1.53.1'])
      for (const how of ['self-wake', 'yield_now'] as const)
        for (const workers of [1, 2]) {
          const steps = 10 + dice.below(workers === 1 ? 150 : 80);
          const { header, events } = recorded(
            runtimeOf(scenario, how, release, workers),
            release,
            steps,
            dice,
          );
          const proof = proveRefusal(header, events, rulesFor(release), { states: 50_000, bytes: 2 ** 28 });
          if (proof.kind !== 'not-confirmed')
            expect.fail(JSON.stringify({ release, how, workers, steps, proof }));
        }
  });
});

describe('where one event of such a run is missing', () => {
  it('the search refuses nothing that the specification shows', async () => {
    const dice = new Dice(7);
    let confirmed = 0;
    for (const scenario of covered)
      for (const how of ['self-wake', 'yield_now'] as const)
        for (let i = 0; i < 6; i++) {
          const runtime = runtimeOf(scenario, how, '1.53.1', 1);
          const run = recorded(runtime, '1.53.1', 60 + dice.below(60), dice);
          const lost = run.events[dice.below(run.events.length)];
          if (lost === undefined) continue;
          const damaged = new Tampering(run).remove(lost).result().recording;
          const proof = proveRefusal(damaged.header, damaged.events, rulesFor('1.53.1'), {
            states: 50_000,
            bytes: 2 ** 28,
          });
          const { verdict, at } = await conforms(damaged, '1.53.1');
          if (proof.kind === 'confirmed') confirmed += 1;
          const told = JSON.stringify({ scenario: scenario.name, how, i, lost, proof, verdict, at });
          if (verdict === 'refused') expect(proof.kind, told).toMatch(/^(?:confirmed|not-covered)$/u);
        }
    expect(confirmed).toBeGreaterThan(20);
  });
});
