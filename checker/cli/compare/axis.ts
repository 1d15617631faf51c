import type { AxisName } from '../../compare/comparison.ts';
import { UsageError } from '../usage-error.ts';
import type { WorkloadFlags } from '../workload/options.ts';
import type { CompareFlags } from './options.ts';

/** What a side is called, and the options that make it. */
export interface Contestant {
  readonly name: string;
  readonly flags: WorkloadFlags;
}

/** What is compared: one option with several values, everything else equal. */
export interface ComparedAxis {
  readonly name: AxisName;
  readonly contestants: readonly [Contestant, Contestant, ...(readonly Contestant[])];
}

/** An option with all its values, each as what it makes of the flags of a workload. */
interface Given {
  readonly name: AxisName;
  readonly values: readonly { readonly name: string; readonly flags: Partial<WorkloadFlags> }[];
}

const valuesOf = <Value>(
  values: readonly Value[] | undefined,
  name: (value: Value) => string,
  flags: (value: Value) => Partial<WorkloadFlags>,
): Given['values'] => (values ?? []).map((value) => ({ name: name(value), flags: flags(value) }));

const numbered =
  (what: string) =>
  (value: number | 'auto'): string =>
    `${what} ${value}`;

const itself = (value: string): string => value;

/** Every option that can have several values. */
const givenIn = (flags: CompareFlags): readonly Given[] => [
  { name: 'yield', values: valuesOf(flags.yield, itself, (way) => ({ yield: [way] })) },
  { name: 'tokio', values: valuesOf(flags.tokio, itself, (tokio) => ({ tokio })) },
  {
    name: 'wasmtime',
    values: valuesOf(
      flags.wasmtime,
      (release) => `Wasmtime ${release}`,
      (wasmtime) => ({ wasmtime }),
    ),
  },
  { name: 'flavor', values: valuesOf(flags.flavor, itself, (flavor) => ({ flavor })) },
  {
    name: 'lifo-slot',
    values: valuesOf(
      flags.lifoSlot,
      (slot) => `LIFO slot ${slot}`,
      (slot) => ({ lifoSlot: slot === 'on' }),
    ),
  },
  {
    name: 'event-interval',
    values: valuesOf(flags.eventInterval, numbered('event interval'), (eventInterval) => ({ eventInterval })),
  },
  {
    name: 'global-queue-interval',
    values: valuesOf(flags.globalQueueInterval, numbered('global queue interval'), (globalQueueInterval) => ({
      globalQueueInterval,
    })),
  },
  {
    name: 'queue-capacity',
    values: valuesOf(flags.queueCapacity, numbered('queue of'), (queueCapacity) => ({ queueCapacity })),
  },
  {
    name: 'max-lifo-polls',
    values: valuesOf(flags.maxLifoPolls, numbered('LIFO polls'), (maxLifoPolls) => ({ maxLifoPolls })),
  },
  {
    name: 'coop-budget',
    values: valuesOf(flags.coopBudget, numbered('coop budget'), (coopBudget) => ({ coopBudget })),
  },
];

const bothYields: Given = {
  name: 'yield',
  values: [
    { name: 'self-wake', flags: { yield: ['self-wake'] } },
    { name: 'yield_now', flags: { yield: ['yield_now'] } },
  ],
};

const sized = ({ workers, tasks, polls }: CompareFlags): Partial<WorkloadFlags> => ({
  ...(workers !== undefined && { workers }),
  ...(tasks !== undefined && { tasks }),
  ...(polls !== undefined && { polls }),
});

/** One thread runs everything on current_thread, so that it is held against one worker. */
const likeOneThread = (axis: AxisName, { workers }: CompareFlags): Partial<WorkloadFlags> =>
  axis === 'flavor' && workers === undefined ? { workers: 1 } : {};

/**
 * What is to be compared: the one option with several values; both ways of yielding, if none has. Throws a `UsageError` if
 * there are several such options.
 */
export const axisOf = (flags: CompareFlags): ComparedAxis => {
  const given = givenIn(flags);
  const [asked, another] = given.filter(({ values }) => values.length > 1);
  if (asked !== undefined && another !== undefined)
    throw new UsageError(
      `--${asked.name} and --${another.name} both have several values, and a difference could come from either; give one of them a single value.`,
    );
  const axis = asked ?? bothYields;
  if (asked === undefined && flags.yield !== undefined)
    throw new UsageError(
      '--yield has one value, and no other option has several. Give the option that is to be compared its values with a comma between, such as --tokio 1.51.1,1.52.4.',
    );
  const common: WorkloadFlags = Object.assign(
    { lifoSlot: true, ...sized(flags), ...likeOneThread(axis.name, flags) },
    ...given.filter(({ name }) => name !== axis.name).map(({ values: [value] }) => value?.flags),
  );
  const contestants = axis.values.map((value): Contestant => ({
    name: value.name,
    flags: { ...common, ...value.flags },
  }));
  const [one, other, ...more] = contestants;
  if (one === undefined || other === undefined) throw new RangeError('an axis has at least two values');
  return { name: axis.name, contestants: [one, other, ...more] };
};
