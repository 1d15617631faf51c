import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { inputFaults } from '../../../traces/errors.ts';
import { systemFault } from '../../../traces/read/system-fault.ts';
import { temporaryDirectory } from '../temporary-directory.ts';
import { inputErrorOf, readAll } from './read-all.ts';
import { endAfter, header, jsonLines, pollAt } from './records.ts';

const directory = temporaryDirectory();
let files = 0;

function fileWith(content: string | Uint8Array): string {
  const file = join(directory, `input-${files++}`);
  writeFileSync(file, content);
  return file;
}

const capture = {
  ev: 'header',
  format: 'tokio-capture-1',
  tokio: '1.53.1',
  flavor: 'multi_thread',
  workers: 1,
  knobs: {},
  hooks_poll: true,
  hooks_task: true,
};
const captured = { seq: 0, ns: 1, thr: 1, w: 0 };
const valid = jsonLines(header, pollAt(0), pollAt(1), endAfter(2));
const compressed = gzipSync(valid);
const damaged = Buffer.from(compressed);
damaged.fill(0x55, 14, 40);

interface Case {
  readonly name: string;
  readonly content: string | Uint8Array;
  readonly code: keyof typeof inputFaults;
  readonly line?: number;
  /** What the message must say. */
  readonly says: RegExp;
}

const { runtime: _, ...headless } = header;

const cases: readonly Case[] = [
  { name: 'an empty file', content: '', code: 'TRACE005', says: /empty/ },
  { name: 'a file of blank lines', content: '\n\r\n\n', code: 'TRACE005', says: /empty/ },
  { name: 'an empty gzip file', content: gzipSync(''), code: 'TRACE005', says: /empty/ },
  { name: 'gzip cut off', content: compressed.subarray(0, -20), code: 'TRACE006', says: /too early/ },
  { name: 'gzip of two bytes', content: compressed.subarray(0, 2), code: 'TRACE006', says: /too early/ },
  { name: 'damaged gzip', content: damaged, code: 'TRACE007', says: /damaged/ },
  {
    name: 'a huge line',
    content: gzipSync(`${jsonLines(header, pollAt(0))}{"e":"${'x'.repeat(17 * 1024 * 1024)}`),
    code: 'TRACE008',
    line: 3,
    says: /16 MiB/,
  },
  {
    name: 'binary junk',
    content: Buffer.from([0x7f, 0x45, 0x4c, 0x46, 0xff, 0xfe, 0x0a, 0x00, 0x99]),
    code: 'TRACE009',
    line: 1,
    says: /UTF-8/,
  },
  {
    name: 'binary junk in the middle',
    content: Buffer.concat([Buffer.from(jsonLines(header, pollAt(0))), Buffer.from([0xff, 0x0a])]),
    code: 'TRACE009',
    line: 3,
    says: /UTF-8/,
  },
  { name: 'prose', content: 'once upon a time\n', code: 'TRACE010', line: 1, says: /not JSON/ },
  {
    name: 'a damaged line',
    content: jsonLines(header, pollAt(0), '{"e":', pollAt(1)),
    code: 'TRACE010',
    line: 3,
    says: /not JSON/,
  },
  { name: 'dial9', content: 'TRC\0\u0001\u0001\n', code: 'TRACE011', says: /recognises a dial9 trace/ },
  { name: 'old dial9', content: 'TOKIOTRC\0\0', code: 'TRACE011', says: /recognises an old dial9 trace/ },
  {
    name: 'zstd',
    content: Buffer.from([0x28, 0xb5, 0x2f, 0xfd, 0x80]),
    code: 'TRACE011',
    says: /zstd.*\n.*Decompress/,
  },
  {
    name: 'a console recording',
    content: jsonLines({ v: 1 }, { Spawn: { id: 1 } }),
    code: 'TRACE011',
    says: /console-subscriber/,
  },
  {
    name: 'a log of tracing',
    content: jsonLines({
      timestamp: 'now',
      level: 'TRACE',
      fields: { message: 'enter' },
      target: 'tokio::task',
    }),
    code: 'TRACE011',
    says: /tracing-subscriber/,
  },
  {
    name: 'a Chrome trace',
    content: '{"displayTimeUnit":"ns","traceEvents":[{"ph":"X"}]}',
    code: 'TRACE011',
    says: /Chrome/,
  },
  {
    name: 'a Chrome trace over many lines',
    content: '[\n{"name":"a","ph":"B"},\n{"name":"a","ph":"E"}\n]\n',
    code: 'TRACE011',
    says: /Chrome/,
  },
  { name: 'some JSON', content: '{"hello":1}\n', code: 'TRACE012', line: 1, says: /known format/ },
  { name: 'a JSON number', content: '42\n', code: 'TRACE012', line: 1, says: /known format/ },
  { name: 'no header', content: jsonLines(pollAt(0)), code: 'TRACE012', line: 1, says: /not a header/ },
  {
    name: 'no header in a capture',
    content: jsonLines({ ...captured, ev: 'park' }),
    code: 'TRACE012',
    line: 1,
    says: /not a header/,
  },
  {
    name: 'a later version',
    content: jsonLines({ ...header, v: 2 }),
    code: 'TRACE013',
    line: 1,
    says: /'v' is 2.*version 1/,
  },
  {
    name: 'a later capture',
    content: jsonLines({ ...capture, format: 'tokio-capture-2' }),
    code: 'TRACE013',
    line: 1,
    says: /"tokio-capture-2"/,
  },
  {
    name: 'a header that lacks a field',
    content: jsonLines(headless),
    code: 'TRACE014',
    line: 1,
    says: /the header lacks the field 'runtime'/,
  },
  {
    name: 'a header with a wrong word',
    content: jsonLines({ ...header, runtime: { ...header.runtime, flavor: 'multi_threaded' } }),
    code: 'TRACE014',
    line: 1,
    says: /'runtime\.flavor' of the header must be one of "multi_thread".*is "multi_threaded"[^]*Did you mean "multi_thread"/,
  },
  {
    name: 'coverage of an unknown kind',
    content: jsonLines({ ...header, coverage: { 'poll.start': 'all' } }),
    code: 'TRACE014',
    line: 1,
    says: /'coverage' of the header has the unknown entry 'poll.start'/,
  },
  {
    name: 'an event that lacks a field',
    content: jsonLines(header, { ...pollAt(0), task: undefined }),
    code: 'TRACE014',
    line: 2,
    says: /the event 'poll\.begin' lacks the field 'task'/,
  },
  {
    name: 'an event with a field of the wrong type',
    content: jsonLines(header, pollAt(0), { ...pollAt(1), task: 'one' }),
    code: 'TRACE014',
    line: 3,
    says: /'task' of the event 'poll\.begin' must be of type integer, but is "one"/,
  },
  {
    name: 'an event with a negative count',
    content: jsonLines(header, { ...pollAt(0), inject: -1 }),
    code: 'TRACE014',
    line: 2,
    says: /'inject'.*must be >= 0, but is -1/,
  },
  {
    name: 'an event whose list has a wrong element',
    content: jsonLines(header, { ...pollAt(0), depths: [1, null] }),
    code: 'TRACE014',
    line: 2,
    says: /'depths\.1'.*must be of type integer, but is null/,
  },
  {
    name: 'a line that is a list',
    content: jsonLines(header, [1]),
    code: 'TRACE014',
    line: 2,
    says: /is \[1\]/,
  },
  {
    name: 'a record of no kind',
    content: jsonLines(header, { g: 1 }),
    code: 'TRACE014',
    line: 2,
    says: /'e'/,
  },
  {
    name: 'an end that lacks a field',
    content: jsonLines(header, { e: 'end', n: 0 }),
    code: 'TRACE014',
    line: 2,
    says: /'end' lacks the field 'complete'/,
  },
  {
    name: 'a wrong field in a capture',
    content: jsonLines(capture, { ...captured, ev: 'yield', task: 1, kind: 'defr' }),
    code: 'TRACE014',
    line: 2,
    says: /'kind' of the line 'yield' must be one of "defer", "wake", "coop"[^]*Did you mean "defer"/,
  },
  {
    name: 'a probe of unknown meaning',
    content: jsonLines(capture, { ...captured, ev: 'probe', what: 'push_back', tid: 1, x: 9 }),
    code: 'TRACE014',
    line: 2,
    says: /'x' of the probe 'push_back' must be at most 4, but is 9/,
  },
  {
    name: 'an unknown event kind',
    content: jsonLines(header, { ...pollAt(0), e: 'poll.start' }),
    code: 'TRACE015',
    line: 2,
    says: /unknown event kind 'poll\.start'/,
  },
  {
    name: 'a misspelt event kind',
    content: jsonLines(header, { ...pollAt(0), e: 'pol_begin' }),
    code: 'TRACE015',
    line: 2,
    says: /Did you mean 'poll\.begin'/,
  },
  {
    name: "an event kind named like an object's method",
    content: jsonLines(header, { ...pollAt(0), e: 'constructor' }),
    code: 'TRACE015',
    line: 2,
    says: /unknown event kind 'constructor'/,
  },
  {
    name: 'an unknown line in a capture',
    content: jsonLines(capture, { ...captured, ev: 'wakeend', task: 1 }),
    code: 'TRACE015',
    line: 2,
    says: /Did you mean 'wake_end'/,
  },
  {
    name: 'an unknown probe in a capture',
    content: jsonLines(capture, { ...captured, ev: 'probe', what: 'push_front', x: 0 }),
    code: 'TRACE015',
    line: 2,
    says: /unknown kind of probe 'push_front'/,
  },
  {
    name: 'two headers',
    content: jsonLines(header, header),
    code: 'TRACE016',
    line: 2,
    says: /second header/,
  },
  {
    name: 'two headers in a capture',
    content: jsonLines(capture, capture),
    code: 'TRACE016',
    line: 2,
    says: /second header/,
  },
  {
    name: 'an event after the end',
    content: jsonLines(header, endAfter(0), pollAt(0)),
    code: 'TRACE017',
    line: 3,
    says: /after the end/,
  },
  {
    name: 'two ends',
    content: jsonLines(header, endAfter(0), endAfter(0)),
    code: 'TRACE017',
    line: 3,
    says: /end/,
  },
  {
    name: 'half a line after the end',
    content: `${jsonLines(header, endAfter(0))}{"e":`,
    code: 'TRACE010',
    line: 3,
    says: /not JSON/,
  },
  {
    name: 'a position twice',
    content: jsonLines(header, pollAt(4), pollAt(4)),
    code: 'TRACE018',
    line: 3,
    says: /position 4 comes after position 4/,
  },
  {
    name: 'positions that go back',
    content: jsonLines(header, pollAt(4), pollAt(5), pollAt(1)),
    code: 'TRACE018',
    line: 4,
    says: /position 1 comes after position 5/,
  },
  {
    name: 'an end that counts too many',
    content: jsonLines(header, pollAt(0), endAfter(2)),
    code: 'TRACE019',
    line: 3,
    says: /counts 2 events, but 1 came/,
  },
];

describe('what is wrong with a file is said in one error', () => {
  test.each(cases)('$name: $code', async ({ content, code, line, says }) => {
    const file = fileWith(content);
    const error = await inputErrorOf(file);
    expect(error.code).toBe(code);
    expect(error.line).toBe(line);
    expect(error.file).toBe(file);
    expect(error.message).toMatch(says);
    expect(error.message.startsWith(line === undefined ? `${file}: ` : `${file}:${line}: `)).toBe(true);
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
