import { expect, it } from 'vitest';
import { yardstick } from '../../../../bench/yardstick/machine.ts';
import { sizeNamed } from '../../../../bench/yardstick/sizes.ts';
import { compile, interchangesOf, symmetryOf } from '../../../../model/index.ts';
import type { Interchange } from '../../../../model/index.ts';
import { exploreOrbits, leastRenaming, sizeOf } from '../../../model/machine/symmetry/orbits.ts';
import { racyLock } from '../../../model/machine/toys.ts';
import { expectBreaksAreReal } from './claims.ts';
import type { Contestant } from './contestant.ts';
import { law } from './law.ts';
import { specifications } from './machines.ts';

const all = (length: number): Interchange => ({
  kind: 'within-classes',
  classes: Array.from({ length }, () => 0),
});

/** What an explorer makes of a symmetry. */
export const symmetryLaws = (contestant: Contestant): void => {
  const { explore } = contestant;

  law(contestant, 'searches up to symmetry', () => {
    it('and finds the same verdict by a path of states as they are', () => {
      const machine = racyLock();
      const engine = compile(machine);
      const symmetry = symmetryOf(machine.schema, { processes: all(2) });
      const found = explore(engine, { symmetry });
      expect(found.broken.map(({ sentence }) => sentence)).toEqual(['at most one process is critical']);
      expect(found.states).toBeLessThan(explore(engine).states);
      expectBreaksAreReal(engine, found);
    });

    it('and finds every orbit', () => {
      const size = sizeNamed('2,2,2,B');
      if (size === undefined) throw new Error('there is no such size');
      const machine = yardstick(size);
      const engine = compile(machine);
      const symmetry = symmetryOf(machine.schema, { workers: all(size.workers), tasks: all(size.tasks) });
      const orbits = sizeOf(exploreOrbits(engine, leastRenaming(symmetry)));
      expect(orbits.states).toBeLessThan(size.states / 3);
      expect(explore(engine, { symmetry })).toMatchObject({ ...orbits, complete: true, broken: [] });
    });

    it('and takes each path to its end, however far', () => {
      const size = sizeNamed('2,3,2,B');
      if (size === undefined) throw new Error('there is no such size');
      const done = 'some task has polls left';
      const machine = yardstick(size).invariant(done, ({ tasks }) => {
        for (let i = 0; i < tasks.length; i++) if (tasks.get(i).pollsLeft > 0) return true;
        return false;
      });
      const engine = compile(machine);
      const symmetry = symmetryOf(machine.schema, { workers: all(size.workers), tasks: all(size.tasks) });
      const found = explore(engine, { symmetry });
      expect(found.broken.map(({ sentence }) => sentence)).toEqual([done]);
      expectBreaksAreReal(engine, found);
    });

    it.each(specifications)('of %s', (_, machine, runtime) => {
      const specification = machine();
      const { interchanges } = interchangesOf(runtime);
      const engine = compile(specification);
      const symmetry = symmetryOf(specification.schema, interchanges);
      const whole = explore(engine);
      const found = explore(engine, { symmetry });
      expect(found.complete).toBe(whole.complete);
      expect(found.broken).toEqual(whole.broken);
      expect(found.states).toBeLessThanOrEqual(whole.states);
      expect(found.states * symmetry.size).toBeGreaterThanOrEqual(whole.states);
    });
  });
};
