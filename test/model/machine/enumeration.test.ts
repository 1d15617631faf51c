import { describe, expect, it } from 'vitest';
import { array, bool, formatLabel, int, interpret, Machine } from '../../../model/index.ts';
import { dice, mutex, peterson } from './toys.ts';

const source = 'a toy';

describe('the order of steps', () => {
  it('is by element, then by action', () => {
    const engine = interpret(mutex());
    const titles = (state: string): string[] =>
      engine.successors(state).map(({ label }) => formatLabel(engine, label));
    const [first] = engine.successors(engine.initial().state);
    expect(titles(engine.initial().state)).toEqual(['try processes[0]', 'try processes[1]']);
    expect(titles(first?.state ?? '')).toEqual(['enter processes[0]', 'try processes[1]']);
  });

  it("is by the first array's element, then by action, then by the second's element", () => {
    const schema = { rows: array(2, { x: bool }), columns: array(3, { y: bool }) };
    const machine = new Machine<typeof schema, never>(schema, () => {})
      .pair('rows', 'columns', { name: 'cross', source }, [{}, {}], () => {})
      .pair('columns', 'columns', { name: 'beside', source }, [{}, {}], () => {});
    const engine = interpret(machine);
    const labels = engine
      .successors(engine.initial().state)
      .map(({ label }) => [label.action, label.actors].flat());
    expect(labels).toEqual([
      [0, 0, 0],
      [0, 0, 1],
      [0, 0, 2],
      [0, 1, 0],
      [0, 1, 1],
      [0, 1, 2],
      [1, 0, 1],
      [1, 0, 2],
      [1, 1, 0],
      [1, 1, 2],
      [1, 2, 0],
      [1, 2, 1],
    ]);
  });

  it('binds the views that the label names', () => {
    const engine = interpret(peterson());
    const after = (state: string, title: string): string => {
      const steps = engine.successors(state);
      const step = steps.find(({ label }) => formatLabel(engine, label) === title);
      expect(steps.map(({ label }) => formatLabel(engine, label))).toContain(title);
      return step?.state ?? state;
    };
    const path = ['raiseFlag processes[1]', 'giveWay processes[1]', 'enter processes[1] processes[0]'];
    const end = path.reduce(after, engine.initial().state);
    expect(engine.describe(end)).toEqual({
      processes: [
        { at: 'idle', flag: false },
        { at: 'critical', flag: true },
      ],
      turn: 0,
    });
  });
});

describe('choose', () => {
  it('explores every outcome in lexicographic order', () => {
    const engine = interpret(dice());
    const steps = engine.successors(engine.initial().state);
    const pairs = Array.from({ length: 36 }, (_, i) => [Math.floor(i / 6), i % 6]);
    expect(steps.map(({ label }) => label.choices)).toEqual(pairs);
    expect(steps.map(({ events }) => events)).toEqual(pairs.map(([a = 0, b = 0]) => [a + b + 2]));
    expect(steps.map(({ state }) => engine.describe(state))).toEqual(
      pairs.map(([a = 0, b = 0]) => ({ first: a + 1, second: b + 1 })),
    );
  });

  it('may depend on choices before it, and refuse after some', () => {
    const schema = { value: int(0, 9) };
    const machine = new Machine<typeof schema, never>(schema, () => {}).once(
      { name: 'pick', source },
      (state, context) => {
        const first = context.choose(3);
        if (first === 1) return false;
        state.value = first === 0 ? context.choose(2) : 5 + context.choose(1) + context.choose(2);
        return true;
      },
    );
    const engine = interpret(machine);
    const steps = engine.successors(engine.initial().state);
    expect(steps.map(({ label, state }) => [label.choices, engine.describe(state)['value']])).toEqual([
      [[0, 0], 0],
      [[0, 1], 1],
      [[2, 0, 0], 5],
      [[2, 0, 1], 6],
    ]);
  });
});

describe('an effect', () => {
  it('starts from the base state each time it is tried', () => {
    const schema = { count: int(0, 9), cells: array(3, { on: bool }) };
    const machine = new Machine<typeof schema, never>(schema, () => {}).each(
      'cells',
      { name: 'light', source },
      {},
      (me, state) => {
        state.count++;
        me.on = true;
      },
    );
    const engine = interpret(machine);
    const counts = engine.successors(engine.initial().state).map(({ state }) => engine.describe(state));
    expect(counts).toEqual([
      { count: 1, cells: [{ on: true }, { on: false }, { on: false }] },
      { count: 1, cells: [{ on: false }, { on: true }, { on: false }] },
      { count: 1, cells: [{ on: false }, { on: false }, { on: true }] },
    ]);
  });

  it('keeps what it emits apart for each step', () => {
    const engine = interpret(mutex());
    const run = [0, 1].reduce(
      (state, index) => engine.successors(state)[index]?.state ?? state,
      engine.initial().state,
    );
    const events = engine.successors(run).map((step) => step.events);
    expect(engine.initial().events).toEqual([]);
    expect(events).toEqual([[{ e: 'enter', process: 0 }], [{ e: 'enter', process: 1 }]]);
  });
});
