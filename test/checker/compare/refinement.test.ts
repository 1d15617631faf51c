import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import { refine, type Refinement } from '../../../checker/compare/refinement/refine.ts';
import type { RowEngine } from '../../../model/index.ts';
import { replay, type Path } from '../../../traces/index.ts';
import { heardOfFirstOnly } from './naive-inclusion.ts';
import { alikeDeeds, engineOf, someDeeds, type Said } from './random-machine.ts';

const observe = (event: Said): Said => event;
const limits = {};
const runs = { numRuns: 60, seed: 11 };

const wordOf = (refinement: Refinement<Said>): readonly string[] | undefined =>
  refinement.kind === 'strays'
    ? [
        ...refinement.common.map(({ says }) => says),
        refinement.next.kind === 'rest' ? 'rest' : refinement.next.event.says,
      ]
    : undefined;

const heardOn = (engine: RowEngine<Said>, path: Path): readonly string[] => {
  const { start, steps } = replay(engine, path);
  return [start, ...steps].flatMap(({ events }) => events.map(({ says }) => says));
};

describe('whether one machine does what another can', () => {
  test.prop([alikeDeeds], runs)('is what going through all their words says, both ways', ([one, other]) => {
    const [first, second] = [engineOf(one), engineOf(other)];
    const { forth, back } = refine([first, second], { observe, limits });
    const [naive, naiveBack] = [heardOfFirstOnly(first, second), heardOfFirstOnly(second, first)];
    expect(forth.kind).toBe(naive === undefined ? 'refines' : 'strays');
    expect(back.kind).toBe(naiveBack === undefined ? 'refines' : 'strays');
    expect(wordOf(forth)?.length).toBe(naive?.length);
    expect(wordOf(back)?.length).toBe(naiveBack?.length);
  });

  test.prop([alikeDeeds], runs)('is shown by runs of both', ([one, other]) => {
    const [first, second] = [engineOf(one), engineOf(other)];
    const { forth } = refine([first, second], { observe, limits });
    if (forth.kind !== 'strays') return;
    const word = wordOf(forth)?.filter((said) => said !== 'rest') ?? [];
    const common = forth.common.map(({ says }) => says);
    expect(heardOn(first, forth.run).slice(0, word.length)).toEqual(word);
    if (forth.next.kind === 'rest') expect(heardOn(first, forth.run)).toEqual(word);
    expect(heardOn(second, forth.other).slice(0, common.length)).toEqual(common);
    expect(forth.instead.map((next) => (next.kind === 'rest' ? 'rest' : next.event.says))).not.toContain(
      wordOf(forth)?.at(-1),
    );
  });

  test.prop([someDeeds], runs)('is always so of one and the same machine', (deeds) => {
    const { forth, back } = refine([engineOf(deeds), engineOf(deeds)], { observe, limits });
    expect([forth.kind, back.kind]).toEqual(['refines', 'refines']);
  });

  test('happens and does not happen among these machines', () => {
    const found = fc
      .sample(alikeDeeds, { numRuns: 100, seed: 11 })
      .map(([one, other]) => refine([engineOf(one), engineOf(other)], { observe, limits }).forth);
    expect(found.filter(({ kind }) => kind === 'refines').length).toBeGreaterThan(10);
    expect(found.filter(({ kind }) => kind === 'strays').length).toBeGreaterThan(10);
    expect(found.some((one) => one.kind === 'strays' && one.next.kind === 'rest')).toBe(true);
  });

  test.prop([alikeDeeds], { numRuns: 50, seed: 3 })(
    'is not known where a limit was reached',
    ([one, other]) => {
      const { forth, back } = refine([engineOf(one), engineOf(other)], { observe, limits: { states: 1 } });
      for (const { kind } of [forth, back]) expect(['undecided', 'refines', 'strays']).toContain(kind);
      if (forth.kind === 'strays') expect(heardOfFirstOnly(engineOf(one), engineOf(other))).toBeDefined();
      if (forth.kind === 'refines') expect(heardOfFirstOnly(engineOf(one), engineOf(other))).toBeUndefined();
    },
  );
});
