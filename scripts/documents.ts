import { resolve } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { traceRecordSchema } from '../traces/event/schema.ts';
import { errorsDocument } from './documents/errors.ts';
import { traceFormatDocument } from './documents/trace-format.ts';

const texts: Readonly<Record<string, () => string>> = {
  'docs/trace-record.schema.json': () => JSON.stringify(traceRecordSchema(), undefined, 2),
  'docs/trace-format.md': traceFormatDocument,
  'docs/errors.md': errorsDocument,
};

async function formatted(file: string, text: string): Promise<readonly [string, string]> {
  const filepath = resolve(import.meta.dirname, '..', file);
  return [file, await format(text, { ...(await resolveConfig(filepath)), filepath })];
}

/** The documents that are generated: their names, relative to the project's root, and their text. */
export const documents = async (): Promise<ReadonlyMap<string, string>> =>
  new Map(await Promise.all(Object.entries(texts).map(([file, text]) => formatted(file, text()))));
