import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { gunzipSync } from 'node:zlib';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { eventKinds } from '../../../traces/event/schema.ts';
import { events as validators } from '../../../traces/event/validators.generated.js';
import type { Event } from '../../../traces/event/event.ts';
import type { Header } from '../../../traces/event/header.ts';
import type { Validator } from '../../../traces/event/validator.ts';
import { formatMinor } from '../../../traces/event/version.ts';
import { openTrace } from '../../../traces/read/open.ts';
import { writeTrace } from '../../../traces/write/write.ts';
import { arbitraryEvent } from '../event/arbitrary.ts';
import { readAll } from '../read/read-all.ts';
import { endAfter, header as plain, jsonLines, pollAt } from '../read/records.ts';
import { temporaryDirectory } from '../temporary-directory.ts';

const directory = temporaryDirectory();
const { e, v, ...rest } = plain;
const header: Header = { e, v, minor: formatMinor, ...rest };

function asEvent(record: unknown, kind: keyof typeof validators): Event {
  const validate: Validator<Event> = validators[kind];
  if (!validate(record)) throw new Error('the arbitrary made an event that is not valid');
  return record;
}

const event = fc
  .constantFrom(...eventKinds)
  .chain((kind) => arbitraryEvent(kind).map((fields) => ({ kind, fields })));

const events = fc
  .array(event, { maxLength: 60 })
  .map((all) => all.map(({ kind, fields }, g) => asEvent({ ...fields, g: g * 3 }, kind)));

const ending = fc.option(fc.record({ complete: fc.boolean() }), { nil: undefined });

describe.each(['trace.jsonl', 'trace.jsonl.gz'])('%s', (name) => {
  const file = join(directory, name);

  test('reads as what was written', async () => {
    await fc.assert(
      fc.asyncProperty(events, ending, async (written, end) => {
        await writeTrace(file, header, written, end);
        const read = await readAll(file);
        // A field that is -0 is 0 in JSON.
        expect(JSON.stringify(read.events)).toBe(JSON.stringify(written));
        expect(read.header).toEqual(header);
        expect(read.end).toEqual(end && { ...end, e: 'end', n: written.length });
      }),
      { numRuns: 60 },
    );
  });

  test('is compressed only if its name says so', async () => {
    await writeTrace(file, header, [pollAt(0)], { complete: true });
    const bytes = readFileSync(file);
    const content = name.endsWith('.gz') ? gunzipSync(bytes) : bytes;
    expect(content.toString()).toBe(jsonLines(header, pollAt(0), { complete: true, e: 'end', n: 1 }));
  });
});

test('a trace that is read can be written as it comes, its end asked for last', async () => {
  const from = join(directory, 'from.jsonl');
  const to = join(directory, 'to.jsonl.gz');
  writeFileSync(from, jsonLines(header, pollAt(0), pollAt(1), endAfter(2)));
  const trace = await openTrace(from);
  await writeTrace(to, trace.header, trace.batches(), () => trace.end());
  expect(await readAll(to)).toEqual(await readAll(from));
});

test('fields and header entries that are unknown survive a rewrite', async () => {
  const from = join(directory, 'unknown.jsonl');
  const to = join(directory, 'rewritten.jsonl');
  const lines = jsonLines(
    { ...header, tool: { name: 'x' } },
    { ...pollAt(0), 'x.note': ['a', null, { b: 1 }], 'a\u{1F980}': '\u2028' },
    { ...endAfter(1), why: 'done' },
  );
  writeFileSync(from, lines);
  const trace = await openTrace(from);
  await writeTrace(to, trace.header, trace.batches(), () => trace.end());
  const records = readFileSync(to, 'utf8').trimEnd().split('\n');
  expect(records.map((record): unknown => JSON.parse(record))).toEqual(
    lines
      .trimEnd()
      .split('\n')
      .map((record): unknown => JSON.parse(record)),
  );
});

test('a stream is written to and not ended', async () => {
  const stream = new PassThrough();
  await writeTrace(stream, header, [pollAt(0)], undefined);
  expect(stream.writableEnded).toBe(false);
  stream.end();
  expect(await text(stream)).toBe(jsonLines(header, pollAt(0)));
});

test('what is written is of the minor version of this release, whatever was read', async () => {
  const file = join(directory, 'minor.jsonl');
  for (const read of [plain, { ...plain, minor: formatMinor + 3 }]) {
    await writeTrace(file, read, [pollAt(0)], undefined);
    expect(readFileSync(file, 'utf8')).toBe(jsonLines(header, pollAt(0)));
  }
});
