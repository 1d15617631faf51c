import { lackingOnFlavor, lackingOnWasmtimeOf } from '../../checker/workload/lacking.ts';
import { runtimeOf } from '../../checker/workload/runtime.ts';
import type { Workload } from '../../checker/workload/workload.ts';
import {
  newestRelease,
  releases,
  scenarios,
  smallConstants,
  withRule,
  yieldWays,
} from '../../model/index.ts';
import type { Constants, Flavor, Instruction, Runtime, ScenarioSize } from '../../model/index.ts';

/** Something to explore. */
export interface Cell {
  /** A scenario, a way of yielding, and whatever is not as usual, in words. */
  readonly name: string;
  readonly runtime: Runtime;
  /** What the command line calls it; absent for what it has no flags for. */
  readonly workload?: Workload;
}

type Unusual = Partial<Pick<Workload, 'release' | 'flavor'>> & {
  readonly constants?: Partial<Constants>;
  readonly size?: Partial<Pick<ScenarioSize, 'tasks' | 'polls'>>;
};

const told = ({ release, flavor, constants = {}, size = {} }: Unusual): string =>
  [
    ...(flavor === undefined ? [] : [flavor]),
    ...(release === undefined ? [] : [`Tokio ${release}`]),
    ...Object.entries({ ...size, ...constants }).map(([name, value]) => `${name} ${String(value)}`),
  ].join(', ');

const workloadOf = (
  scenario: (typeof scenarios)[number],
  how: keyof typeof yieldWays,
  { release = newestRelease, flavor, constants, size }: Unusual,
): Workload => ({
  scenario: scenario.name,
  size: { ...scenario.size, ...size, yield: how },
  release,
  ...(flavor && { flavor }),
  constants: { ...smallConstants, ...constants },
});

const everyWay = Object.values(yieldWays).map(({ name }) => name);

const cellsOf = (
  unusual: Unusual,
  names?: readonly string[],
  ways: readonly (keyof typeof yieldWays)[] = everyWay,
): readonly Cell[] => {
  const chosen = names === undefined ? scenarios : scenarios.filter(({ name }) => names.includes(name));
  const isPossible = (name: string): boolean =>
    unusual.flavor !== 'current_thread' || lackingOnFlavor(name) === undefined;
  return chosen
    .filter(({ name }) => isPossible(name))
    .flatMap((scenario) => ways.map((how) => workloadOf(scenario, how, unusual)))
    .filter((workload) => lackingOnWasmtimeOf(workload) === undefined)
    .map((workload) => {
      const more = told(unusual);
      const name = `${workload.scenario} under ${workload.size.yield}${more === '' ? '' : `, ${more}`}`;
      return { name, runtime: runtimeOf(workload), workload };
    });
};

/** Every scenario in its usual size under every way of yielding, on multi_thread with two workers. */
export const standardGrid: readonly Cell[] = cellsOf({});

/** The same on current_thread, for which there are actions of their own. */
export const currentThreadGrid: readonly Cell[] = cellsOf({ flavor: 'current_thread' });

const settings: readonly (readonly [Unusual, readonly string[]])[] = [
  [{ constants: { eagerDriverHandoff: true } }, ['yielders', 'timer-beside-guests', 'block-in-place']],
  [{ constants: { globalQueueInterval: 'auto' } }, ['yielders', 'foreign-spawns', 'many-short-tasks']],
  [{ constants: { lifoSlot: false } }, ['ping-pong', 'join']],
  [{ constants: { maxLifoPolls: 1 } }, ['ping-pong']],
  [{ constants: { coopBudget: 1 } }, ['coop-budget']],
  [{ constants: { queueCapacity: 2 } }, ['many-short-tasks', 'foreign-spawns']],
  [{ constants: { maxBlockingThreads: 1 } }, ['block-in-place']],
  [{ constants: { workers: 1 } }, ['yielders', 'timer-beside-guests', 'block-in-place', 'shutdown']],
  [{ constants: { workers: 1, eventInterval: 1 }, size: { polls: 3 } }, ['shutdown']],
  [{ constants: { workers: 3 } }, ['yielders', 'foreign-wakes']],
  [{ constants: { workers: 1 }, size: { tasks: 2 } }, ['foreign-wakes', 'foreign-spawns']],
  [{ flavor: 'current_thread', size: { tasks: 2 } }, ['foreign-wakes', 'foreign-spawns']],
];

/** Other settings, and other sizes. */
export const settingsGrid: readonly Cell[] = settings.flatMap(([unusual, names]) => cellsOf(unusual, names));

const flavors: readonly Flavor[] = ['multi_thread', 'current_thread'];

/** Releases with rules of their own, since the newest has the newest rules alone; and a rule that none has. */
export const releasesGrid: readonly Cell[] = [
  ...releases.flatMap(({ version: release }) =>
    flavors.flatMap((flavor) =>
      cellsOf({ release, flavor }, ['yielders', 'coop-budget', 'block-in-place', 'shutdown'], ['yield_now']),
    ),
  ),
  ...cellsOf({ release: withRule(newestRelease, 'lifo-stealable', 'fourth-pass') }, ['hogged-worker']),
];

const base = (scenario: string, how: keyof typeof yieldWays, unusual: Unusual): Runtime => {
  const found = scenarios.find(({ name }) => name === scenario);
  if (found === undefined) throw new RangeError(`no scenario is named ${scenario}`);
  return runtimeOf(workloadOf(found, how, unusual));
};

/** A worker with a deferred waker runs a task whose closure of `block_in_place` yields. */
const blocker = (runs: Extract<Instruction, { does: 'block in place' }>['runs']): Runtime['programs'] => [
  { role: 'yielder', instructions: [{ does: 'yield', how: 'yield_now' }] },
  {
    role: 'blocker',
    instructions: [
      { does: 'block in place', runs },
      { does: 'yield', how: 'yield_now' },
      { does: 'compute' },
      { does: 'end block in place' },
    ],
  },
];

/** A worker with a deferred waker runs a task whose closure of `block_in_place` only computes. */
const computer: Runtime['programs'] = [
  { role: 'yielder', instructions: [{ does: 'yield', how: 'yield_now' }] },
  {
    role: 'blocker',
    instructions: [
      { does: 'block in place', runs: 'another block_on' },
      { does: 'compute' },
      { does: 'end block in place' },
    ],
  },
];

/** Two tasks for the one foreign thread. */
const twoWaiting: Runtime['programs'] = ['first', 'second'].map((role) => ({
  role,
  instructions: [{ does: 'wait', for: 'foreign wake' }],
}));

/** What no flag asks for: runtimes dropped under a task that blocks in place, its closures, and park hooks that make work. */
export const furtherGrid: readonly Cell[] = [
  ...[1, 2].flatMap((workers) =>
    everyWay.map((how): Cell => ({
      name: `block-in-place under ${how}, workers ${workers}, and the runtime is dropped`,
      runtime: { ...base('block-in-place', how, { constants: { workers } }), shutsDown: true },
    })),
  ),
  ...['1.28.0', '1.44.0', '1.49.0', newestRelease].flatMap((release) =>
    (['Handle::block_on', 'another block_on'] as const).map((runs): Cell => ({
      name: `a yield within block_in_place by ${runs}, workers 1, Tokio ${release}`,
      runtime: {
        ...base('block-in-place', 'yield_now', { release, constants: { workers: 1 } }),
        programs: blocker(runs),
      },
    })),
  ),
  ...['1.43.0', '1.49.0'].map((release): Cell => ({
    name: `a deferred waker beside block_in_place, workers 1, Tokio ${release}`,
    runtime: {
      ...base('block-in-place', 'yield_now', { release, constants: { workers: 1 } }),
      programs: computer,
    },
  })),
  ...flavors.map((flavor): Cell => ({
    name: `two tasks wait for foreign wakes, ${flavor}`,
    runtime: { ...base('foreign-wakes', 'self-wake', { flavor }), programs: twoWaiting },
  })),
  ...['1.49.0', '1.52.2', newestRelease].flatMap((release) =>
    (['wakes', 'defers'] as const).map((parkHook): Cell => ({
      name: `foreign-wakes under yield_now, current_thread, Tokio ${release}, and the park hook ${parkHook}`,
      runtime: { ...base('foreign-wakes', 'yield_now', { release, flavor: 'current_thread' }), parkHook },
    })),
  ),
];

/** Everything that is explored for the actions and guards of the specification. */
export const everyCell: readonly Cell[] = [
  ...standardGrid,
  ...currentThreadGrid,
  ...settingsGrid,
  ...releasesGrid,
  ...furtherGrid,
];
