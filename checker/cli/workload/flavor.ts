import { scenarios } from '../../../model/index.ts';
import type { Flavor } from '../../../model/index.ts';
import { UsageError } from '../usage-error.ts';
import type { WorkloadFlags } from './options.ts';
import { lackingOnFlavor } from '../../workload/lacking.ts';
import { scenarioNamed } from '../../workload/scenario-named.ts';

/** The names of all scenarios that this scheduler can run. */
export const namesOnFlavor = (flavor: Flavor | undefined): readonly string[] =>
  scenarios
    .map(({ name }) => name)
    .filter((name) => flavor !== 'current_thread' || lackingOnFlavor(name) === undefined);

const refuse = (given: boolean, option: string, because: string): void => {
  if (given)
    throw new UsageError(
      `${option} does not go with --flavor current_thread: ${because}. Leave it out, or choose --flavor multi_thread.`,
    );
};

/** Throws a `UsageError` for a scenario or an option that means nothing to current_thread. */
export const refuseForCurrentThread = (scenario: string, flags: WorkloadFlags): void => {
  refuse((flags.workers ?? 1) > 1, '--workers', 'one thread runs everything');
  refuse(flags.queueCapacity !== undefined, '--queue-capacity', 'its queue has no bound');
  refuse(flags.maxLifoPolls !== undefined, '--max-lifo-polls', 'it has no LIFO slot');
  refuse(!flags.lifoSlot, '--no-lifo-slot', 'it has no LIFO slot');
  refuse(flags.eagerDriverHandoff === true, '--eager-driver-handoff', 'one thread has the driver');
  const lacks = scenario === 'all' ? undefined : lackingOnFlavor(scenario);
  if (lacks !== undefined)
    throw new UsageError(
      `the scenario '${scenario}' needs ${lacks}, which current_thread does not have; those it can run: ${namesOnFlavor('current_thread').join(', ')}.`,
    );
};

/** The flags with the scheduler that the scenario is about. Throws a `UsageError` where they say another one. */
export const onItsScheduler = (scenario: string, flags: WorkloadFlags): WorkloadFlags => {
  const flavor = scenario === 'all' ? undefined : scenarioNamed(scenario).onlyOn;
  if (flavor === undefined || flavor === flags.flavor) return flags;
  if (flags.flavor === undefined) return { ...flags, flavor };
  throw new UsageError(
    `the scenario '${scenario}' shows something on ${flavor} only: leave --flavor ${flags.flavor} out, or choose --flavor ${flavor}.`,
  );
};
