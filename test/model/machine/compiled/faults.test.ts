import { describe, expect, it } from 'vitest';
import {
  array,
  bool,
  compile,
  int,
  interpret,
  Machine,
  SpecificationError,
} from '../../../../model/index.ts';
import type { Context, Engine, RowEngine, State, StepSink } from '../../../../model/index.ts';

const schema = { cells: array(2, { flag: bool }), total: int(0, 5) };
type Whole = State<typeof schema>;
type Effect = (state: Whole, context: Context<never>) => boolean | void;

const machineOf = (effect: Effect) =>
  new Machine<typeof schema, never>(schema, () => {}).each(
    'cells',
    { name: 'act', source: 'a toy' },
    { flag: false },
    (_, state, context) => effect(state, context),
  );

const faultOf = (run: () => unknown): SpecificationError => {
  try {
    run();
  } catch (error) {
    if (error instanceof SpecificationError) return error;
    throw error;
  }
  throw new Error('nothing was thrown');
};

const stepsOf = <Packed>(engine: Engine<Packed, never>): unknown => engine.successors(engine.initial().state);

/** With its first row in hand. */
const ready = (effect: Effect): RowEngine<never> => {
  const engine = compile(machineOf(effect));
  engine.load(engine.initial().state, 0);
  return engine;
};

const sink: StepSink<never> = { listens: false, take: () => {}, refuse: () => {} };

describe('an effect that depends on more than the state', () => {
  const effects: readonly (readonly [string, () => Effect])[] = [
    [
      'more choices each time',
      () => {
        let runs = 0;
        return (_, context) => {
          context.choose(2 + runs++);
        };
      },
    ],
    [
      'a choice only the first time',
      () => {
        let first = true;
        return (_, context) => {
          if (first) context.choose(2);
          first = false;
        };
      },
    ],
    [
      'a fault only the first time',
      () => {
        let first = true;
        return (state) => {
          const total = first ? 6 : 1;
          first = false;
          state.total = total;
        };
      },
    ],
  ];

  it.each(effects.slice(0, 2))('%s: is found by both engines', (_, make) => {
    const expected = { code: 'not-deterministic', action: 'act', actors: [0] };
    expect(faultOf(() => stepsOf(interpret(machineOf(make()))))).toMatchObject(expected);
    expect(faultOf(() => stepsOf(compile(machineOf(make()))))).toMatchObject(expected);
  });

  it('is blamed even where the interpreter finds nothing wrong any more', () => {
    const [, , once] = effects;
    if (once === undefined) throw new Error('there is no such effect');
    expect(faultOf(() => ready(once[1]()).expand(sink))).toMatchObject({
      code: 'not-deterministic',
      action: 'act',
      actors: [0],
    });
  });
});

it('makes many choices', () => {
  const machine = machineOf((state, context) => {
    for (let i = 0; i < 400; i++) context.choose(1);
    state.total = context.choose(3);
  });
  expect(compile(machine).successors(compile(machine).initial().state)).toHaveLength(6);
});

describe('an error that is not the effect’s', () => {
  it('comes through, and the row in hand is left as it was', () => {
    const engine = ready((state) => {
      state.total = 3;
    });
    const thrown = new RangeError('the sink has enough');
    const taken: number[] = [];
    const throwing: StepSink<never> = {
      ...sink,
      take: () => {
        throw thrown;
      },
    };
    expect(() => engine.expand(throwing)).toThrow(thrown);
    engine.expand({ ...sink, take: (row) => taken.push(row[0] ?? 0) });
    expect(taken).toHaveLength(2);
    expect(engine.holds()).toBe(true);
  });
});

const withInvariant = (holds: (state: Whole) => boolean) => {
  const machine = machineOf(() => false).invariant('the total is low', holds);
  const engine = compile(machine);
  const { state } = engine.initial();
  engine.load(state, 0);
  return { engine, state, expected: () => interpret(machine).broken(interpret(machine).initial().state) };
};

describe('invariants', () => {
  it('may not change the state', () => {
    const { engine, expected } = withInvariant((state) => {
      state.total = 1;
      return true;
    });
    expect(faultOf(() => engine.holds())).toEqual(faultOf(expected));
    expect(faultOf(() => engine.holds()).code).toBe('changed-by-invariant');
  });

  it('say where they fail', () => {
    const { engine, expected } = withInvariant(({ cells }) => cells.get(2).flag);
    expect(faultOf(() => engine.holds())).toEqual(faultOf(expected));
    expect(faultOf(() => engine.holds()).code).toBe('no-such-record');
  });

  it('that fail are no fault of the effects', () => {
    const machine = machineOf((state) => {
      state.total = 6;
    }).invariant('never', () => false);
    const engine = compile(machine);
    engine.load(engine.initial().state, 0);
    expect(engine.holds()).toBe(false);
    expect(engine.broken(engine.initial().state)).toEqual(['never']);
  });
});

it('holds the initial state to its bounds', () => {
  const machine = new Machine<typeof schema, never>(schema, (state) => {
    state.total = 6;
  });
  const engine = compile(machine);
  expect(faultOf(() => engine.initial())).toEqual(faultOf(() => interpret(machine).initial()));
});
