import { expect } from 'vitest';
import { compile, interpret, SpecificationError } from '../../../../model/index.ts';
import type { Machine, RowEngine, Schema, Step, StepSink } from '../../../../model/index.ts';

/** What was compared. */
export interface Compared {
  readonly states: number;
  readonly transitions: number;
  readonly faults: ReadonlySet<string>;
  /** Whether no state was left over. */
  readonly complete: boolean;
}

interface Options {
  /** States to compare at most, in breadth-first order. */
  readonly states: number;
  /** Counts refusals by action, of whichever engine runs. */
  readonly refusals?: Map<number, number>;
}

/** What a call gave, or the fault that it threw, as data that can be compared. */
const outcome = <T>(
  call: () => T,
): {
  readonly value?: T;
  readonly fault?: Pick<SpecificationError, 'code' | 'action' | 'actors' | 'field' | 'message'>;
} => {
  try {
    return { value: call() };
  } catch (error) {
    if (!(error instanceof SpecificationError)) throw error;
    const { code, action = '', actors = [], field = '', message } = error;
    return { fault: { code, action, actors, field, message } };
  }
};

/** `expect` costs more than a step, so that it is asked only about what differs. */
const expectSame = (found: unknown, expected: unknown): void => {
  if (JSON.stringify(found) !== JSON.stringify(expected)) expect(found).toEqual(expected);
};

/** Steps as text: label, key and events. */
const written = <Packed>(steps: readonly Step<Packed, unknown>[], key: (state: Packed) => string): string =>
  JSON.stringify(steps.map(({ label, state, events }) => [label, key(state), events]));

/** Holds what `expand` gives, in order, to the steps that `successors` lists. */
class Comparison<E> implements StepSink<E> {
  readonly refusals = new Map<number, number>();
  readonly listens: boolean;
  taken = 0;
  readonly #steps: readonly Step<Int32Array, E>[];

  constructor(steps: readonly Step<Int32Array, E>[], listens: boolean) {
    this.#steps = steps;
    this.listens = listens;
  }

  take(row: Int32Array, action: number, events: readonly E[]): void {
    const step = this.#steps[this.taken++];
    const same =
      step?.label.action === action &&
      step.state.every((word, at) => row[at] === word) &&
      (this.listens ? JSON.stringify(events) === JSON.stringify(step.events) : events.length === 0);
    if (!same) expect({ row: Array.from(row), action, events }).toBe(step);
  }

  refuse(action: number): void {
    this.refusals.set(action, (this.refusals.get(action) ?? 0) + 1);
  }
}

/** Expands the row in hand, listening and not, and gives how often each action refused. */
const expectSameExpansion = <E>(
  engine: RowEngine<E>,
  steps: readonly Step<Int32Array, E>[],
): ReadonlyMap<number, number> => {
  const [one, other] = [new Comparison(steps, true), new Comparison(steps, false)];
  engine.expand(one);
  engine.expand(other);
  expectSame([one.taken, other.taken], [steps.length, steps.length]);
  expectSame([...one.refusals], [...other.refusals]);
  return other.refusals;
};

/** Expects both engines to run `machine` alike, from its initial state on. */
export const expectSameGraph = <S extends Schema, E>(
  machine: Machine<S, E>,
  { states, refusals }: Options,
): Compared => {
  const oracle = interpret(machine);
  const engine = compile(machine);
  const keyOf = (row: Int32Array): string => engine.key(row);
  const faults = new Set<string>();
  let transitions = 0;

  const start = oracle.initial();
  const compiledStart = engine.initial();
  expectSame(keyOf(compiledStart.state), start.state);
  expectSame(compiledStart.events, start.events);
  const rows = new Map([[start.state, compiledStart.state]]);
  let compared = 0;
  // A map gives what is added to it while it is gone through.
  for (const [key, row] of rows) {
    if (compared++ === states) break;
    expectSame(keyOf(row), key);
    if (compared <= 50) expectSame(engine.describe(row), oracle.describe(key));
    const broken = outcome(() => oracle.broken(key));
    expectSame(
      outcome(() => engine.broken(row)),
      broken,
    );
    engine.load(row, 0);
    const holds = outcome(() => engine.holds());
    expectSame(holds, broken.value === undefined ? broken : { value: broken.value.length === 0 });

    refusals?.clear();
    const expected = outcome(() => oracle.successors(key));
    const refused = new Map(refusals);
    const found = outcome(() => engine.successors(row));
    expectSame(found.fault, expected.fault);
    engine.load(Int32Array.of(0, ...row), 1);
    if (expected.fault !== undefined || found.value === undefined) {
      faults.add(expected.fault?.code ?? 'none');
      expect(outcome(() => engine.expand({ listens: false, take: () => {}, refuse: () => {} }))).toEqual({
        fault: expected.fault,
      });
      continue;
    }
    expectSame(
      written(found.value, keyOf),
      written(expected.value ?? [], (state) => state),
    );
    const seen = expectSameExpansion(engine, found.value);
    if (refusals !== undefined) expectSame([...seen], [...refused]);
    transitions += found.value.length;
    for (const { state } of found.value) if (!rows.has(keyOf(state))) rows.set(keyOf(state), state);
  }
  return { states: Math.min(compared, states), transitions, faults, complete: rows.size <= states };
};
