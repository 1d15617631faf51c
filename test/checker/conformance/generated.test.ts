import { describe, expect, it } from 'vitest';
import { scenarios } from '../../../model/index.ts';
import { Dice } from '../properties/scheduler/random-walk.ts';
import { conforms } from './fixture.ts';
import { recorded, runtimeOf } from './support/random-run.ts';

/** Nothing that is recorded tells of an abort, which puts its task into a queue. */
const recordable = scenarios.filter(({ name }) => name !== 'abort');

describe('a run of the specification, cut off anywhere, is a behaviour of its release', () => {
  const releases = ['1.22.0', '1.24.2', '1.43.4', '1.51.1', '1.53.1'];
  it.each(recordable.map((scenario) => [scenario.name, scenario] as const))('%s', async (_, scenario) => {
    const dice = new Dice(scenario.name.length);
    for (const release of releases)
      for (const how of ['self-wake', 'yield_now'] as const)
        for (const workers of [1, 2, 3]) {
          const steps = 10 + dice.below(150);
          const run = recorded(runtimeOf(scenario, how, release, workers), release, steps, dice);
          const { verdict, at, reasons } = await conforms(run, release);
          if (verdict === 'accepted') continue;
          expect.fail(JSON.stringify({ release, how, workers, steps, verdict, at, reasons }));
        }
  });
});
