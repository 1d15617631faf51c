import { resolve } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { traceRecordSchema } from '../traces/event/schema.ts';
import { errorsDocument } from './documents/errors.ts';
import { propertiesDocument } from './documents/properties.ts';
import { releasesDocument } from './documents/releases.ts';
import { scenariosDocument } from './documents/scenarios.ts';
import { traceFormatDocument } from './documents/trace-format.ts';
import { wasmtimeYieldsDocument } from './documents/wasmtime-yields.ts';
import { yieldsDocument } from './documents/yields.ts';

const texts: Readonly<Record<string, () => string | Promise<string>>> = {
  'docs/trace-record.schema.json': () => JSON.stringify(traceRecordSchema(), undefined, 2),
  'docs/trace-format.md': traceFormatDocument,
  'docs/errors.md': errorsDocument,
  'docs/properties.md': propertiesDocument,
  'docs/releases.md': releasesDocument,
  'docs/yields.md': yieldsDocument,
  'docs/wasmtime-yields.md': wasmtimeYieldsDocument,
  'docs/scenarios.md': scenariosDocument,
};

async function formatted(file: string, text: string): Promise<readonly [string, string]> {
  const filepath = resolve(import.meta.dirname, '..', file);
  return [file, await format(text, { ...(await resolveConfig(filepath)), filepath })];
}

/** The documents that are generated: their names, relative to the project's root, and their text. */
export const documents = async (): Promise<ReadonlyMap<string, string>> =>
  new Map(
    await Promise.all(Object.entries(texts).map(async ([file, text]) => formatted(file, await text()))),
  );
