import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { documents } from '../../../scripts/documents.ts';
import { validatorFiles } from '../../../scripts/validators.ts';
import { eventKinds, traceRecordSchema } from '../../../traces/event/schema.ts';
import { events } from '../../../traces/event/validators.generated.js';
import { arbitraryEvent } from './arbitrary.ts';

const written = (file: string): string => readFileSync(new URL(`../../../${file}`, import.meta.url), 'utf8');

describe('generated files', () => {
  const generated = [...validatorFiles()];

  test.each(generated)('%s is up to date: `npx tsx scripts/compile-validators.ts`', (file, text) => {
    expect(written(file)).toBe(text);
  });

  test('the documents are up to date: `npx tsx scripts/write-documents.ts`', async () => {
    const texts = await documents();
    expect(texts.size).toBeGreaterThan(2);
    for (const [file, text] of texts) expect(written(file), file).toBe(text);
  });

  test('no validator needs ajv at run time', () => {
    for (const [, text] of generated) expect(text).not.toMatch(/\brequire\(|^import (?!type)/m);
  });
});

describe('the published schema', () => {
  const validate = new Ajv2020({ strict: true, allowUnionTypes: true }).compile(traceRecordSchema());

  test('accepts exactly the events that the compiled validators accept', () => {
    const kind = fc.constantFrom(...eventKinds);
    const broken = fc.record({
      name: fc.constantFrom('e', 'g', 't', 's', 'w', 'task', 'n'),
      value: fc.jsonValue(),
    });
    fc.assert(
      fc.property(
        kind.chain((k) => fc.tuple(fc.constant(k), arbitraryEvent(k))),
        fc.option(broken),
        ([k, event], mutation) => {
          const record = mutation === null ? event : { ...event, [mutation.name]: mutation.value };
          expect(validate(record)).toBe(events[k](record));
        },
      ),
    );
  });

  test('accepts a header and an end', () => {
    expect(validate({ e: 'end', n: 0, complete: true })).toBe(true);
    expect(validate({ e: 'end', n: 0 })).toBe(false);
    expect(validate({ e: 'header', v: 1 })).toBe(false);
  });
});
