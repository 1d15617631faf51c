import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { expectFailure, root, runNode, entryPoint, shell, yieldcheck } from './support/cli.ts';
import { reportIn } from './support/report.ts';
import {
  goodRun,
  lostWake,
  overlappingPolls,
  temporaryFolder,
  traceText,
  writeTraceFile,
} from './support/traces.ts';

const folder = temporaryFolder();
const good = writeTraceFile(folder, 'good.jsonl', goodRun);
const overlap = writeTraceFile(folder, 'overlap.jsonl', overlappingPolls);
const lost = writeTraceFile(folder, 'lost.jsonl', lostWake);
const open = writeTraceFile(folder, 'open.jsonl', lostWake, { complete: false });
const missing = join(folder, 'missing.jsonl');
const capture = 'examples/captures/1.53.1-probed/S2-wake-mt2.jsonl.gz';

const damaged = (name: string, content: string | Uint8Array): string => {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
};

describe('recordings of real runs', () => {
  test('all examples pass, named by a pattern that the shell did not expand', () => {
    const { code, out, err } = yieldcheck('check', 'examples/**/*.jsonl.gz');
    expect(err).toBe('');
    expect(out).toMatch(/^OK {2}\d+ files, [\d,]+ events: \d+ properties hold/mu);
    expect(out).not.toContain('VIOLATED');
    expect(code).toBe(0);
  });

  test('each has a line of its own, below the folder they share', () => {
    const { out } = yieldcheck('check', 'examples/captures/1.53.1*/*.gz');
    expect(out).toMatch(/^\d+ files in examples\/captures\/$/mu);
    expect(out).toMatch(
      /^(?:ok|undecided) +1,\d+ events +\d+ of +\d+ hold +1\.53\.1-probed\/S2-wake-mt2\.jsonl\.gz$/mu,
    );
  });
});

describe('exit codes', () => {
  test.each<[number, string, string[]]>([
    [0, 'everything holds', [good]],
    [10, 'a safety property is violated', [overlap]],
    [11, 'a liveness property is violated', [lost]],
    [10, 'safety is graver than liveness', [lost, overlap]],
    [10, 'a violation is graver than an unreadable file', [missing, overlap]],
    [0, 'an obligation open at the end of a recording is told only', [open]],
    [20, 'unless anything undecided is to fail', [open, '--strict']],
    [20, 'or it was asked for by name', [open, '--property', 'every-wake-answered']],
    [20, 'a property asked for by name that the recorder does not show', [good, '--property', 'local-fifo']],
    [
      14,
      'a property asked for by name that is never put to the test',
      [good, '--property', 'wakes-coalesced'],
    ],
    [0, 'vacuous in one file of many is normal', [good, capture, '--property', 'wakes-coalesced']],
    [65, 'a file is missing', [good, missing]],
  ])('%i: %s', (expected, _, args) => {
    expect(yieldcheck('check', ...args).code).toBe(expected);
  });

  test('a run in which nothing was decided never passes', () => {
    const blind = writeTraceFile(folder, 'blind.jsonl', [], { coverage: [] });
    const { code, out } = yieldcheck('check', blind);
    expect(out).toContain('no instance of any property was decided (exit 20)');
    expect(code).toBe(20);
  });
});

describe('a violation', () => {
  const { out } = yieldcheck('check', overlap);

  test('says what the property says, why it fails, and shows the events', () => {
    expect(out).toContain(`VIOLATED  one-poll-at-a-time  in ${overlap}`);
    expect(out).toContain('No task is polled while it is being polled');
    expect(out.replaceAll(/\s+/gu, ' ')).toContain(
      'why task 1 is polled on thread 2 while its poll on thread 1 is not over',
    );
    expect(out).toMatch(/g +worker 0 +worker 1 +task/u);
    expect(out).toMatch(/✗ 3 +· +poll\.begin +1$/mu);
  });

  test('ends with a command that shows it again', () => {
    const [, command] = /reproduce +yieldcheck (.*--property one-poll-at-a-time)$/mu.exec(out) ?? [];
    expect(command).toBeDefined();
    const again = shell(`$Y ${command}`);
    expect(again.out).toContain('VIOLATED  one-poll-at-a-time');
    expect(again.code).toBe(10);
  });
});

describe('input that is no trace', () => {
  const lines = traceText(goodRun).split('\n');
  const packed = readFileSync(join(root, capture));
  mkdirSync(join(folder, 'sub'));

  test.each<[string, string, RegExp]>([
    ['a missing file', missing, /TRACE001/u],
    ['a pattern without a match', join(folder, '*.nothing'), /no file matches/u],
    ['a folder', join(folder, 'sub'), /TRACE003/u],
    ['an empty file', damaged('empty.jsonl', ''), /TRACE005/u],
    ['gzip that ends early', damaged('cut.jsonl.gz', packed.subarray(0, 5000)), /TRACE006/u],
    [
      'gzip that is damaged',
      damaged('bad.jsonl.gz', Buffer.concat([packed.subarray(0, 3000), Buffer.alloc(3000, 7)])),
      /TRACE00[67]/u,
    ],
    ['text that is no JSON', damaged('text.jsonl', `${lines[0]}\nhello\n`), /:2: .*TRACE010/su],
    [
      'bytes that are no text',
      damaged('bytes.jsonl', Buffer.from([0x80, 0xff, 0x00, 0x0a])),
      /TRACE0(?:09|10|12)/u,
    ],
    ['another format', damaged('old.bin', 'TOKIOTRC\0\0\0\0'), /old dial9.*TRACE011/su],
    ['a timeline of another tool', damaged('chrome.json', '{"traceEvents":[]}\n'), /TRACE024/u],
    ['no header', damaged('headless.jsonl', lines.slice(1).join('\n')), /TRACE012/u],
    ['a version to come', damaged('v9.jsonl', traceText(goodRun).replace('"v":1', '"v":9')), /TRACE013/u],
    [
      'a wrong field',
      damaged('field.jsonl', traceText(goodRun).replace('"ready":true', '"ready":"yes"')),
      /:5: .*TRACE014/su,
    ],
    [
      'an unknown kind of event',
      damaged(
        'kind.jsonl',
        traceText(goodRun)
          .replace('poll.begin"', 'poll.begn"')
          .replace('"e":"poll.begin"', '"e":"poll.begn"'),
      ),
      /TRACE01[45]/u,
    ],
    ['two headers', damaged('two.jsonl', `${lines[0]}\n${lines[0]}\n`), /TRACE016/u],
    ['events after the end', damaged('after.jsonl', `${traceText(goodRun)}${lines[1]}\n`), /TRACE017/u],
    [
      'positions out of order',
      damaged('order.jsonl', [lines[0], lines[2], lines[1], ''].join('\n')),
      /TRACE018/u,
    ],
    ['a wrong count', damaged('count.jsonl', traceText(goodRun).replace('"n":4', '"n":5')), /TRACE019/u],
  ])('%s is told clearly and ends with 65', (_, file, says) => {
    const { code, out, err } = yieldcheck('check', file);
    expect(out).toMatch(says);
    expect(out).not.toMatch(/^\s+at /mu);
    expect({ code, err }).toEqual({ code: 65, err: '' });
  });

  test('the other files are checked all the same', () => {
    const { code, out } = yieldcheck('check', missing, good);
    expect(out).toContain('TRACE001');
    expect(out).toMatch(/^ok .* good\.jsonl$/mu);
    expect(out).toMatch(/^FAILED {2}2 files, .*1 file could not be read \(exit 65\)\.$/mu);
    expect(code).toBe(65);
  });

  test('every bad file among good ones is told, and the good ones are checked', () => {
    const none = damaged('none.jsonl', '');
    const { code, out } = yieldcheck('check', missing, good, none, overlap, join(folder, 'sub'));
    expect(out.match(/^unreadable .*$/gmu)?.map((line) => line.slice(-10))).toEqual([
      '[TRACE001]',
      '[TRACE005]',
      '[TRACE003]',
    ]);
    expect(out).toMatch(/^ok .* good\.jsonl$/mu);
    expect(out).toContain('VIOLATED  one-poll-at-a-time');
    expect(out).toContain('3 files could not be read');
    expect(code).toBe(10);
  });

  test('a line without an end is refused before it is held, however small it is compressed', () => {
    const piece = gzipSync(Buffer.alloc(10 << 20, 'a'));
    const bomb = damaged('bomb.jsonl.gz', Buffer.concat(Array.from({ length: 100 }, () => piece)));
    const meter = "data:text/javascript,process.on('exit',()=>console.error(process.resourceUsage().maxRSS))";
    // By way of a shell: what a process had in memory counts towards the peak of one that it starts.
    const { code, out, err } = shell(`NODE_OPTIONS="--import=${meter}" $Y check ${bomb}`);
    expect(out).toContain('TRACE008');
    expect(code).toBe(65);
    expect(Number(err)).toBeGreaterThan(0);
    expect(Number(err)).toBeLessThan(200 * 1024);
  });

  test('what a file says never reaches the terminal as an escape sequence', () => {
    const evil = '\u{1b}[31mred\u{7}\u{9b}2J\u{202e}';
    const named = damaged(
      `${evil}.jsonl`,
      traceText([{ e: 'mark', label: evil, value: 1, task: 1 }, ...overlappingPolls]),
    );
    const kind = damaged(
      'kind-evil.jsonl',
      traceText(goodRun)
        .replace('spawn.begin","task', `${evil.slice(1)}","task`)
        .replace('"e":"spawn.begin"', String.raw`"e":"\u001b[31m"`),
    );
    for (const args of [
      [named, kind],
      [named, kind, '--verbose'],
      [named, kind, '--reporter', 'json'],
      [named, '--tokio', evil],
    ]) {
      const { out, err } = yieldcheck('check', ...args);
      expect(`${out}${err}`.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\u202e]/u);
    }
    const [, command] = /reproduce +yieldcheck (.*)$/mu.exec(yieldcheck('check', named).out) ?? [];
    expect(shell(`$Y ${command}`).code).toBe(10);
  });

  test('a recording without an end is told to be cut off', () => {
    const cut = writeTraceFile(folder, 'cut.jsonl', goodRun, { ended: false });
    const { code, out } = yieldcheck('check', cut);
    expect(out).toContain(`cut off: ${cut} has no end record`);
    expect(code).toBe(0);
    expect(yieldcheck('check', cut, '--strict').code).toBe(20);
  });

  test('a gzipped native trace is as good as a plain one', () => {
    const zipped = damaged('zipped.jsonl.gz', gzipSync(traceText(goodRun)));
    expect(yieldcheck('check', zipped).code).toBe(0);
    const plain = damaged('plain.jsonl', gunzipSync(packed));
    expect(yieldcheck('check', plain).out).toMatch(/^OK {2}1 file/mu);
  });
});

describe('how much is told', () => {
  const many = Array.from({ length: 25 }, (_, i) => writeTraceFile(folder, `many-${i}.jsonl`, goodRun));

  test('of many files that are well, only the summary', () => {
    const { out } = yieldcheck('check', ...many);
    expect(out).not.toContain('many-7.jsonl');
    expect(out).toMatch(/^one-poll-at-a-time +25 +25/mu);
  });

  test('every file and every verdict with --verbose', () => {
    const { out } = yieldcheck('check', '--verbose', ...many);
    expect(out.match(/^ok .* many-\d+\.jsonl$/gmu)).toHaveLength(25);
    expect(out.match(/^ {2}one-poll-at-a-time +holds/gmu)).toHaveLength(25);
  });

  test('one line with --quiet', () => {
    const { out } = yieldcheck('check', '--quiet', ...many);
    expect(out).toMatch(/^OK {2}25 files, 100 events: [^\n]*\n$/u);
  });

  test('violations always, even with --quiet', () => {
    const { out } = yieldcheck('check', '--quiet', ...many, overlap);
    expect(out).toContain('VIOLATED  one-poll-at-a-time');
  });
});

describe('colours', () => {
  const escape = String.fromCharCode(27);

  test('none when nobody looks', () => {
    expect(yieldcheck('check', overlap).out).not.toContain(escape);
  });

  test('as asked for with FORCE_COLOR and NO_COLOR', () => {
    const args = [entryPoint, 'check', overlap];
    expect(runNode(args, { FORCE_COLOR: '1' }).out).toContain(`${escape}[1m`);
    expect(runNode(args, { NO_COLOR: '1' }).out).not.toContain(escape);
  });
});

describe('the release to judge by', () => {
  test('is the one of --tokio, whatever the recording says', () => {
    const { out } = yieldcheck('check', good, '--tokio', '1.43.4', '--reporter', 'json');
    expect(reportIn(out)).toMatchObject({ files: [{ runtime: { version: '1.43.4' } }] });
  });

  test('appears in the command that reproduces', () => {
    expect(yieldcheck('check', overlap, '--tokio', '1.52').out).toContain(
      `${overlap} --property one-poll-at-a-time --tokio 1.52`,
    );
  });
});

describe('the report for programs', () => {
  test('holds every file, property and reason', () => {
    const { code, out, err } = yieldcheck('check', good, overlap, missing, capture, '--reporter', 'json');
    expect({ code, err }).toEqual({ code: 10, err: '' });
    expect(reportIn(out)).toMatchObject({
      schema: 1,
      tool: { name: 'yieldcheck' },
      command: 'check',
      exitCode: 10,
      files: [
        { file: good, status: 'checked', events: 4 },
        { file: overlap, status: 'checked' },
        { file: missing, status: 'unreadable', error: { code: 'TRACE001' } },
        { file: capture, status: 'checked', runtime: { version: '1.53.1' } },
      ],
      totals: { files: 4, unreadable: 1 },
    });
  });

  test('tells what the events before a fault violate, and that the recording is faulty', () => {
    const raw = gunzipSync(readFileSync(join(root, 'examples/captures/1.53.1-probed/S1-defer-mt2.jsonl.gz')));
    const lines = raw.toString('utf8').trimEnd().split('\n');
    const missingWake = lines.findIndex((line, at) => at > 300 && line.includes('"ev":"wake"'));
    const tampered = join(folder, 'a-wake-is-missing.jsonl');
    writeFileSync(tampered, `${lines.toSpliced(missingWake, 1).join('\n')}\n`);
    const { code, out } = yieldcheck('check', tampered);
    expect(out).toMatch(
      /^unreadable .*a-wake-is-missing\.jsonl:\d+: the end counts \d+ events.* \[TRACE019\]$/mu,
    );
    expect(out).toMatch(/^VIOLATED {2}poll-justified/mu);
    expect(code).toBe(10);
    const json = reportIn(yieldcheck('check', tampered, '--reporter', 'json').out);
    expect(json).toMatchObject({
      exitCode: 10,
      files: [{ status: 'unreadable', error: { code: 'TRACE019' } }],
      totals: { unreadable: 1 },
    });
    expect(JSON.stringify(json)).toContain('"property":"poll-justified","verdict":"violated"');
  });

  test('says where a file cannot be read', () => {
    const text = damaged('cut-line.jsonl', `${traceText(goodRun).split('\n')[0]}\nhello\n`);
    const { code, out } = yieldcheck('check', text, missing, '--reporter', 'json');
    expect(reportIn(out)).toMatchObject({
      exitCode: 65,
      files: [{ error: { code: 'TRACE010', line: 2 } }, { error: { code: 'TRACE001' } }],
    });
    expect(code).toBe(65);
  });

  test('shows the events of a violation', () => {
    const { out } = yieldcheck('check', overlap, '--property', 'one-poll-at-a-time', '--reporter', 'json');
    expect(reportIn(out)).toMatchObject({
      files: [
        {
          properties: [
            {
              verdict: 'violated',
              events: [
                { g: 2, e: 'poll.begin' },
                { g: 3, w: 1 },
              ],
            },
          ],
        },
      ],
      properties: [{ property: 'one-poll-at-a-time', verdict: 'violated', files: { violated: 1 } }],
    });
  });

  test('goes into a file with --output', () => {
    const path = join(folder, 'report.json');
    const { code, out } = yieldcheck('check', good, '--reporter', 'json', '--output', path);
    expect({ code, out }).toEqual({ code: 0, out: '' });
    expect(reportIn(readFileSync(path, 'utf8'))).toMatchObject({ exitCode: 0 });
  });

  test('wrong usage is told in words', () => {
    expectFailure(yieldcheck('check', '--reporter', 'json'), 64, /missing required argument/u);
  });
});
