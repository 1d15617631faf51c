import { openMultiThread, rulesOf } from '../../../model/index.ts';
import type { Constants, MultiThread, Rules } from '../../../model/index.ts';

import type { Event, Header } from '../../../traces/index.ts';
import type { Lanes } from './lanes.ts';
import { scriptsOf } from './scripts.ts';

/** The largest number of a task; room for one task at least. */
const tasksIn = (events: readonly Event[]): number =>
  events.reduce((most, event) => ('task' in event ? Math.max(most, event.task ?? 0) : most), 1);

/**
 * The constants of a runtime, with Tokio's own for what its header leaves out. A queue that can never be full needs no
 * more room than that: a batch from the inject queue takes half of it at most.
 */
const constantsOf = ({ runtime: { workers, config } }: Header, rules: Rules, tasks: number): Constants => {
  const given = config.global_queue_interval;
  return {
    workers,
    queueCapacity: Math.min(config.queue_capacity ?? 256, 2 * (tasks + 1)),
    eventInterval: config.event_interval ?? 61,
    globalQueueInterval: typeof given === 'number' ? given : rules.injectInterval === 'fixed' ? 61 : 'auto',
    maxLifoPolls: config.max_lifo_polls ?? 3,
    lifoSlot: config.lifo_slot ?? true,
    // What is told of budgets is whether anything is left.
    coopBudget: 1,
    eagerDriverHandoff: config.eager_driver_handoff ?? false,
  };
};

/** The specification's scheduler, under the rules of a release, whose tasks do what is recorded of them. */
export const openMachine = (
  header: Header,
  events: readonly Event[],
  lanes: Lanes,
  rules: Rules,
): MultiThread => {
  const { version } = header.runtime;
  const recorded = version === null ? undefined : rulesOf(version);
  const tasks = tasksIn(events);
  const open = scriptsOf(lanes, {
    tellsBudget: (recorded ?? rules).coopDefers,
    hooksPolls: header.coverage['run.begin'] === 'all',
  });
  const programs = Array.from({ length: tasks }, () => ({
    role: 'open',
    instructions: [],
    spawnedBy: 'foreign thread' as const,
  }));
  const constants = constantsOf(header, rules, tasks);
  return openMultiThread({ rules, constants, programs, open }, open);
};
