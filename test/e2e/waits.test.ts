import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { expectFailure, yieldcheck } from './support/cli.ts';
import { reportIn } from './support/report.ts';
import type { Line } from './support/traces.ts';
import { goodRun, temporaryFolder, writeTraceFile } from './support/traces.ts';

const example = 'examples/captures/1.53.1/S1-defer-plus1-mt1.jsonl.gz';
const fixture = (path: string): string => `test/fixtures/multi-thread/${path}.jsonl.gz`;
const folder = temporaryFolder();
const shown = [
  'spawn.begin',
  'spawn.end',
  'poll.begin',
  'poll.end',
  'wake.begin',
  'wake.end',
  'yield',
  'block_in_place.begin',
] as const;

const ticks = (n: number): readonly Line[] =>
  Array.from({ length: n }, (): readonly Line[] => [
    { e: 'poll.begin', task: 2 },
    { e: 'wake.begin', task: 2, by: 2, from: 'poll' },
    { e: 'wake.end', task: 2 },
    { e: 'poll.end', task: 2, ready: false },
  ]).flat();

describe('check --waits', () => {
  const { code, out, err } = yieldcheck('check', example, '--waits');

  test('tells how long tasks waited, by what made them runnable', () => {
    expect(out).toMatch(/^ {2}spinner +self-wake +353 +0 +1 +2 /mu);
    expect(out).toMatch(/^ {2}holds +deferred-woken-in-time$/mu);
    expect({ code, err }).toEqual({ code: 0, err: '' });
  });

  test('fits 80 columns', () => {
    const { out: verbose } = yieldcheck('check', fixture('1.53.1/S9-guests-wake-mt1'), '--waits', '-v');
    const [title = '', ...lines] = verbose.split('\n');
    expect(title).toContain('Tokio 1.53.1, multi_thread, 1 worker');
    expect(lines.length).toBeGreaterThan(20);
    for (const line of lines) expect(line.length).toBeLessThanOrEqual(80);
  });

  test('says what ran during the longest waits, and who moved', () => {
    const { out: hogged } = yieldcheck('check', fixture('1.53.1/S5-yield-defer-mt2'), '--waits');
    expect(hogged).toMatch(/yielder \(task \d+\) after yield_now/u);
    expect(hogged).toMatch(/meanwhile hog \(task \d+\) 1 poll, \d+\.\d ms/u);
    expect(hogged).toMatch(/no limit {2}runnable-polled-in-time\n +with several workers there is no limit/u);
  });

  test('quiet tells the last line only', () => {
    expect(yieldcheck('check', example, '--waits', '-q').out).toMatch(
      /^OK {2}1 file, 2,618 events: [^\n]*\n$/u,
    );
  });

  test('reports as docs/report.schema.json describes', () => {
    const missing = join(folder, 'missing.jsonl');
    const json = yieldcheck(
      'check',
      example,
      fixture('1.53.1/S5-wake1-mt2'),
      missing,
      '--waits',
      '-r',
      'json',
    );
    expect(json.code).toBe(65);
    expect(reportIn(json.out)).toMatchObject({
      exitCode: 65,
      waits: {
        files: [{ ticks: 'at-least', status: 'checked' }, { status: 'checked' }, { status: 'unreadable' }],
        totals: { files: 3, unreadable: 1, open: 0 },
      },
    });
  });

  test('fails for a wait beyond a limit, with the command that shows it again', () => {
    const events: readonly Line[] = [
      { e: 'spawn.begin', task: 1 },
      { e: 'spawn.end', task: 1 },
      { e: 'spawn.begin', task: 2 },
      { e: 'spawn.end', task: 2 },
      { e: 'poll.begin', task: 1 },
      { e: 'yield', task: 1, how: 'yield_now' },
      { e: 'poll.end', task: 1, ready: false },
      ...ticks(70),
      { e: 'wake.begin', task: 1, from: 'runtime' },
      { e: 'wake.end', task: 1 },
      { e: 'poll.begin', task: 1 },
      { e: 'poll.end', task: 1, ready: true },
    ];
    const late = writeTraceFile(folder, 'late.jsonl', events, { coverage: shown });
    const { code: failed, out: told } = yieldcheck('check', late, '--waits');
    expect(told).toContain(`VIOLATED  deferred-woken-in-time  in ${late}`);
    expect(told).toMatch(/at least 70 ticks/u);
    expect(told).toContain(`reproduce    yieldcheck check ${late} --waits`);
    expect(failed).toBe(10);
  });

  test('asks nothing else', () => {
    expectFailure(
      yieldcheck('check', example, '--waits', '--against', 'auto'),
      64,
      /--waits asks .*--against/u,
    );
    expectFailure(
      yieldcheck('check', example, '--waits', '--property', 'local-fifo'),
      64,
      /leave out --property/u,
    );
  });

  describe('--among', () => {
    const recording = 'traces/corpus/1.54.1/coop-self-wake-mt1.jsonl.gz';
    const asked = ['check', recording, '--waits', '--among', 'receiver,yielder'] as const;

    test('tells the longest waits of tasks that are alone with each other', () => {
      const { code: alone, out: told } = yieldcheck(...asked);
      expect(alone).toBe(0);
      expect(told.replaceAll(/\s+/gu, ' ')).toContain(
        '60 polls of others: receiver (task 2) after coop, g 438 to g 864, when it is polled',
      );
      expect(yieldcheck('check', recording, '--waits').out).not.toContain('among');
    });

    test('says so where they never are', () => {
      expect(yieldcheck('check', recording, '--waits', '--among', 'receiver,nobody').out).toContain(
        'the tasks of --among never waited alone with each other',
      );
    });

    test('reports as docs/report.schema.json describes', () => {
      const longest = {
        role: 'receiver',
        task: 2,
        kind: 'coop',
        polls: 60,
        from: 438,
        to: 864,
        until: 'polled',
      };
      expect(reportIn(yieldcheck(...asked, '-r', 'json').out)).toMatchObject({
        waits: { files: [{ among: [{ role: 'yielder' }, longest] }] },
      });
    });

    test('needs --waits, and names', () => {
      expectFailure(yieldcheck('check', recording, '--among', 'receiver'), 64, /add --waits/u);
      expectFailure(yieldcheck('check', recording, '--waits', '--among', 'a,,b'), 64, /commas between them/u);
    });
  });

  test('a run without a wait is not passed', () => {
    const blind = writeTraceFile(folder, 'blind.jsonl', []);
    expect(yieldcheck('check', blind, '--waits').code).toBe(20);
    expect(yieldcheck('check', writeTraceFile(folder, 'good.jsonl', goodRun), '--waits').code).toBe(0);
  });
});
