import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import { lockStep, type LockStep } from '../../../checker/compare/lock-step/lock-step.ts';
import type { RowEngine } from '../../../model/index.ts';
import { replay } from '../../../traces/index.ts';
import { Alphabet } from '../../../traces/explore/graph/alphabet.ts';
import { heardOfFirstOnly } from './naive-inclusion.ts';
import { alikeDeeds, engineOf, someDeeds, type Said } from './random-machine.ts';

const compared = (one: RowEngine<Said>, other: RowEngine<Said>): LockStep<Said> => {
  const alphabet = new Alphabet<Said>();
  return lockStep(one, other, {
    show: (events) => events.map((event) => alphabet.numberOf([event])),
    limits: {},
  });
};
const saidBy = (engine: RowEngine<Said>, path: readonly number[]): readonly string[] =>
  replay(engine, path).steps.map(({ events }) => events.map(({ says }) => says).join(''));
const goesOn = (when: number, becomes: number, ...says: string[]) => ({
  when,
  becomes: [becomes],
  other: undefined,
  says,
});
const runs = { numRuns: 60, seed: 7 };

describe('two machines that take the same choices', () => {
  test.prop([someDeeds], runs)('never part if they are the same', (deeds) => {
    expect(compared(engineOf(deeds), engineOf(deeds))).toMatchObject({ kind: 'alike', exactly: true });
  });

  test.prop([alikeDeeds], runs)('do what each other can do if they take the same steps', ([one, other]) => {
    const [first, second] = [engineOf(one), engineOf(other)];
    const found = compared(first, second);
    if (found.kind !== 'alike' || !found.exactly) return;
    expect(heardOfFirstOnly(first, second)).toBeUndefined();
    expect(heardOfFirstOnly(second, first)).toBeUndefined();
  });

  test.prop([alikeDeeds], runs)(
    'part after the same number of steps, whichever comes first',
    ([one, other]) => {
      const forth = compared(engineOf(one), engineOf(other));
      const back = compared(engineOf(other), engineOf(one));
      expect(back.kind).toBe(forth.kind);
      if (forth.kind !== 'parts' || back.kind !== 'parts') return;
      expect(back.choices).toBe(forth.choices);
    },
  );

  test.prop([alikeDeeds], runs)('show the same until they part, and then not', ([one, other]) => {
    const [first, second] = [engineOf(one), engineOf(other)];
    const found = compared(first, second);
    if (found.kind !== 'parts') return;
    const [own, others] = found.sides;
    const [said, alsoSaid] = [saidBy(first, own.path), saidBy(second, others.path)];
    expect(said.slice(0, own.before).join('')).toBe(alsoSaid.slice(0, others.before).join(''));
    expect(said.slice(own.before).join('')).toBe(own.events.map(({ says }) => says).join(''));
    if (!own.stuck && !others.stuck) expect(said.join('')).not.toBe(alsoSaid.join(''));
    else expect(own.stuck && others.stuck).toBe(false);
  });

  test('do both among these machines', () => {
    const kinds = fc
      .sample(alikeDeeds, { numRuns: 60, seed: 7 })
      .map(([one, other]) => compared(engineOf(one), engineOf(other)).kind);
    expect(kinds.filter((kind) => kind === 'alike').length).toBeGreaterThan(10);
    expect(kinds.filter((kind) => kind === 'parts').length).toBeGreaterThan(10);
  });

  test('wait for each other where one does in two steps what the other does in one', () => {
    const [quick, slow, wrong] = [
      engineOf([goesOn(0, 2, 'a')]),
      engineOf([goesOn(0, 1), goesOn(1, 2, 'a')]),
      engineOf([goesOn(0, 1), goesOn(1, 2, 'b')]),
    ];
    expect(compared(quick, slow)).toMatchObject({ kind: 'alike', exactly: false });
    expect(compared(quick, wrong)).toMatchObject({ kind: 'parts', choices: 0 });
    expect(compared(slow, wrong)).toMatchObject({ kind: 'parts', choices: 1 });
  });

  test('are not known to be alike where a limit was reached', () => {
    const walk = engineOf([{ when: 0, becomes: [1], other: undefined, says: ['a'] }]);
    const alphabet = new Alphabet<Said>();
    const show = (events: readonly Said[]): readonly number[] =>
      events.map((event) => alphabet.numberOf([event]));
    expect(lockStep(walk, walk, { show, limits: { depth: 1 } })).toMatchObject({ kind: 'cut', cut: 'depth' });
    expect(lockStep(walk, walk, { show, limits: { states: 1 } })).toMatchObject({
      kind: 'cut',
      cut: 'states',
    });
  });
});
