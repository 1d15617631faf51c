import { describe, expect, it } from 'vitest';
import { yardstick } from '../../../../bench/yardstick/machine.ts';
import { sizeNamed } from '../../../../bench/yardstick/sizes.ts';
import { compile, symmetryOf } from '../../../../model/index.ts';
import type { Interchange } from '../../../../model/index.ts';
import { chosen, exploreOrbits, leastRenaming, sizeOf } from './orbits.ts';

const all = (length: number): Interchange => ({
  kind: 'within-classes',
  classes: Array.from({ length }, () => 0),
});

const sized = (name: string) => {
  const size = sizeNamed(name);
  if (size === undefined) throw new Error(`${name} is no size`);
  const machine = yardstick(size);
  const symmetry = symmetryOf(machine.schema, { workers: all(size.workers), tasks: all(size.tasks) });
  return { size, engine: compile(machine), symmetry };
};

describe('the orbits of the yardstick', () => {
  it.each(['3,3,2,B', 'S5', '3,5,2,B', 'S6'])('of %s are as many as other checkers find', (name) => {
    const { size, engine, symmetry } = sized(name);
    expect(exploreOrbits(engine, chosen(symmetry)).reached.size).toBe(size.orbits);
  });

  it.each(['2,2,2,A', '2,2,2,B', '2,3,2,B', '3,3,2,B'])('of %s are those of the least renamings', (name) => {
    const { engine, symmetry } = sized(name);
    const least = exploreOrbits(engine, leastRenaming(symmetry));
    expect(sizeOf(exploreOrbits(engine, chosen(symmetry)))).toEqual(sizeOf(least));
  });
});
