import type { Field, Renaming, Schema } from '../../../../model/index.ts';

const fieldRenamed = (field: Field, value: unknown, renaming: Renaming): unknown => {
  if (field.kind !== 'id' && field.kind !== 'seq') return value;
  const to = renaming[field.of];
  if (to === undefined) return value;
  if (Array.isArray(value)) return value.map((index: number) => to[index]);
  return typeof value === 'number' ? to[value] : value;
};

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

/** A described state renamed, without rows: each field by its kind, each record to its new index. */
export const renamedPlainly = (
  schema: Schema,
  state: Readonly<Record<string, unknown>>,
  renaming: Renaming,
): Readonly<Record<string, unknown>> =>
  Object.fromEntries(
    Object.entries(schema).map(([name, entry]) => {
      const value = state[name];
      if (entry.kind !== 'array') return [name, fieldRenamed(entry, value, renaming)];
      const records: unknown[] = [];
      for (const [index, record] of (Array.isArray(value) ? value : []).entries())
        records[renaming[name]?.[index] ?? index] = Object.fromEntries(
          Object.entries(entry.fields).map(([field, of]) => [
            field,
            fieldRenamed(of, isRecord(record) ? record[field] : undefined, renaming),
          ]),
        );
      return [name, records];
    }),
  );
