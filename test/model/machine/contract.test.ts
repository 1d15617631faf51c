import { describe, expect, it } from 'vitest';
import {
  array,
  bool,
  enums,
  id,
  int,
  interpret,
  Machine,
  none,
  seq,
  SpecificationError,
} from '../../../model/index.ts';
import type { Context, Schema, State, View } from '../../../model/index.ts';

const source = 'a toy';
const cellFields = {
  mode: enums('on', 'off'),
  level: int(1, 3),
  flag: bool,
  other: id('cells'),
  queue: seq('cells', 2),
};
const schema = { cells: array(2, cellFields), total: int(0, 5) };
type Cell = View<typeof cellFields>;
type Whole = State<typeof schema>;

const build = (given: Schema) => interpret(new Machine<Schema, never>(given, () => {}));

const faultOf = (run: () => unknown): SpecificationError => {
  try {
    run();
  } catch (error) {
    if (error instanceof SpecificationError) return error;
    throw error;
  }
  throw new Error('nothing was thrown');
};

const runEffect = (effect: (me: Cell, state: Whole, context: Context<string>) => boolean | void): unknown => {
  const machine = new Machine<typeof schema, string>(schema, () => {}).each(
    'cells',
    { name: 'act', source },
    {},
    effect,
  );
  const engine = interpret(machine);
  return engine.successors(engine.initial().state);
};

const assign = (target: object, name: string, value: unknown): void => {
  Reflect.set(target, name, value);
};

describe('an effect that breaks its contract is a fault of the specification', () => {
  const faults: readonly [string, string, string | undefined, unknown, Parameters<typeof runEffect>[0]][] = [
    [
      'an integer above its range',
      'out-of-bounds',
      'cells[0].level',
      4,
      (me) => {
        me.level = 4;
      },
    ],
    [
      'an integer below its range',
      'out-of-bounds',
      'cells[0].level',
      0,
      (me) => {
        me.level = 0;
      },
    ],
    [
      'a number that is no integer',
      'out-of-bounds',
      'cells[0].level',
      1.5,
      (me) => {
        me.level = 1.5;
      },
    ],
    [
      'not a number',
      'out-of-bounds',
      'total',
      Number.NaN,
      (_, state) => {
        state.total = Number.NaN;
      },
    ],
    [
      'an unknown name',
      'out-of-bounds',
      'cells[0].mode',
      'dim',
      (me) => {
        assign(me, 'mode', 'dim');
      },
    ],
    [
      'not a truth value',
      'out-of-bounds',
      'cells[0].flag',
      1,
      (me) => {
        assign(me, 'flag', 1);
      },
    ],
    [
      'an id of no record',
      'out-of-bounds',
      'cells[0].other',
      2,
      (me) => {
        me.other = 2;
      },
    ],
    [
      'an id below none',
      'out-of-bounds',
      'cells[0].other',
      -2,
      (me) => {
        me.other = -2;
      },
    ],
    [
      'pushing none',
      'out-of-bounds',
      'cells[0].queue',
      -1,
      (me) => {
        me.queue.push(none);
      },
    ],
    [
      'pushing beyond the capacity',
      'sequence-full',
      'cells[0].queue',
      1,
      (me) => {
        for (let i = 0; i < 3; i++) me.queue.push(1);
      },
    ],
    [
      'moving beyond the capacity',
      'sequence-full',
      'cells[1].queue',
      0,
      (me, { cells }) => {
        for (const cell of [me, cells.get(1)]) for (let i = 0; i < 2; i++) cell.queue.push(0);
        me.queue.moveFront(1, cells.get(1).queue);
      },
    ],
    [
      'shift on empty',
      'sequence-too-short',
      'cells[0].queue',
      undefined,
      (me) => {
        me.queue.shift();
      },
    ],
    [
      'pop on empty',
      'sequence-too-short',
      'cells[0].queue',
      undefined,
      (me) => {
        me.queue.pop();
      },
    ],
    [
      'looking beyond the end',
      'sequence-too-short',
      'cells[0].queue',
      0,
      (me) => {
        me.queue.at(0);
      },
    ],
    [
      'moving more than there is',
      'sequence-too-short',
      'cells[0].queue',
      1,
      (me, { cells }) => {
        me.queue.moveBack(1, cells.get(1).queue);
      },
    ],
    [
      'the record of none',
      'no-such-record',
      'cells',
      none,
      (me, { cells }) => {
        cells.get(me.other);
      },
    ],
    [
      'choosing from nothing',
      'bad-choice',
      undefined,
      undefined,
      (_, __, context) => {
        context.choose(0);
      },
    ],
    [
      'refusing after a change',
      'refused-after-change',
      undefined,
      undefined,
      (me) => {
        me.flag = true;
        return false;
      },
    ],
  ];

  it.each(faults)('%s', (_, code, field, value, effect) => {
    const fault = faultOf(() => runEffect(effect));
    expect(fault).toMatchObject({ code, action: 'act', actors: [0] });
    expect(fault.field).toBe(field);
    expect(fault.value).toBe(value);
    expect(fault.message).toContain('action act of 0');
  });

  it('says what the field could have held', () => {
    expect(
      faultOf(() =>
        runEffect((me) => {
          me.level = 9;
        }),
      ).message,
    ).toBe('out-of-bounds: 9 is not an integer from 1 to 3 (action act of 0, field cells[0].level)');
  });

  it('names the actor that did it', () => {
    const fault = faultOf(() =>
      runEffect((me) => {
        me.level += me.index * 3;
      }),
    );
    expect(fault).toMatchObject({ actors: [1], field: 'cells[1].level', value: 4 });
  });

  it('may write what was there already, or undo what it did, and then refuse', () => {
    expect(
      runEffect((me) => {
        me.flag = true;
        me.queue.push(1);
        me.queue.clear();
        me.flag = false;
        return false;
      }),
    ).toEqual([]);
  });

  it('may not depend on anything but the state', () => {
    let runs = 0;
    const growing = faultOf(() =>
      runEffect((_, __, context) => {
        context.choose(2 + runs++);
      }),
    );
    expect(growing.code).toBe('not-deterministic');
    let first = true;
    const shrinking = faultOf(() =>
      runEffect((_, __, context) => {
        if (first) context.choose(2);
        first = false;
      }),
    );
    expect(shrinking.code).toBe('not-deterministic');
  });

  it('keeps the cause of an error of another kind', () => {
    const cause = new TypeError('oops');
    const fault = faultOf(() =>
      runEffect(() => {
        throw cause;
      }),
    );
    expect(fault).toMatchObject({ code: 'failed', action: 'act', cause });
  });

  it('cannot add fields', () => {
    expect(
      faultOf(() =>
        runEffect((me) => {
          Object.assign(me, { extra: 1 });
        }),
      ).code,
    ).toBe('failed');
  });

  it('holds the initial state to the same rules', () => {
    const machine = new Machine<typeof schema, never>(schema, (state) => {
      state.total = 6;
    });
    expect(faultOf(() => interpret(machine).initial())).toMatchObject({
      code: 'out-of-bounds',
      action: 'init',
    });
  });
});

describe('invariants', () => {
  it('are reported by their sentences', () => {
    const machine = new Machine<typeof schema, never>(schema, () => {})
      .invariant('the total is positive', ({ total }) => total > 0)
      .invariant('there are two cells', ({ cells }) => cells.length === 2)
      .invariant('the second is on', ({ cells }) => cells.get(1).mode === 'off');
    const engine = interpret(machine);
    expect(engine.broken(engine.initial().state)).toEqual(['the total is positive', 'the second is on']);
  });

  it('may not change the state', () => {
    const machine = new Machine<typeof schema, never>(schema, () => {}).invariant('changes', (state) => {
      state.total = 1;
      return true;
    });
    const engine = interpret(machine);
    expect(faultOf(() => engine.broken(engine.initial().state)).code).toBe('changed-by-invariant');
  });
});

describe('a machine that makes no sense is refused at once', () => {
  const wide = { min: 0, max: 0x1_0000 };
  const schemas: readonly [string, string, string | undefined, Schema][] = [
    ['an id of no array', 'unknown-array', 'owner', { owner: id('tasks') }],
    ['an id of a scalar', 'unknown-array', 'owner', { owner: id('flag'), flag: bool }],
    [
      'a sequence of no array',
      'unknown-array',
      'cells.queue',
      { cells: array(1, { queue: seq('tasks', 1) }) },
    ],
    ['an array of fewer than no records', 'bad-length', 'cells', { cells: array(-1, { flag: bool }) }],
    ['an array of half a record', 'bad-length', 'cells', { cells: array(1.5, { flag: bool }) }],
    ['a sequence without room', 'bad-capacity', 'queue', { cells: array(1, {}), queue: seq('cells', 0) }],
    ['a range without integers', 'bad-range', 'level', { level: int(1, 0) }],
    ['a range too wide to pack', 'bad-range', 'level', { level: int(wide.min, wide.max) }],
    ['an enum without names', 'bad-names', 'mode', { mode: enums() }],
    ['an enum that says a name twice', 'bad-names', 'mode', { mode: enums('on', 'on') }],
    [
      'a field that would hide the index',
      'reserved-name',
      'cells.index',
      { cells: array(1, { index: bool }) },
    ],
  ];

  it.each(schemas)('%s', (_, code, field, given) => {
    const fault = faultOf(() => build(given));
    expect(fault.code).toBe(code);
    expect(fault.field).toBe(field);
  });

  it('two actions of one name', () => {
    const machine = new Machine<typeof schema, never>(schema, () => {})
      .once({ name: 'act', source }, () => {})
      .each('cells', { name: 'act', source }, {}, () => {});
    expect(faultOf(() => interpret(machine))).toMatchObject({ code: 'duplicate-action', action: 'act' });
  });

  it('a guard on a value that the field never has', () => {
    const machine = new Machine<typeof schema, never>(schema, () => {});
    machine.each('cells', { name: 'act', source }, { level: 7 }, () => {});
    expect(faultOf(() => interpret(machine))).toMatchObject({ code: 'bad-guard', action: 'act', value: 7 });
  });

  it('a guard on a field that is not there', () => {
    const machine = new Machine<typeof schema, never>(schema, () => {});
    machine.actions.push({
      rule: { name: 'act', source },
      arrays: ['cells'],
      when: [{ lvl: 1 }],
      effect: () => {},
    });
    expect(faultOf(() => interpret(machine)).message).toBe(
      'bad-guard: the guard names lvl, but the fields are mode, level, flag, other, queue (action act)',
    );
  });
});
