import type { FieldTable, Words } from './fields.ts';

/** A JSON Schema (draft 2020-12), or a part of one. */
export type JsonSchema = Readonly<Record<string, unknown>>;

const count = { type: 'integer', minimum: 0, maximum: Number.MAX_SAFE_INTEGER } as const;
const integer = {
  type: 'integer',
  minimum: Number.MIN_SAFE_INTEGER,
  maximum: Number.MAX_SAFE_INTEGER,
} as const;

const basic = new Map<string, JsonSchema & { readonly type: string }>([
  ['task', count],
  ['worker', count],
  ['count', count],
  ['counts', { type: 'array', items: count }],
  ['integer', integer],
  ['string', { type: 'string' }],
  ['boolean', { type: 'boolean' }],
]);

const optional = (type: string): boolean => type.endsWith('?');

function valueSchema(type: string, words: Words): JsonSchema {
  const [base = '', ...alternatives] = type.replace(/\?$/, '').split('|');
  const nullable = alternatives.includes('null');
  const schema = basic.get(base);
  if (schema !== undefined) return nullable ? { ...schema, type: [schema.type, 'null'] } : schema;
  const choices = words[base];
  if (choices === undefined) throw new TypeError(`no field type is called '${base}'`);
  return { enum: nullable ? [...choices, null] : choices };
}

/**
 * The schema of a record whose tag field has a fixed value and whose other fields are as declared.
 * Fields that are not declared are allowed: they belong to later versions or to the recorder.
 */
export function recordSchema(
  tag: Readonly<Record<string, string>>,
  fields: FieldTable,
  words: Words,
): JsonSchema & { readonly properties: JsonSchema; readonly required: readonly string[] } {
  const tags = Object.entries(tag).map(([name, value]) => [name, { const: value }]);
  const values = Object.entries(fields).map(([name, type]) => [name, valueSchema(type, words)]);
  const required = Object.entries(fields).flatMap(([name, type]) => (optional(type) ? [] : [name]));
  return {
    type: 'object',
    properties: Object.fromEntries([...tags, ...values]),
    required: [...Object.keys(tag), ...required],
  };
}
