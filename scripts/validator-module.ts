import { Ajv } from 'ajv';
import standalone from 'ajv/dist/standalone/index.js';
import type { JsonSchema } from '../traces/event/field-schema.ts';

/** What to export from a module of validators: one function, or an object of functions by kind. */
export type Exports = Readonly<
  Record<string, JsonSchema | { readonly byKind: Readonly<Record<string, JsonSchema>> }>
>;

/** What a schema says to people: no validator needs it, and a module would carry it along. */
const withoutDescriptions = (schema: JsonSchema): JsonSchema =>
  JSON.parse(
    JSON.stringify(schema, (key, value: unknown) =>
      key === 'description' && typeof value === 'string' ? undefined : value,
    ),
  );

const isGroup = (
  entry: Exports[string],
): entry is { readonly byKind: Readonly<Record<string, JsonSchema>> } => 'byKind' in entry;

/**
 * The text of an ECMAScript module of validator functions that needs nothing at run time.
 * Throws if a schema would need a helper of ajv's.
 */
export function validatorModule(exports: Exports): string {
  // The schemas use only keywords that mean the same in every draft, and the classes for the later drafts
  // generate code that tracks evaluated properties on every call.
  const ajv = new Ajv({
    strict: true,
    allowUnionTypes: true,
    messages: false,
    code: { source: true, esm: true, lines: true },
  });
  const names: Record<string, string> = {};
  const groups: string[] = [];
  const declare = (name: string, schema: JsonSchema): string => {
    ajv.addSchema(withoutDescriptions(schema), name);
    names[name] = name;
    return name;
  };
  for (const [name, entry] of Object.entries(exports)) {
    if (!isGroup(entry)) {
      declare(name, entry);
      continue;
    }
    const members = Object.entries(entry.byKind).map(
      ([kind, schema]) =>
        `  ${JSON.stringify(kind)}: ${declare(`${name}_${kind.replaceAll('.', '_')}`, schema)},`,
    );
    groups.push(`export const ${name} = {\n${members.join('\n')}\n};`);
  }
  const code = standalone.default(ajv, names);
  if (code.includes('require(')) throw new Error('a validator needs a run-time helper of ajv');
  return `${code}\n${groups.join('\n')}\n`;
}
