import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { expect } from 'vitest';
import { root } from './cli.ts';

const schema: unknown = JSON.parse(readFileSync(join(root, 'docs/report.schema.json'), 'utf8'));
const isSchema = (value: unknown): value is object => typeof value === 'object' && value !== null;
if (!isSchema(schema)) throw new TypeError('docs/report.schema.json is not a schema');
const validate = new Ajv({
  allErrors: true,
  strict: true,
  strictTypes: false,
  strictRequired: false,
}).compile(schema);

/** The report in `text`, which must be one document as docs/report.schema.json describes it. */
export const reportIn = (text: string): unknown => {
  const report: unknown = JSON.parse(text);
  validate(report);
  expect(validate.errors ?? []).toEqual([]);
  return report;
};
