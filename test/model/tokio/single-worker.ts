import { interpret } from '../../../model/machine/interpret.ts';
import { smallConstants, type Constants } from '../../../model/tokio/config.ts';
import { multiThread } from '../../../model/tokio/multi-thread.ts';
import { rulesOf } from '../../../model/tokio/releases.ts';
import type { Program } from '../../../model/workloads/program.ts';

/** Tokio's own constants, with one worker and an interval that never looks at the inject queue first. */
export const realConstants: Constants = {
  ...smallConstants,
  workers: 1,
  queueCapacity: 256,
  eventInterval: 61,
  globalQueueInterval: 60_000,
  coopBudget: 128,
};

/**
 * The numbers of the tasks that one worker polls, in order. With one worker and no environment the specification
 * leaves no choice, which this asserts.
 */
export const pollOrder = (
  release: string,
  programs: readonly Program[],
  constants: Constants,
  polls: number,
): readonly number[] => {
  const rules = rulesOf(release);
  if (rules === undefined) throw new Error(`no rules for ${release}`);
  const engine = interpret(multiThread({ rules, constants, programs }));
  const order: number[] = [];
  let { state } = engine.initial();
  while (order.length < polls) {
    const [step, ...others] = engine.successors(state);
    if (others.length > 0) throw new Error('one worker alone should have nothing to choose');
    if (step === undefined) break;
    for (const event of step.events) if (event.e === 'poll.begin') order.push(event.task - 1);
    ({ state } = step);
  }
  return order;
};
