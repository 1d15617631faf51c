import { describe, expect, it } from 'vitest';
import { firstCancelled } from '../../../checker/conformance/index.ts';
import { scenarios } from '../../../model/index.ts';
import { Dice } from '../properties/scheduler/random-walk.ts';
import { asTrace, conforms } from './fixture.ts';
import { recorded, runtimeOf } from './support/random-run.ts';

/** Nothing that is recorded tells when a task is aborted and put into a queue, nor when a runtime is closed. */
const cancels = new Set(['abort', 'shutdown']);
const recordable = scenarios.filter(({ name }) => !cancels.has(name));

const releases = ['1.22.0', '1.24.2', '1.43.4', '1.51.1', '1.53.1'];

describe('a run of the specification, cut off anywhere, is a behaviour of its release', () => {
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

describe('a run of the specification that is over is refused only if a task was cancelled', () => {
  it.each(
    scenarios.filter(({ name }) => cancels.has(name)).map((scenario) => [scenario.name, scenario] as const),
  )('%s', async (_, scenario) => {
    const dice = new Dice(scenario.name.length);
    for (const release of releases)
      for (const how of ['self-wake', 'yield_now'] as const)
        for (const workers of [1, 2, 3]) {
          const run = recorded(runtimeOf(scenario, how, release, workers), release, 5000, dice);
          const { verdict, at, reasons } = await conforms(run, release);
          if (verdict === 'accepted' || (await firstCancelled(asTrace(run))) !== undefined) continue;
          expect.fail(JSON.stringify({ release, how, workers, verdict, at, reasons }));
        }
  });
});

describe('a run whose runtime is dropped when its tasks are complete is a behaviour of its release', () => {
  it.each(recordable.map((scenario) => [scenario.name, scenario] as const))('%s', async (_, scenario) => {
    const dice = new Dice(scenario.name.length);
    for (const release of releases)
      for (const workers of [1, 2]) {
        const runtime = { ...runtimeOf(scenario, 'yield_now', release, workers), shutsDown: true };
        const run = recorded(runtime, release, 5000, dice, 'close');
        expect(await firstCancelled(asTrace(run))).toBeUndefined();
        const { verdict, at, reasons } = await conforms(run, release);
        if (verdict !== 'accepted') expect.fail(JSON.stringify({ release, workers, verdict, at, reasons }));
      }
  });
});
