import { readdirSync, readlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { openTrace } from '../../../traces/read/open.ts';
import { temporaryDirectory } from '../temporary-directory.ts';
import { inputErrorOf } from './read-all.ts';
import { endAfter, header, jsonLines, pollAt } from './records.ts';

const directory = temporaryDirectory();
const count = 60_000;
const text =
  jsonLines(header) +
  jsonLines(...Array.from({ length: count }, (_, g) => pollAt(g))) +
  jsonLines(endAfter(count));

const plain = join(directory, 'long.jsonl');
const compressed = join(directory, 'long.jsonl.gz');
writeFileSync(plain, text);
writeFileSync(compressed, gzipSync(text));

const isOpen = (file: string): boolean =>
  readdirSync('/proc/self/fd').some((fd) => {
    try {
      return readlinkSync(join('/proc/self/fd', fd)) === file;
    } catch {
      // The descriptor of the listing itself is gone by now.
      return false;
    }
  });

describe.each([plain, compressed])('%s', (file) => {
  test('comes in many batches and all of it', async () => {
    const trace = await openTrace(file);
    let batches = 0;
    let events = 0;
    for await (const batch of trace.batches()) {
      expect(trace.end() === undefined || events + batch.length === count).toBe(true);
      batches++;
      events += batch.length;
    }
    expect(events).toBe(count);
    expect(batches).toBeGreaterThan(5);
    expect(trace.end()).toEqual(endAfter(count));
  });

  test('is an error when iterated twice', async () => {
    const trace = await openTrace(file);
    for await (const _ of trace.batches()) break;
    await expect(trace.batches()[Symbol.asyncIterator]().next()).rejects.toThrow('once');
  });

  test.runIf(process.platform === 'linux')('is closed when the loop is left, and by close()', async () => {
    const left = await openTrace(file);
    expect(isOpen(file)).toBe(true);
    for await (const _ of left.batches()) break;
    await expect.poll(() => isOpen(file)).toBe(false);
    const closed = await openTrace(file);
    await closed.close();
    await expect.poll(() => isOpen(file)).toBe(false);
  });
});

test.runIf(process.platform === 'linux')('a file that is refused is closed', async () => {
  const file = join(directory, 'refused.jsonl');
  writeFileSync(file, jsonLines({ e: 'header', v: 9 }));
  await inputErrorOf(file);
  await expect.poll(() => isOpen(file)).toBe(false);
});

test('a compressed line of 400 MB is refused without holding it', async () => {
  const file = join(directory, 'bomb.jsonl.gz');
  const member = gzipSync(Buffer.alloc(4 * 1024 * 1024, 'x'));
  writeFileSync(
    file,
    Buffer.concat([gzipSync(jsonLines(header)), ...Array.from({ length: 100 }, () => member)]),
  );
  const before = process.memoryUsage.rss();
  expect((await inputErrorOf(file)).code).toBe('TRACE008');
  expect(process.memoryUsage.rss() - before).toBeLessThan(150 * 1024 * 1024);
});
