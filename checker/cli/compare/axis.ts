import { newestRelease } from '../../../model/index.ts';
import type { AxisName } from '../../compare/comparison.ts';
import { sideName } from '../../compare/side-name.ts';
import { changedRelease } from '../rule.ts';
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

const givenOn = <Value extends string | number>(
  name: AxisName,
  values: readonly Value[] | undefined,
  flags: (value: Value) => Partial<WorkloadFlags>,
): Given => ({
  name,
  values: (values ?? []).map((value) => ({ name: sideName(name, value), flags: flags(value) })),
});

/** Every option that can have several values. */
const givenIn = (flags: CompareFlags): readonly Given[] => [
  givenOn('yield', flags.yield, (way) => ({ yield: [way] })),
  givenOn('tokio', flags.tokio, (tokio) => ({ tokio })),
  givenOn('wasmtime', flags.wasmtime, (wasmtime) => ({ wasmtime })),
  givenOn('flavor', flags.flavor, (flavor) => ({ flavor })),
  givenOn('lifo-slot', flags.lifoSlot, (slot) => ({ lifoSlot: slot === 'on' })),
  givenOn('event-interval', flags.eventInterval, (eventInterval) => ({ eventInterval })),
  givenOn('global-queue-interval', flags.globalQueueInterval, (globalQueueInterval) => ({
    globalQueueInterval,
  })),
  givenOn('queue-capacity', flags.queueCapacity, (queueCapacity) => ({ queueCapacity })),
  givenOn('max-lifo-polls', flags.maxLifoPolls, (maxLifoPolls) => ({ maxLifoPolls })),
  givenOn('coop-budget', flags.coopBudget, (coopBudget) => ({ coopBudget })),
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

/** One rule is compared with the release as it is, several with each other; where something else is compared, all hold on each side. */
const withRules = (flags: CompareFlags): CompareFlags => {
  const { rule: rules, tokio: releases = [newestRelease], ...others } = flags;
  if (rules === undefined) return flags;
  const isCompared = givenIn(flags).every(({ values }) => values.length < 2);
  if (!isCompared) return { ...others, tokio: releases.map((release) => changedRelease(release, rules)) };
  const [release] = releases;
  const sides = rules.map((rule) => changedRelease(release, [rule]));
  return { ...others, tokio: sides.length > 1 ? sides : [release ?? newestRelease, ...sides] };
};

const axisIn = (flags: CompareFlags): ComparedAxis => {
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

/**
 * What is to be compared: the one option with several values; both ways of yielding, if none has. Throws a `UsageError` if
 * there are several such options.
 */
export const axisOf = (flags: CompareFlags): ComparedAxis => axisIn(withRules(flags));
