import { gzipSync } from 'node:zlib';
import type { BadInput } from './bad-input.ts';
import { endAfter, header, jsonLines, pollAt } from './records.ts';

const compressed = gzipSync(jsonLines(header, pollAt(0), pollAt(1), endAfter(2)));
const damaged = Buffer.from(compressed);
damaged.fill(0x55, 14, 40);

/** Files that are not lines of JSON, or not in a format that can be read. */
export const badFiles: readonly BadInput[] = [
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
  { name: 'old dial9', content: 'TOKIOTRC\0\0', code: 'TRACE011', says: /this is an old dial9 trace/ },
  {
    name: 'zstd',
    content: Buffer.from([0x28, 0xb5, 0x2f, 0xfd, 0x80]),
    code: 'TRACE011',
    says: /zstd.*\n.*Decompress/,
  },
  {
    name: 'gzip within gzip',
    content: gzipSync(compressed),
    code: 'TRACE011',
    says: /gzip twice.*\n.*Decompress it once/,
  },
  {
    name: 'UTF-16',
    content: Buffer.from('\uFEFF{"e":', 'utf16le'),
    code: 'TRACE011',
    says: /UTF-16.*\n.*iconv/,
  },
  {
    name: 'UTF-16 without a mark',
    content: Buffer.from(jsonLines(header), 'utf16le'),
    code: 'TRACE011',
    says: /UTF-16/,
  },
  {
    name: 'half of a schedule of Shuttle',
    content: '910102ccdedf9592aba2af\n',
    code: 'TRACE023',
    says: /ends inside the seed/,
  },
  {
    name: 'a console recording',
    content: jsonLines({ v: 1 }, { Spawn: { id: 1 } }),
    code: 'TRACE014',
    line: 2,
    says: /field 'at' of Spawn/,
  },
  {
    name: 'a log of tracing',
    content: jsonLines({
      timestamp: 'now',
      level: 'TRACE',
      fields: { message: 'enter' },
      target: 'tokio::task',
    }),
    code: 'TRACE022',
    line: 1,
    says: /which span.*\n.*with_current_span/,
  },
  {
    name: 'a Chrome trace',
    content: '{"displayTimeUnit":"ns","traceEvents":[{"ph":"X"}]}',
    code: 'TRACE024',
    says: /not said what its slices mean/,
  },
  {
    name: 'a Chrome trace over many lines',
    content: '[\n{"name":"a","ph":"B"},\n{"name":"a","ph":"E"}\n]\n',
    code: 'TRACE024',
    says: /not said what its slices mean/,
  },
];
