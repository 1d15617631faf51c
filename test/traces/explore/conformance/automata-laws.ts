import { fc, test } from '@fast-check/vitest';
import { expect, it } from 'vitest';
import { violated } from '../../../../traces/index.ts';
import type { Automaton } from '../../../../traces/index.ts';
import { mutex, walker } from '../../../model/machine/toys.ts';
import type { Sighting } from '../../../model/machine/toys.ts';
import { distancesIn, graphs } from '../graphs.ts';
import { expectViolationsAreReal } from './claims.ts';
import type { Contestant } from './contestant.ts';
import { law } from './law.ts';
import type { Run } from './machines.ts';

const neverAt = (node: number): Automaton<number> => ({
  name: `never at ${node}`,
  initial: 0,
  step: (_, at) => (at === node ? violated : 0),
  accepts: () => true,
});

const endsIn = (node: number): Automaton<number> => ({
  name: `ends in ${node}`,
  initial: 0,
  step: (_, at) => at,
  accepts: (state) => state === node,
});

const fewerEntriesThan = (count: number): Automaton<Sighting> => ({
  name: `fewer than ${count} entries`,
  initial: 0,
  step: (state, { e }) => {
    if (e === 'leave') return state;
    return state + 1 === count ? violated : state + 1;
  },
  accepts: () => true,
});

/** What an explorer finds out about what a machine emits. */
export const automataLaws = (contestant: Contestant, run: Run): void => {
  const { explore } = contestant;

  law(contestant, 'composes automata', () => {
    it('and counts the product', () => {
      const alternation: Automaton<Sighting> = {
        name: 'enter and leave alternate',
        initial: 0,
        step: (state, { e }) => {
          if (e === 'enter') return state === 0 ? 1 : violated;
          return state === 1 ? 0 : violated;
        },
        accepts: () => true,
      };
      expect(explore(run(mutex()), { automata: [alternation] })).toMatchObject({
        states: 8,
        transitions: 14,
        violations: [],
        complete: true,
      });
    });

    it('of which none hides what another one finds', () => {
      const engine = run(mutex());
      const automata = [1, 2, 4].map(fewerEntriesThan);
      const found = explore(engine, { automata });
      expect(new Set(found.violations.map(({ automaton }) => automaton))).toEqual(new Set([0, 1, 2]));
      expect(found.violations).toHaveLength(3);
      expectViolationsAreReal(engine, automata, found);
    });

    test.prop([graphs(10), fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 1, maxLength: 3 })])(
      'whose violations are real, on any graph',
      (graph, nodes) => {
        const engine = run(walker(graph));
        const automata = [...nodes.map(neverAt), ...nodes.map(endsIn)];
        expectViolationsAreReal(engine, automata, explore(engine, { automata }));
        for (const depth of [1, 3]) {
          const cut = explore(engine, { automata, limits: { depth } });
          expectViolationsAreReal(engine, automata, cut);
          for (const { path } of cut.violations) expect(path.length).toBeLessThanOrEqual(depth);
        }
      },
    );

    it('also at the end of a run without steps', () => {
      const { violations } = explore(run(walker([[]])), { automata: [endsIn(7), endsIn(0)] });
      expect(violations).toEqual([{ automaton: 0, path: [], atEnd: true }]);
    });
  });

  law(contestant, 'decides automata', () => {
    test.prop([graphs(10), fc.integer({ min: 1, max: 9 })])('on any graph', (graph, node) => {
      const { violations } = explore(run(walker(graph)), { automata: [neverAt(node)] });
      const canBeThere = distancesIn(graph).has(node);
      expect(violations.map(({ automaton }) => automaton)).toEqual(canBeThere ? [0] : []);
    });

    test.prop([graphs(10, true), fc.integer({ min: 1, max: 9 })])('at the end of runs', (graph, node) => {
      const forward = graph.map((targets, from) => targets.filter((target) => target !== from));
      const ends = [...distancesIn(forward).keys()].filter((at) => forward[at]?.length === 0);
      const { violations } = explore(run(walker(forward)), { automata: [endsIn(node)] });
      expect(violations).toHaveLength(ends.some((end) => end !== node) ? 1 : 0);
    });
  });
};
