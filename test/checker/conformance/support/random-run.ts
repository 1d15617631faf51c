import { generatedHeader } from '../../../../checker/verify/generated-header.ts';
import { compile, multiThread, smallConstants } from '../../../../model/index.ts';
import type { Runtime, Scenario, YieldName } from '../../../../model/index.ts';
import { toEvents } from '../../../../traces/index.ts';
import type { Emission } from '../../../../traces/index.ts';
import type { Dice } from '../../properties/scheduler/random-walk.ts';
import type { Recording } from '../../tampering/recording.ts';
import { rulesFor } from '../fixture.ts';

/**
 * A random run of the specification, cut off after so many steps, as if it had been recorded. The action `last` is
 * taken only when there is no other.
 */
export const recorded = (
  runtime: Runtime,
  release: string,
  steps: number,
  dice: Dice,
  last?: string,
): Recording => {
  const engine = compile(multiThread(runtime));
  const start = engine.initial();
  const taken: { readonly events: readonly Emission[] }[] = [];
  let { state } = start;
  for (let i = 0; i < steps; i++) {
    const all = engine.successors(state);
    const sooner = all.filter(({ label }) => engine.actions[label.action]?.rule.name !== last);
    const successors = sooner.length > 0 ? sooner : all;
    const step = successors[dice.below(Math.max(1, successors.length))];
    if (step === undefined) break;
    taken.push(step);
    ({ state } = step);
  }
  const events = [...toEvents({ start, steps: taken })];
  return { header: generatedHeader(release, runtime.constants, 'random run'), events, end: undefined };
};

/** A small runtime for a scenario under the rules of a release. */
export const runtimeOf = (scenario: Scenario, how: YieldName, release: string, workers: number): Runtime => {
  const rules = rulesFor(release);
  const globalQueueInterval = rules.injectInterval === 'tuned' && workers === 2 ? 'auto' : 3;
  return {
    rules,
    constants: { ...smallConstants, workers, globalQueueInterval },
    programs: scenario.programs({ ...scenario.size, yield: how }),
    ...(scenario.shutsDown && { shutsDown: scenario.shutsDown }),
  };
};
