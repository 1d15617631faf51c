import type { Field, Schema } from '../../../model/index.ts';
import type { Owner, ToldChange, ToldFact, ToldValue } from '../told-run.ts';
import { isBookkeeping, isOfTasks, taskNumbersOf, toldValue, type TaskNumbers } from './naming.ts';

type Described = Readonly<Record<string, unknown>>;

const isRecord = (value: unknown): value is Described => typeof value === 'object' && value !== null;

const entryOf = (described: unknown, name: string | number): unknown =>
  isRecord(described) ? described[String(name)] : undefined;

/** One field of a schema's states: all that is said of it, but for its value. */
interface Place extends Omit<ToldFact, 'value'> {
  readonly valueIn: (described: Described) => ToldValue;
}

interface ArrayPlace {
  readonly array: string;
  readonly index: number;
}

const ownerOf = ({ array, index }: ArrayPlace, number: TaskNumbers): Owner => {
  if (array === 'workers') return { kind: 'worker', worker: index };
  return array === 'tasks' ? { kind: 'task', task: number(index) } : { kind: 'runtime' };
};

const placesOf = (schema: Schema): readonly Place[] => {
  const number = taskNumbersOf(schema);
  const valueOf = (field: Field, raw: unknown): ToldValue =>
    isOfTasks(field) ? toldValue(raw, number) : toldValue(raw);

  const ofRecord = (at: ArrayPlace, name: string, field: Field): Place => {
    const owner = ownerOf(at, number);
    const { array, index } = at;
    return {
      owner,
      field: owner.kind === 'runtime' ? `${array}[${index}].${name}` : name,
      ofTasks: isOfTasks(field),
      // What a thread without a core or one foreign to the runtime does shows nowhere else.
      bookkeeping: isBookkeeping(name) && (owner.kind !== 'runtime' || name !== 'at'),
      valueIn: (described) => valueOf(field, entryOf(entryOf(described[array], index), name)),
    };
  };

  return Object.entries(schema).flatMap(([name, entry]): readonly Place[] => {
    if (entry.kind === 'array')
      return Array.from({ length: entry.length }, (_, index) =>
        Object.entries(entry.fields).map(([field, of]) => ofRecord({ array: name, index }, field, of)),
      ).flat();
    return [
      {
        owner: { kind: 'runtime' },
        field: name,
        ofTasks: isOfTasks(entry),
        bookkeeping: isBookkeeping(name),
        valueIn: (described) => valueOf(entry, described[name]),
      },
    ];
  });
};

const same = (a: ToldValue, b: ToldValue): boolean =>
  a === b ||
  (Array.isArray(a) &&
    Array.isArray(b) &&
    a.length === b.length &&
    a.every((item: ToldValue, i) => same(item, b[i] ?? null)));

/** Tells the states of one schema. */
export interface FactsTeller {
  /** Every field of a described state, in the order of the schema. */
  readonly factsOf: (described: Described) => readonly ToldFact[];
  /** What differs between two lists of facts of this schema, in its order. */
  readonly changesBetween: (before: readonly ToldFact[], after: readonly ToldFact[]) => readonly ToldChange[];
}

/** A teller for the states of `schema`, as `Engine.describe` gives them. */
export const factsTeller = (schema: Schema): FactsTeller => {
  const places = placesOf(schema);
  return {
    factsOf: (described) =>
      places.map(({ owner, field, ofTasks, bookkeeping, valueIn }) => ({
        owner,
        field,
        value: valueIn(described),
        ofTasks,
        bookkeeping,
      })),
    changesBetween: (before, after) =>
      after.flatMap(({ value, ...place }, index): readonly ToldChange[] => {
        const old = before[index]?.value ?? null;
        return same(old, value) ? [] : [{ ...place, before: old, after: value }];
      }),
  };
};
