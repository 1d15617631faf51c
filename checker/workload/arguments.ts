import { smallConstants } from '../../model/index.ts';
import type { Constants } from '../../model/index.ts';
import { scenarioNamed } from './scenario-named.ts';
import type { Workload } from './workload.ts';

const flagNames = {
  workers: '--workers',
  queueCapacity: '--queue-capacity',
  eventInterval: '--event-interval',
  globalQueueInterval: '--global-queue-interval',
  maxLifoPolls: '--max-lifo-polls',
  coopBudget: '--coop-budget',
} as const satisfies Partial<Record<keyof Constants, string>>;

type Sized = keyof typeof flagNames;
const sized: readonly Sized[] = [
  'workers',
  'queueCapacity',
  'eventInterval',
  'globalQueueInterval',
  'maxLifoPolls',
  'coopBudget',
];

/** The arguments that name this workload again; what is as by default goes without saying. */
export const argumentsOf = ({
  scenario,
  size,
  flavor,
  release,
  wasmtime,
  constants,
}: Workload): readonly string[] => {
  const usual = scenarioNamed(scenario).size;
  return [
    scenario,
    '--tokio',
    release,
    ...(wasmtime === undefined ? [] : ['--wasmtime', wasmtime]),
    ...(flavor === 'current_thread' ? ['--flavor', flavor] : []),
    '--yield',
    size.yield,
    ...(size.tasks === usual.tasks ? [] : ['--tasks', String(size.tasks)]),
    ...(size.polls === usual.polls ? [] : ['--polls', String(size.polls)]),
    ...sized.flatMap((key) =>
      constants[key] === smallConstants[key] || (key === 'workers' && flavor === 'current_thread')
        ? []
        : [flagNames[key], String(constants[key])],
    ),
    ...(constants.eagerDriverHandoff === true ? ['--eager-driver-handoff'] : []),
    ...(constants.lifoSlot ? [] : ['--no-lifo-slot']),
  ];
};
