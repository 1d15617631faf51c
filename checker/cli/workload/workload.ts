import { smallConstants } from '../../../model/index.ts';
import type { Constants, EndlessWay, YieldName } from '../../../model/index.ts';
import { lackingOnWasmtimeOf } from '../../workload/lacking.ts';
import { policyOf } from '../../own/policies.ts';
import { scenarioNamed } from '../../workload/scenario-named.ts';
import type { Workload } from '../../workload/workload.ts';
import type { WorkloadFlags } from './options.ts';
import { namesOnFlavor, onItsScheduler, refuseForCurrentThread } from './flavor.ts';
import { changedRelease } from '../rule.ts';
import { refuseWithoutLifoSlot } from './lifo-slot.ts';
import { endlessOnly, scenarioNames } from './options.ts';
import { UsageError } from '../usage-error.ts';
import { yieldNames } from '../yield-names.ts';
import { refuseForWasmtime } from './wasmtime.ts';

export { argumentsOf } from '../../workload/arguments.ts';
export { scenarioNamed } from '../../workload/scenario-named.ts';
export type { Workload } from '../../workload/workload.ts';

const constantsOf = (flags: WorkloadFlags): Constants => ({
  workers: flags.workers ?? (flags.flavor === 'current_thread' ? 1 : smallConstants.workers),
  queueCapacity: flags.queueCapacity ?? smallConstants.queueCapacity,
  eventInterval: flags.eventInterval ?? smallConstants.eventInterval,
  globalQueueInterval: flags.globalQueueInterval ?? smallConstants.globalQueueInterval,
  maxLifoPolls: flags.maxLifoPolls ?? smallConstants.maxLifoPolls,
  lifoSlot: flags.lifoSlot,
  coopBudget: flags.coopBudget ?? smallConstants.coopBudget,
  ...(flags.eagerDriverHandoff && { eagerDriverHandoff: true }),
});

const wayWithEnd = (way: EndlessWay): YieldName => {
  if (way !== 'custom') return way;
  throw new UsageError(
    "--yield custom goes with 'verify --endless' only; elsewhere guests that are to yield by yield_now answer YieldCustom.",
  );
};

/** The workloads that were asked for: each scenario under each way of yielding. */
export const workloadsOf = (scenario: string, given: WorkloadFlags): readonly Workload[] => {
  if (endlessOnly.includes(scenario))
    throw new UsageError(
      `the scenario '${scenario}' goes on for ever: add --endless to 'verify', or choose one of: ${scenarioNames.join(', ')}.`,
    );
  const flags = onItsScheduler(scenario, given);
  if (flags.flavor === 'current_thread') refuseForCurrentThread(scenario, flags);
  const names = scenario === 'all' ? namesOnFlavor(flags.flavor) : [scenario];
  const ways = flags.yield?.map(wayWithEnd) ?? yieldNames;
  const release = changedRelease(flags.tokio, flags.rule);
  refuseWithoutLifoSlot(flags.lifoSlot, release);
  const constants = constantsOf(flags);
  const onFlavor = flags.flavor === 'current_thread' ? { flavor: flags.flavor } : {};
  const onWasmtime = flags.wasmtime === undefined ? {} : { wasmtime: flags.wasmtime };
  const workload = (name: string, way: YieldName): Workload => {
    const usual = scenarioNamed(name).size;
    const size = {
      yield: way,
      ...policyOf(way),
      tasks: flags.tasks ?? usual.tasks,
      polls: flags.polls ?? usual.polls,
    };
    return { ...onFlavor, scenario: name, size, release, ...onWasmtime, constants };
  };
  const asked = names.flatMap((name) => ways.map((way) => workload(name, way)));
  return scenario === 'all'
    ? asked.filter((one) => lackingOnWasmtimeOf(one) === undefined)
    : asked.map(refuseForWasmtime);
};
