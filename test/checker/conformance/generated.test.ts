import { describe, expect, it } from 'vitest';
import { generatedHeader } from '../../../checker/verify/generated-header.ts';
import { compile, multiThread, scenarios, smallConstants } from '../../../model/index.ts';
import type { Runtime, Scenario, YieldName } from '../../../model/index.ts';
import { toEvents } from '../../../traces/index.ts';
import type { Emission } from '../../../traces/index.ts';
import { Dice } from '../properties/scheduler/random-walk.ts';
import type { Recording } from '../tampering/recording.ts';
import { conforms, rulesFor } from './fixture.ts';

/** A random run of the specification, cut off after so many steps, as if it had been recorded. */
const recorded = (runtime: Runtime, release: string, steps: number, dice: Dice): Recording => {
  const engine = compile(multiThread(runtime));
  const start = engine.initial();
  const taken: { readonly events: readonly Emission[] }[] = [];
  let { state } = start;
  for (let i = 0; i < steps; i++) {
    const successors = engine.successors(state);
    const step = successors[dice.below(Math.max(1, successors.length))];
    if (step === undefined) break;
    taken.push(step);
    ({ state } = step);
  }
  const events = [...toEvents({ start, steps: taken })];
  return { header: generatedHeader(release, runtime.constants, 'random run'), events, end: undefined };
};

const runtimeOf = (scenario: Scenario, how: YieldName, release: string, workers: number): Runtime => {
  const rules = rulesFor(release);
  const globalQueueInterval = rules.injectInterval === 'tuned' && workers === 2 ? 'auto' : 3;
  return {
    rules,
    constants: { ...smallConstants, workers, globalQueueInterval },
    programs: scenario.programs({ ...scenario.size, yield: how }),
  };
};

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
