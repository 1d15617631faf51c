import { interpret } from '../../../model/machine/interpret.ts';
import { smallConstants, type Constants, type Runtime } from '../../../model/tokio/config.ts';
import { currentThread } from '../../../model/tokio/current-thread.ts';
import type { Emitted } from '../../../model/tokio/event.ts';
import { rulesOf } from '../../../model/tokio/releases.ts';
import type { Instruction, Program } from '../../../model/workloads/program.ts';
import type { YieldName } from '../../../model/yields/yield-way.ts';

/** Tokio's own constants. */
export const realConstants: Constants = {
  ...smallConstants,
  workers: 1,
  eventInterval: 61,
  globalQueueInterval: 'auto',
  coopBudget: 128,
};

/** A current_thread runtime of a release, with Tokio's own constants unless others are given. */
export const runtimeOf = (
  release: string,
  programs: readonly Program[],
  more: Pick<Runtime, 'blockOn' | 'parkHook'> & { readonly constants?: Partial<Constants> } = {},
): Runtime => {
  const rules = rulesOf(release);
  if (rules === undefined) throw new Error(`no rules for ${release}`);
  const { constants, ...others } = more;
  return {
    flavor: 'current_thread',
    rules,
    programs,
    ...others,
    constants: { ...realConstants, ...constants },
  };
};

/** Where the thread in `block_on` is. */
const whereIn = (described: unknown): string | undefined => {
  const state: { readonly workers?: readonly [{ readonly at?: string }] } = Object(described);
  return state.workers?.[0].at;
};

/**
 * What happens in the given number of steps, or until nothing can happen. The environment acts as soon as it can, or
 * as soon as the thread in `block_on` is at one of these places, and of its actions the first.
 */
export const eagerRun = (runtime: Runtime, steps: number, places?: readonly string[]): readonly Emitted[] => {
  const engine = interpret(currentThread(runtime));
  const start = engine.initial();
  let { state } = start;
  const events = [...start.events];
  for (let i = 0; i < steps; i++) {
    const next = engine.successors(state);
    const isEnvironment = ({ label }: (typeof next)[number]): boolean =>
      engine.actions[label.action]?.rule.side === 'environment';
    const mayAct = places === undefined || places.includes(whereIn(engine.describe(state)) ?? '');
    const own = next.find((step) => !isEnvironment(step));
    const step = (mayAct ? next.find(isEnvironment) : undefined) ?? own ?? next[0];
    if (step === undefined) break;
    events.push(...step.events);
    ({ state } = step);
  }
  return events;
};

/** The numbers of what is polled, in order; 0 is the future in `block_on`. */
export const pollsIn = (events: readonly Emitted[]): readonly number[] =>
  events.flatMap((event) => (event.e === 'poll.begin' ? [event.task] : []));

/** Yields for ever. */
export const forEver = (how: YieldName): Program => ({
  role: how,
  instructions: [{ does: 'yield', how }, { does: 'repeat' }],
});

/** A program of these instructions. */
export const program = (...instructions: readonly Instruction[]): Program => ({ role: 'task', instructions });
