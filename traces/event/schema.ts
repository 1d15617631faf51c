import type { EventKind } from './event.ts';
import { type JsonSchema, recordSchema } from './field-schema.ts';
import { endSchema, headerSchema } from './header-schema.ts';
import { keysOf } from './keys.ts';
import { vocabulary, words } from './vocabulary.ts';

const stamp = { g: 'count', t: 'count', s: 'count', w: 'worker|null' } as const;

/** Every event kind, in the order of the vocabulary. */
export const eventKinds: readonly EventKind[] = keysOf(vocabulary);

/** The JSON Schema of an event of this kind. */
export function eventSchema(kind: EventKind): ReturnType<typeof recordSchema> {
  const { doc, fields } = vocabulary[kind];
  return { description: doc, ...recordSchema({ e: kind }, { ...stamp, ...fields }, words) };
}

/** The JSON Schema of any record of a trace, with one definition for each kind. */
export function traceRecordSchema(): JsonSchema {
  const definitions: readonly (readonly [string, JsonSchema])[] = [
    ['header', headerSchema],
    ...eventKinds.map((kind) => [kind, eventSchema(kind)] as const),
    ['end', endSchema],
  ];
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'One line of a yieldcheck trace (JSON Lines), version 1',
    description: 'The first line is a header, the last an end; all others are events with increasing g.',
    type: 'object',
    required: ['e'],
    oneOf: definitions.map(([name]) => ({ $ref: `#/$defs/${name}` })),
    $defs: Object.fromEntries(definitions),
  };
}
