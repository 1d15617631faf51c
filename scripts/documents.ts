import { resolve } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { inputFaults, outputFaults } from '../traces/errors.ts';
import { eventKinds, traceRecordSchema } from '../traces/event/schema.ts';
import { vocabulary, words } from '../traces/event/vocabulary.ts';

const cell = (text: string): string => text.replaceAll('|', '\\|');

const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...rows].map((row) => `| ${row.map(cell).join(' | ')} |`).join('\n');

const fieldList = (fields: Readonly<Record<string, string>>): string =>
  Object.entries(fields)
    .map(([name, type]) => `\`${name}: ${type}\``)
    .join(', ');

const events = (): string => `# The events of a trace

A trace is JSON Lines: a header, events, and an end. This file and the schema of all records,
\`trace-record.schema.json\`, are generated from the vocabulary in \`traces/event/vocabulary.ts\`.

Besides its own fields every event has \`e\` (its kind), \`g\` (its position in the order of all events), \`t\`
(nanoseconds since the clock's origin), \`s\` (the number of the thread that saw it) and \`w\` (the index of the
worker on that thread, or null).

A field whose type ends in \`?\` may be absent, which says that the recorder could not see it; null says that it
looked and there was none. Fields that are not listed are allowed, and are kept when a trace is rewritten.

${table(
  ['kind', 'fields', 'meaning'],
  eventKinds.map((kind) => [`\`${kind}\``, fieldList(vocabulary[kind].fields), vocabulary[kind].doc]),
)}

## Words

${table(
  ['type', 'values'],
  Object.entries(words).map(([name, values]) => [
    `\`${name}\``,
    values.map((value) => `\`${value}\``).join(', '),
  ]),
)}
`;

const errors = (): string => `# Error codes

Every trace that cannot be read, and every file that cannot be written, is reported with one of these codes, the
place, the cause and what to do. Codes keep their meaning from release to release. A trace without an end record
is not an error: it was cut off, and what was open at its end is inconclusive.

${table(
  ['code', 'meaning'],
  Object.entries({ ...inputFaults, ...outputFaults }).map(([code, meaning]) => [`\`${code}\``, meaning]),
)}
`;

const texts: Readonly<Record<string, () => string>> = {
  'docs/trace-record.schema.json': () => JSON.stringify(traceRecordSchema(), undefined, 2),
  'docs/events.md': events,
  'docs/errors.md': errors,
};

async function formatted(file: string, text: string): Promise<readonly [string, string]> {
  const filepath = resolve(import.meta.dirname, '..', file);
  return [file, await format(text, { ...(await resolveConfig(filepath)), filepath })];
}

/** The documents that are generated: their names, relative to the project's root, and their text. */
export const documents = async (): Promise<ReadonlyMap<string, string>> =>
  new Map(await Promise.all(Object.entries(texts).map(([file, text]) => formatted(file, text()))));
