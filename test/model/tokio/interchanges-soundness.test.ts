import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { interchangesOf, multiThread, rulesOf, scenarios, smallConstants } from '../../../model/index.ts';
import type {
  Constants,
  Instruction,
  Interchange,
  Interchanges,
  Program,
  Runtime,
  YieldName,
} from '../../../model/index.ts';
import { renamingMakesNoDifference } from './renamed-steps.ts';

const walks = 12;
/** Walks enough to find each wrong interchange below many times over. */
const manyWalks = 60;
const ways: readonly YieldName[] = ['self-wake', 'yield_now'];

const runtimeOf = (
  version: string,
  programs: readonly Program[],
  constants: Partial<Constants> = {},
): Runtime => {
  const rules = rulesOf(version);
  if (rules === undefined) throw new Error(`${version} is unknown`);
  return { rules, programs, constants: { ...smallConstants, ...constants } };
};

const programsOf = (name: string, how: YieldName): readonly Program[] => {
  const scenario = scenarios.find((candidate) => candidate.name === name);
  if (scenario === undefined) throw new Error(`${name} is no scenario`);
  return scenario.programs({ yield: how, tasks: 2, polls: 2 });
};

const assertSound = (runtime: Runtime, numRuns: number): void =>
  fc.assert(renamingMakesNoDifference(multiThread(runtime), interchangesOf(runtime).interchanges), {
    numRuns,
  });

const isCaught = (runtime: Runtime, interchanges: Interchanges): boolean =>
  fc.check(renamingMakesNoDifference(multiThread(runtime), interchanges), {
    numRuns: manyWalks,
    endOnFailure: true,
  }).failed;

const all = (length: number): Interchange => ({
  kind: 'within-classes',
  classes: Array.from({ length }, () => 0),
});

describe.each(['1.20.0', '1.51.0', '1.53.0'])('the interchanges of release %s are sound', (version) => {
  it.each(scenarios.map(({ name }) => name))('in %s', (name) => {
    for (const how of ways)
      for (const workers of [2, 3])
        assertSound(runtimeOf(version, programsOf(name, how), { workers }), walks);
  });

  it('with turns of four workers, with a tuned interval, without LIFO slots', () => {
    for (const how of ways) {
      assertSound(runtimeOf(version, programsOf('yielders', how), { workers: 4 }), manyWalks);
      assertSound(
        runtimeOf(version, programsOf('foreign-wakes', how), { workers: 3, globalQueueInterval: 'auto' }),
        walks,
      );
      assertSound(runtimeOf(version, programsOf('foreign-wakes', how), { lifoSlot: false }), walks);
    }
  });
});

describe('an interchange that is not sound is caught', () => {
  it('every permutation of four workers', () => {
    const runtime = runtimeOf('1.53.0', programsOf('yielders', 'self-wake'), { workers: 4 });
    expect(isCaught(runtime, { workers: all(4) })).toBe(true);
  });

  it('tasks with different programs', () => {
    const runtime = runtimeOf('1.53.0', programsOf('coop-budget', 'yield_now'));
    expect(isCaught(runtime, { tasks: all(runtime.programs.length) })).toBe(true);
  });

  it.each(['wake', 'spawn'] as const)('tasks with equal programs of which one is named by a %s', (does) => {
    const waits: readonly Instruction[] = [{ does: 'wait', for: 'wake' }];
    const programs: readonly Program[] = [
      { role: 'waiter', instructions: waits },
      { role: 'waiter', instructions: waits },
      { role: 'caller', instructions: [{ does, task: 0 }] },
    ];
    const runtime = runtimeOf('1.53.0', programs);
    expect(isCaught(runtime, { tasks: { kind: 'within-classes', classes: [0, 0, 1] } })).toBe(true);
    expect(isCaught(runtime, interchangesOf(runtime).interchanges)).toBe(false);
  });
});
