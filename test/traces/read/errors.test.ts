import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { inputFaults } from '../../../traces/errors.ts';
import { systemFault } from '../../../traces/read/system-fault.ts';
import { temporaryDirectory } from '../temporary-directory.ts';
import { badFiles } from './bad-files.ts';
import { badRecords } from './bad-records.ts';
import { inputErrorOf, readAll } from './read-all.ts';
import { endAfter, header, jsonLines, pollAt } from './records.ts';

const directory = temporaryDirectory();
let files = 0;

function fileWith(content: string | Uint8Array): string {
  const file = join(directory, `input-${files++}`);
  writeFileSync(file, content);
  return file;
}

const valid = jsonLines(header, pollAt(0), pollAt(1), endAfter(2));
const compressed = gzipSync(valid);

const cases = [...badFiles, ...badRecords];

describe('what is wrong with a file is said in one error', () => {
  test.each(cases)('$name: $code', async ({ content, code, line, says }) => {
    const file = fileWith(content);
    const error = await inputErrorOf(file);
    expect(error.code).toBe(code);
    expect(error.line).toBe(line);
    expect(error.file).toBe(file);
    expect(error.message).toMatch(says);
    const { offset } = error;
    const inside = offset === undefined ? '' : ` at byte ${offset}`;
    expect(error.message.startsWith(`${file}${line === undefined ? inside : `:${line}`}: `)).toBe(true);
    expect(error.advice).not.toBe('');
  });

  test('a missing file: TRACE001', async () => {
    const error = await inputErrorOf(join(directory, 'nowhere', 'trace.jsonl'));
    expect(error).toMatchObject({ code: 'TRACE001', line: undefined });
    expect(error.cause).toMatchObject({ code: 'ENOENT' });
  });

  test('permission denied: TRACE002', async () => {
    const file = fileWith(valid);
    chmodSync(file, 0);
    // The superuser may read everything.
    if (process.getuid?.() !== 0) expect((await inputErrorOf(file)).code).toBe('TRACE002');
    const denied = Object.assign(new Error('EACCES: permission denied, open'), { code: 'EACCES' });
    expect(systemFault(denied)).toMatchObject({ code: 'TRACE002', cause: denied });
  });

  test('a directory: TRACE003', async () => {
    const path = join(directory, 'folder');
    mkdirSync(path);
    expect((await inputErrorOf(path)).code).toBe('TRACE003');
  });

  test('a path that no file can have: TRACE004', async () => {
    expect((await inputErrorOf(join(directory, 'n'.repeat(5000)))).code).toBe('TRACE004');
  });

  test('an error that is not about the file is passed on', () => {
    expect(systemFault(new TypeError('a fault of ours'))).toBeUndefined();
  });

  test('every code has a test', () => {
    const tested = new Set([
      ...cases.map(({ code }) => code),
      'TRACE001',
      'TRACE002',
      'TRACE003',
      'TRACE004',
      // Those of recordings of dial9 are with its tests.
      'TRACE020',
      'TRACE021',
      // That of a mapping is with the tests of Chrome traces.
      'TRACE025',
    ]);
    expect([...tested].toSorted()).toEqual(Object.keys(inputFaults));
  });
});

describe('what is not an error', () => {
  test('a trace that was cut off has no end', async () => {
    const whole = await readAll(fileWith(jsonLines(header, pollAt(0), pollAt(1))));
    expect(whole.end).toBeUndefined();
    expect(whole.events).toEqual([pollAt(0), pollAt(1)]);
  });

  test('a trace that was cut off in the middle of a line has no end', async () => {
    const whole = await readAll(fileWith(jsonLines(header, pollAt(0), pollAt(1)).slice(0, -9)));
    expect(whole.end).toBeUndefined();
    expect(whole.events).toEqual([pollAt(0)]);
  });

  test('a last line without a newline is read', async () => {
    expect(await readAll(fileWith(valid.trimEnd()))).toMatchObject({ end: endAfter(2) });
  });

  test('gzip is recognised by its content, not by its name', async () => {
    expect(await readAll(fileWith(compressed))).toEqual(await readAll(fileWith(valid)));
  });

  test('several gzip members in a row are one file', async () => {
    const half = valid.indexOf('\n') + 20;
    const members = [gzipSync(valid.slice(0, half)), gzipSync(valid.slice(half))];
    expect(await readAll(fileWith(Buffer.concat(members)))).toEqual(await readAll(fileWith(valid)));
  });

  test('a byte order mark, CRLF and blank lines are ignored', async () => {
    const windows = `\uFEFF\r\n${valid.replaceAll('\n', '\r\n\r\n')}`;
    expect(await readAll(fileWith(windows))).toEqual(await readAll(fileWith(valid)));
  });
});
