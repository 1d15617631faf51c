import type { Constants, Rules, Runtime } from '../../model/index.ts';
import type { Header } from '../../traces/index.ts';

/** Tokio's own values, for what a header leaves out. */
const defaults = { queueCapacity: 256, eventInterval: 61, maxLifoPolls: 3, coopBudget: 128 };

const injectInterval = ({ config }: Header['runtime'], rules: Rules): number | 'auto' => {
  if (typeof config.global_queue_interval === 'number') return config.global_queue_interval;
  return rules.injectInterval === 'fixed' ? 61 : 'auto';
};

/** The runtime that a recording is of, with tasks of which nothing is known. */
export const openRuntime = ({ runtime }: Header, rules: Rules): Runtime => {
  const { workers, config } = runtime;
  const constants: Constants = {
    workers,
    queueCapacity: config.queue_capacity ?? defaults.queueCapacity,
    eventInterval: config.event_interval ?? defaults.eventInterval,
    globalQueueInterval: injectInterval(runtime, rules),
    maxLifoPolls: config.max_lifo_polls ?? defaults.maxLifoPolls,
    lifoSlot: config.lifo_slot ?? true,
    coopBudget: config.coop_budget ?? defaults.coopBudget,
  };
  return { rules, constants, programs: [] };
};
