import { describe, expect, it } from 'vitest';
import { array, compile, id, int, interpret, Machine, seq, symmetryOf } from '../../../model/index.ts';

const machine = () =>
  new Machine(
    { cells: array(2, { count: int(0, 2) }), spare: array(0, { of: id('cells'), more: seq('cells', 3) }) },
    () => {},
  ).each('cells', { name: 'count', source: '' }, {}, (me, state) => {
    if (me.count === 2 || state.spare.length > 0) return false;
    me.count += 1;
    return;
  });

describe('an empty array', () => {
  it('is seen empty, by both engines', () => {
    const interpreted = interpret(machine());
    const compiled = compile(machine());
    expect(interpreted.successors(interpreted.initial().state)).toHaveLength(2);
    expect(compiled.successors(compiled.initial().state)).toHaveLength(2);
    expect(interpreted.describe(interpreted.initial().state)).toMatchObject({ spare: [] });
  });

  it('takes no room', () => {
    const without = new Machine({ cells: array(2, { count: int(0, 2) }) }, () => {});
    expect(compile(machine()).words).toBe(compile(without).words);
  });

  it('is in nobody else’s way to be interchangeable', () => {
    expect(symmetryOf(machine().schema, { cells: { kind: 'within-classes', classes: [0, 0] } }).size).toBe(2);
  });

  it('has nobody who could act', () => {
    const acting = machine().each('spare', { name: 'act', source: '' }, {}, () => {});
    expect(() => interpret(acting)).toThrow('nobody can take it: spare is empty');
  });
});
