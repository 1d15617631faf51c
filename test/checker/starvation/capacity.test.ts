import { describe, expect, test } from 'vitest';
import { endlessRuntime, realConstants } from '../../../checker/starvation/index.ts';
import { endlessWorkloads, rulesOf, specificationOf, type Constants } from '../../../model/index.ts';
import { exploreGraph } from '../../../traces/index.ts';

type Workload = (typeof endlessWorkloads)[number];

const release = '1.53.1';

/** Where each step leads, and what it emits, with queues of this capacity or of the one that stands for it. */
const stepsOf = (workload: Workload, constants: Partial<Constants>, queueCapacity?: number) => {
  const rules = rulesOf(release);
  if (rules === undefined) throw new RangeError(`no rules for ${release}`);
  const runtime = endlessRuntime({
    workload,
    size: { yield: 'yield_now', tasks: workload.tasks },
    rules,
    constants: { ...realConstants(undefined), ...constants },
  });
  const capacity = queueCapacity ?? runtime.constants.queueCapacity;
  const { graph } = exploreGraph(
    specificationOf({ ...runtime, constants: { ...runtime.constants, queueCapacity: capacity } }).compiled(),
    { limits: {} },
  );
  const steps = Array.from({ length: graph.transitions }, (_, step) => [
    graph.target(step),
    graph.letter(step),
  ]);
  return { capacity, cut: graph.cut, states: graph.states, steps };
};

describe('queues of two more than twice as many elements as there are tasks', () => {
  test.each(endlessWorkloads)('cannot be told from those of Tokio: $name', (workload) => {
    const { capacity, ...small } = stepsOf(workload, {});
    const { capacity: real, ...large } = stepsOf(workload, {}, 256);
    expect(capacity).toBeLessThan(real);
    expect(small.cut).toBeUndefined();
    expect(small.states).toBe(large.states);
    expect(small.steps).toEqual(large.steps);
  });

  test('nor with two workers, which steal', () => {
    const workload = endlessWorkloads.find(({ name }) => name === 'foreign-wakes');
    if (workload === undefined) throw new RangeError('no foreign-wakes');
    const constants = { workers: 2, eventInterval: 2, globalQueueInterval: 2 };
    const { capacity, ...small } = stepsOf(workload, constants);
    const { capacity: real, ...large } = stepsOf(workload, constants, 256);
    expect(capacity).toBeLessThan(real);
    expect(small.states).toBeGreaterThan(1_000);
    expect(small.states).toBe(large.states);
    expect(small.steps).toEqual(large.steps);
  });
});
