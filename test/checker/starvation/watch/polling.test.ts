import { describe, expect, test } from 'vitest';
import { endlessWorkloads, newestRelease, rulesOf, specificationOf } from '../../../../model/index.ts';
import type { Emitted, Flavor, YieldName } from '../../../../model/index.ts';
import { endlessRuntime, realConstants } from '../../../../checker/starvation/index.ts';
import { watchedEngine } from '../../../../checker/starvation/watch/watched.ts';

const rules = rulesOf(newestRelease);

const polledAfter = (polling: number, events: readonly Emitted[]): number => {
  let mask = polling;
  for (const event of events) {
    if (event.e === 'poll.begin' && event.w !== null) mask |= 1 << event.w;
    if (event.e === 'poll.end' && event.w !== null) mask &= ~(1 << event.w);
  }
  return mask;
};

/** Steps of a walk that is always the same; states from which nothing leads on do not occur. */
const steps = 2000;

const walk = (workload: (typeof endlessWorkloads)[number], how: YieldName, flavor: Flavor): number => {
  if (rules === undefined) throw new RangeError('no rules of the newest release');
  const small = { workers: 2, eventInterval: 3, globalQueueInterval: 3, coopBudget: 4 };
  const constants = { ...realConstants(flavor), ...small };
  const size = { yield: how, tasks: workload.tasks };
  const runtime = endlessRuntime({ workload, size, rules, constants, flavor });
  const [specification, watched] = [specificationOf(runtime).compiled(), watchedEngine(runtime)];
  let [one, other] = [specification.initial(), watched.initial()];
  let [random, polling, polls] = [1, polledAfter(0, one.events), 0];
  for (let i = 0; i < steps; i++) {
    const next = specification.successors(one.state);
    random = (Math.imul(random, 1_103_515_245) + 12_345) >>> 0;
    const index = (random >>> 8) % next.length;
    const [step, seen] = [next[index], watched.successors(other.state)[index]];
    if (step === undefined || seen === undefined) throw new Error(`no step ${index} at ${i}`);
    polling = polledAfter(polling, step.events);
    polls += step.events.filter(({ e }) => e === 'poll.begin').length;
    expect({ i, polling: seen.events[0]?.polling }).toEqual({ i, polling });
    [one, other] = [step, seen];
  }
  return polls;
};

describe.each(['multi_thread', 'current_thread'] as const)('%s', (flavor) => {
  describe.each(['self-wake', 'yield_now'] as const)('under %s', (how) => {
    test.each(endlessWorkloads)(
      '$name: a worker polls from the beginning of a poll to its end',
      (workload) => {
        expect(walk(workload, how, flavor)).toBeGreaterThan(50);
      },
    );
  });
});
