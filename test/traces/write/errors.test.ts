import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { describe, expect, test } from 'vitest';
import { InputError, OutputError } from '../../../traces/errors.ts';
import type { Event } from '../../../traces/event/event.ts';
import { openTrace } from '../../../traces/read/open.ts';
import { outputError } from '../../../traces/write/system-fault.ts';
import { writeTrace } from '../../../traces/write/write.ts';
import { header, jsonLines, pollAt } from '../read/records.ts';
import { temporaryDirectory } from '../temporary-directory.ts';

const directory = temporaryDirectory();
const write = (path: string, events: Iterable<Event> = [pollAt(0)]): Promise<void> =>
  writeTrace(path, header, events, { complete: false });

function* failing(): Generator<Event> {
  for (let g = 0; g < 50_000; g++) yield pollAt(g);
  throw new RangeError('the source failed');
}

describe('a file that cannot be written', () => {
  test('in a directory that does not exist: OUT001', async () => {
    const path = join(directory, 'nowhere', 'trace.jsonl');
    await expect(write(path)).rejects.toMatchObject({
      name: 'OutputError',
      code: 'OUT001',
      file: path,
      cause: { code: 'ENOENT' },
    });
  });

  test('for want of rights: OUT002', () => {
    const denied = Object.assign(new Error('EACCES: permission denied'), { code: 'EACCES' });
    expect(outputError(denied, 'a.jsonl')).toMatchObject({ code: 'OUT002', file: 'a.jsonl', cause: denied });
  });

  test('because it is a directory: OUT003', async () => {
    const path = join(directory, 'folder');
    mkdirSync(path);
    await expect(write(path)).rejects.toMatchObject({ code: 'OUT003' });
  });

  test.runIf(existsSync('/dev/full'))('because there is no space: OUT004', async () => {
    await expect(write('/dev/full')).rejects.toMatchObject({ code: 'OUT004', cause: { code: 'ENOSPC' } });
    expect(existsSync('/dev/full')).toBe(true);
  });

  test('because the stream was closed: OUT004', async () => {
    const stream = new PassThrough();
    stream.destroy();
    await expect(writeTrace(stream, header, [pollAt(0)], undefined)).rejects.toBeInstanceOf(OutputError);
  });
});

describe('a write that fails half way', () => {
  test('leaves what was there, and nothing else', async () => {
    const own = join(directory, 'own');
    mkdirSync(own);
    const path = join(own, 'trace.jsonl');
    writeFileSync(path, 'as before');
    await expect(write(path, failing())).rejects.toThrow(RangeError);
    expect(readFileSync(path, 'utf8')).toBe('as before');
    expect(readdirSync(own)).toEqual(['trace.jsonl']);
  });

  test('reports an error of the trace being read as that', async () => {
    const bad = join(directory, 'bad.jsonl');
    writeFileSync(bad, jsonLines(header, pollAt(1), pollAt(0)));
    const trace = await openTrace(bad);
    const written = writeTrace(join(directory, 'good.jsonl'), trace.header, trace.batches(), () =>
      trace.end(),
    );
    await expect(written).rejects.toBeInstanceOf(InputError);
    expect(existsSync(join(directory, 'good.jsonl'))).toBe(false);
  });
});

test('a link stays a link to the file that is written', async () => {
  const target = join(directory, 'target.jsonl');
  const link = join(directory, 'link.jsonl');
  writeFileSync(target, '');
  symlinkSync(target, link);
  await write(link);
  expect(readFileSync(target, 'utf8')).toContain('"e":"end"');
});

test('a slow stream is not written to faster than it takes', async () => {
  const slow = new PassThrough({ highWaterMark: 1 });
  let made = 0;
  function* events(): Generator<Event> {
    for (; made < 100_000; made++) yield pollAt(made);
  }
  const written = writeTrace(slow, header, events(), undefined);
  await new Promise((resolve) => {
    setTimeout(resolve, 50);
  });
  expect(made).toBeGreaterThan(0);
  expect(made).toBeLessThan(20_000);
  slow.resume();
  await written;
  expect(made).toBe(100_000);
});
