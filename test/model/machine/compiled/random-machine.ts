import { fc } from '@fast-check/vitest';
import { Machine } from '../../../../model/index.ts';
import type { Context, Field, Schema } from '../../../../model/index.ts';
import { placesIn, valueIn } from './places.ts';
import { effects, Performance } from './random-effect.ts';
import type { Operation } from './random-effect.ts';
import { schemas } from './random-schema.ts';

/** A machine, and how often each of its actions has refused since that was last set to 0. */
export interface Observed {
  readonly machine: Machine<Schema, unknown>;
  readonly refusals: Map<number, number>;
  /** For people who read a counterexample. */
  readonly toString: () => string;
}

type When = Readonly<Record<string, unknown>>;

const expectedOf = (field: Field): fc.Arbitrary<unknown> => {
  switch (field.kind) {
    case 'enum':
      return fc.oneof(
        fc.constantFrom(...field.names),
        fc.uniqueArray(fc.constantFrom(...field.names), { minLength: 1 }),
      );
    case 'int':
      return fc.integer({ min: field.min, max: Math.min(field.max, field.min + 3) });
    case 'bool':
      return fc.boolean();
    case 'id':
      return fc.constantFrom('none', 'some');
    case 'seq':
      return fc.constantFrom('empty', 'nonempty');
  }
};

const guardsOn = (schema: Schema, array: string): fc.Arbitrary<When> => {
  const entry = schema[array];
  const fields = entry?.kind === 'array' ? Object.entries(entry.fields) : [];
  return fc
    .subarray(fields, { maxLength: Math.min(3, fields.length) })
    .chain((guarded) =>
      fc
        .tuple(...guarded.map(([, field]) => expectedOf(field)))
        .map((expected) => Object.fromEntries(guarded.map(([name], i) => [name, expected[i]]))),
    );
};

const actionsOn = (
  schema: Schema,
): fc.Arbitrary<{ readonly arrays: readonly string[]; readonly when: readonly When[] }> => {
  const names = Object.keys(schema).filter((name) => schema[name]?.kind === 'array');
  return fc
    .array(fc.constantFrom(...names), { maxLength: 2 })
    .chain((arrays) =>
      fc.tuple(...arrays.map((array) => guardsOn(schema, array))).map((when) => ({ arrays, when })),
    );
};

const never = (): number => 0;

const indexOf = (view: unknown): number => {
  const index: unknown = typeof view === 'object' && view !== null ? Reflect.get(view, 'index') : 0;
  return typeof index === 'number' ? index : 0;
};

const isContext = (value: unknown): value is Context<unknown> =>
  typeof value === 'object' && value !== null && 'choose' in value && 'emit' in value;

const effectOf =
  (schema: Schema, given: readonly Operation[], onRefusal: () => void) =>
  (...args: readonly unknown[]): boolean => {
    const [state, context] = args.slice(-2);
    if (typeof state !== 'object' || state === null || !isContext(context)) throw new Error('no state');
    const offset = args.slice(0, -2).reduce<number>((sum, view) => sum * 7 + indexOf(view) + 1, 0);
    const enabled = new Performance(schema, state, context).perform(given, offset);
    if (!enabled) onRefusal();
    return enabled;
  };

/** Machines over random schemas whose effects do random things; faulty ones sometimes break their contract. */
export const machines = ({ faulty }: { readonly faulty: boolean }): fc.Arbitrary<Observed> =>
  schemas.chain((schema) => {
    const action = fc.tuple(actionsOn(schema), effects(faulty));
    const invariant = fc.tuple(fc.nat({ max: 100 }), fc.nat({ max: 4 }), fc.nat({ max: 40 }));
    return fc
      .tuple(
        effects(false),
        fc.array(action, { minLength: 1, maxLength: 8 }),
        fc.array(invariant, { maxLength: 3 }),
      )
      .map(([init, actions, invariants]): Observed => {
        const refusals = new Map<number, number>();
        const machine = new Machine<Schema, unknown>(schema, (state, context) => {
          const emit = (event: unknown): void => context.emit(event);
          new Performance(schema, state, { choose: never, emit }).perform(
            init.filter(({ does }) => does !== 'refuse' && does !== 'choose'),
            0,
          );
        });
        for (const [number, [{ arrays, when }, operations]] of actions.entries()) {
          const effect = effectOf(schema, operations, () =>
            refusals.set(number, (refusals.get(number) ?? 0) + 1),
          );
          machine.actions.push({ rule: { name: `act "${number}"`, source: 'a toy' }, arrays, when, effect });
        }
        for (const [number, [place, length, breaks]] of invariants.entries())
          machine.invariant(`sentence ${number}`, (state) => {
            const places = placesIn(schema, state);
            const chosen = places[place % Math.max(1, places.length)];
            if (faulty && breaks === 0) throw new RangeError('thrown on purpose');
            if (faulty && breaks === 1 && chosen?.field.kind === 'bool')
              Reflect.set(chosen.view, chosen.name, true);
            return chosen === undefined || JSON.stringify(valueIn(chosen)).length % 5 !== length;
          });
        return { machine, refusals, toString: () => JSON.stringify({ schema, init, actions, invariants }) };
      });
  });
