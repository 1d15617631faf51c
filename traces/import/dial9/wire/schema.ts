import { isFieldType } from './field-types.ts';
import type { Cursor } from './cursor.ts';
import { slotOf } from './record.ts';
import type { RecordKind, TextField } from './record-kinds.ts';
import { countFields, recordKinds, textFields } from './record-kinds.ts';
import { WireFault } from './wire-fault.ts';

/** What is done with a field's value: kept as a count or a text, taken for metadata, or passed over. */
export type Use =
  | { readonly as: 'count'; readonly slot: number; readonly isClock: boolean }
  | { readonly as: 'text'; readonly field: TextField }
  | { readonly as: 'pairs' }
  | { readonly as: 'nothing' };

/** A field of a record. */
export interface Field {
  readonly name: string;
  readonly type: number;
  readonly use: Use;
}

/** How the records of one type are laid out. */
export interface Schema {
  readonly name: string;
  /** Undefined for a record that says nothing about scheduling. */
  readonly kind: RecordKind | undefined;
  /** Whether its records carry the time that has passed since the one before. */
  readonly timed: boolean;
  readonly fields: readonly Field[];
  /** How many of its records were read. */
  count: number;
}

const kinds: ReadonlyMap<string, RecordKind> = new Map(recordKinds.map((kind) => [kind, kind]));
const nothing: Use = { as: 'nothing' };
const uses: ReadonlyMap<string, Use> = new Map<string, Use>([
  ...countFields.map((field): [string, Use] => [
    field,
    { as: 'count', slot: slotOf(field), isClock: field === 'realtime_ns' },
  ]),
  ...textFields.map((field): [string, Use] => [field, { as: 'text', field }]),
  ['entries', { as: 'pairs' }],
]);

function readField(cursor: Cursor, record: string, isKept: boolean): Field {
  const name = cursor.text(cursor.u16());
  const type = cursor.u8();
  if (!isFieldType(type))
    throw new WireFault(`the field '${name}' of '${record}' has the unknown type ${type}`);
  return { name, type, use: (isKept ? uses.get(name) : undefined) ?? nothing };
}

/**
 * Reads a schema and the number of the type that it is for.
 * @throws WireFault
 */
export function readSchema(cursor: Cursor): { readonly type: number; readonly schema: Schema } {
  const type = cursor.u16();
  const name = cursor.text(cursor.u16());
  const timed = cursor.u8() !== 0;
  const kind = kinds.get(name);
  const count = cursor.u16();
  const fields: Field[] = [];
  for (let i = 0; i < count; i++) fields.push(readField(cursor, name, kind !== undefined));
  return { type, schema: { name, kind, timed, fields, count: 0 } };
}

/** Whether two schemas lay out records in the same way. */
export const isSameLayout = (one: Schema, other: Schema): boolean =>
  one.name === other.name &&
  one.timed === other.timed &&
  one.fields.length === other.fields.length &&
  one.fields.every(({ name, type }, i) => name === other.fields[i]?.name && type === other.fields[i].type);
