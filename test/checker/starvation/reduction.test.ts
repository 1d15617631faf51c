import { describe, expect, test } from 'vitest';
import { endlessWorkloads, newestRelease, rulesOf } from '../../../model/index.ts';
import type { Runtime, Step, YieldName } from '../../../model/index.ts';
import { answerByReduction } from '../../../checker/starvation/by-reduction.ts';
import { reductionOf } from '../../../checker/starvation/reduction.ts';
import {
  askEndless,
  endlessRuntime,
  realConstants,
  usualAssumptions,
} from '../../../checker/starvation/index.ts';
import type { Observation } from '../../../checker/starvation/watch/observation.ts';
import { watchedEngine } from '../../../checker/starvation/watch/watched.ts';
import { ask } from './support.ts';

const ways = ['self-wake', 'yield_now'] as const;
const rules = rulesOf(newestRelease);

const runtimeOf = (
  workload: (typeof endlessWorkloads)[number],
  how: YieldName,
  [eventInterval, globalQueueInterval]: readonly [number, number],
  tasks: number = workload.tasks,
): Runtime => {
  if (rules === undefined) throw new RangeError('no rules of the newest release');
  const small = { workers: 2, eventInterval, globalQueueInterval, coopBudget: 4 };
  const constants = { ...realConstants(undefined), ...small };
  return endlessRuntime({ workload, size: { yield: how, tasks }, rules, constants });
};

type Watched = ReturnType<typeof watchedEngine>;

/** What a step was. */
const stepOf = ({ events, label }: Step<Int32Array, Observation>): string =>
  JSON.stringify([events, label.actors]);

/** A state without the phases of its ticks. */
const stateOf = (engine: Watched, { state }: Step<Int32Array, Observation>): string =>
  JSON.stringify(engine.describe(state), (key, value: unknown) =>
    key === 'eventPhase' || key === 'injectPhase' ? undefined : value,
  );

const steps = 150;

/** Every step of a walk that is always the same must be one of the loosened machine from some state that it can be in. */
const follow = (runtime: Runtime, interval: number): void => {
  const reduction = reductionOf(runtime, interval);
  if (reduction === undefined) throw new RangeError('nothing is loosened');
  const engine = watchedEngine(runtime);
  const loosened = watchedEngine(reduction.runtime, reduction.loosened);
  let { state } = engine.initial();
  let possible = new Map([['', loosened.initial().state]]);
  let random = 7;
  for (let i = 0; i < steps; i++) {
    const next = engine.successors(state);
    random = (Math.imul(random, 1_103_515_245) + 12_345) >>> 0;
    const step = next[(random >>> 8) % next.length];
    if (step === undefined) throw new Error(`nothing can happen after ${i} steps`);
    const [taken, reached] = [stepOf(step), stateOf(engine, step)];
    const after = new Map<string, Int32Array>();
    for (const from of possible.values())
      for (const one of loosened.successors(from))
        // To describe a state takes long, and most steps are other steps.
        if (stepOf(one) === taken && stateOf(loosened, one) === reached)
          after.set(loosened.key(one.state), one.state);
    expect({ i, possible: after.size > 0 }).toEqual({ i, possible: true });
    possible = after;
    ({ state } = step);
  }
};

describe('loosened intervals do whatever longer ones do', () => {
  describe.each(ways)('under %s', (how) => {
    test.each(endlessWorkloads)('$name', (workload) => {
      follow(runtimeOf(workload, how, [5, 5]), 2);
      follow(runtimeOf(workload, how, [7, 3]), 2);
      follow(runtimeOf(workload, how, [2, 6]), 4);
    });
  });
});

const everything = 0;

/** Under `yield_now` graphs grow fast. */
const intervalsFor = {
  'self-wake': [
    [3, 3],
    [2, 3],
  ],
  yield_now: [[3, 3]],
} as const;

/** In `channels` stale wakers may be deferred without end where maintenance may be any number of ticks away. */
const reducible = endlessWorkloads.filter(({ name }) => name !== 'channels');

describe('an answer by reduction is one on every longer interval', () => {
  describe.each(ways)('under %s', (how) => {
    test.each(reducible)('$name', (workload) => {
      for (const intervals of intervalsFor[how]) {
        const runtime = runtimeOf(workload, how, intervals);
        const reduced = answerByReduction(runtime, usualAssumptions, {}, undefined, everything);
        if (reduced === undefined) throw new Error('nothing is known by reduction');
        const real = ask({ scenario: workload.name, how, constants: runtime.constants });
        for (const [task, { verdict, bounds }] of real.tasks.entries()) {
          const proved = reduced.tasks[task];
          expect(proved?.verdict).toBe(verdict === 'never-waits' ? verdict : 'fair');
          expect(verdict).not.toBe('starves');
          const [most] = proved?.bounds ?? [];
          const rounds = bounds.find(({ measure }) => measure === 'rounds');
          if (most?.kind !== 'at-most') continue;
          expect(rounds).toMatchObject({ kind: 'bounded' });
          if (rounds?.kind === 'bounded') expect(rounds.most).toBeLessThanOrEqual(most.most);
        }
        expect(real.guarantees).toEqual(
          expect.arrayContaining(reduced.guarantees.map((one) => expect.objectContaining(one))),
        );
      }
    });
  });
});

const proved = (scenario: string, how: YieldName, tasks: number) => {
  const workload = endlessWorkloads.find(({ name }) => name === scenario);
  if (workload === undefined || rules === undefined) throw new RangeError(`no ${scenario}`);
  const constants = { ...realConstants(undefined), workers: 2 };
  const size = { yield: how, tasks };
  const { reducedTo, tasks: verdicts } = askEndless({
    workload,
    size,
    release: newestRelease,
    rules,
    constants,
    assumed: usualAssumptions,
    minimize: false,
    limits: {},
  });
  return {
    reducedTo,
    most: verdicts.map(({ verdict, bounds: [bound] }) => (bound?.kind === 'at-most' ? bound.most : verdict)),
  };
};

describe('two workers with the constants of Tokio', () => {
  test.each([
    ['timer-beside-guests', 'yield_now', 2, ['fair', 70, 70]],
    ['foreign-wakes', 'self-wake', 1, [125, 4]],
    ['foreign-wakes', 'yield_now', 1, [3, 123]],
    ['hogged-worker', 'yield_now', 1, [2, 3, 122]],
    ['ping-pong', 'yield_now', 1, [5, 5, 122]],
  ] as const)(
    '%s under %s: nobody starves, and waits for so many rounds at most',
    (scenario, how, tasks, most) => {
      expect(proved(scenario, how, tasks)).toEqual({ reducedTo: 2, most });
    },
  );
});

test('where a task starves nothing is claimed by reduction', () => {
  const workload = endlessWorkloads.find(({ name }) => name === 'foreign-wakes');
  if (workload === undefined) throw new RangeError('no foreign-wakes');
  const runtime = runtimeOf(workload, 'self-wake', [5, 5], 2);
  expect(answerByReduction(runtime, usualAssumptions, {}, undefined, everything)).toBeUndefined();
});

test('without intervals that are long, or with one worker, nothing is reduced', () => {
  const [workload] = endlessWorkloads;
  if (workload === undefined) throw new RangeError('no workload');
  const runtime = runtimeOf(workload, 'self-wake', [2, 2]);
  expect(reductionOf(runtime, 2)).toBeUndefined();
  const one = { ...runtime, constants: { ...runtime.constants, workers: 1, eventInterval: 61 } };
  expect(reductionOf(one, 2)).toBeUndefined();
});
