import { describe, expect, it } from 'vitest';
import {
  compile,
  interchangesOf,
  multiThread,
  rulesOf,
  scenarios,
  smallConstants,
  symmetryOf,
} from '../../../model/index.ts';
import type { RowEngine, Symmetry, YieldName } from '../../../model/index.ts';
import { chosen, exploreOrbits, itself, leastRenaming, sizeOf } from '../machine/symmetry/orbits.ts';

interface Size {
  readonly workers: number;
  readonly tasks: number;
  readonly polls: number;
}

const built = (
  name: string,
  how: YieldName,
  { workers, tasks, polls }: Size,
): { readonly engine: RowEngine<unknown>; readonly symmetry: Symmetry } => {
  const rules = rulesOf('1.53.0');
  const programs = scenarios
    .find((scenario) => scenario.name === name)
    ?.programs({ yield: how, tasks, polls });
  if (rules === undefined || programs === undefined) throw new Error(`${name} is unknown`);
  const runtime = { rules, programs, constants: { ...smallConstants, workers } };
  const machine = multiThread(runtime);
  return {
    engine: compile(machine),
    symmetry: symmetryOf(machine.schema, interchangesOf(runtime).interchanges),
  };
};

describe('the orbits of the specification', () => {
  it.each([
    ['yielders', 'self-wake', { workers: 2, tasks: 3, polls: 2 }, 3_220],
    ['yielders', 'yield_now', { workers: 2, tasks: 3, polls: 2 }, 5_612],
    ['yielders', 'self-wake', { workers: 3, tasks: 1, polls: 2 }, 36_820],
    ['yielders', 'self-wake', { workers: 4, tasks: 1, polls: 1 }, 142_133],
    ['coop-budget', 'yield_now', { workers: 2, tasks: 2, polls: 1 }, 1_546],
    ['foreign-wakes', 'self-wake', { workers: 2, tasks: 2, polls: 2 }, 37_742],
    ['timer-beside-guests', 'yield_now', { workers: 2, tasks: 2, polls: 2 }, 28_264],
  ] as const)('of %s by %s, %j, are those of the least renamings', (name, how, size, states) => {
    const { engine, symmetry } = built(name, how, size);
    const found = exploreOrbits(engine, chosen(symmetry));
    expect(sizeOf(found)).toEqual(sizeOf(exploreOrbits(engine, leastRenaming(symmetry))));
    expect(found.reached.size).toBe(states);
  });

  it.each([
    ['yielders', 'self-wake', { workers: 2, tasks: 3, polls: 2 }],
    ['yielders', 'yield_now', { workers: 2, tasks: 2, polls: 2 }],
    ['foreign-wakes', 'yield_now', { workers: 2, tasks: 2, polls: 1 }],
    ['many-short-tasks', 'self-wake', { workers: 2, tasks: 2, polls: 1 }],
  ] as const)('of %s by %s, %j, are those of all states that can be reached', (name, how, size) => {
    const { engine, symmetry } = built(name, how, size);
    const representative = chosen(symmetry);
    const states = exploreOrbits(engine, itself).reached;
    const orbits = new Set(Array.from(states.values(), (row) => representative(row).join()));
    const { reached } = exploreOrbits(engine, representative);
    expect(Array.from(reached.keys()).toSorted()).toEqual(Array.from(orbits).toSorted());
    expect(reached.size).toBeLessThan(states.size);
  });
});
