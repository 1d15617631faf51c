import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { yieldcheck } from './support/cli.ts';
import { reportIn } from './support/report.ts';
import { temporaryFolder } from './support/traces.ts';

const dial9 = 'test/fixtures/dial9/start.bin';

const folder = temporaryFolder();

/** A recording of hooks on two threads, with these events. */
const hooks = (name: string, ...events: readonly Record<string, unknown>[]): string => {
  const path = join(folder, name);
  const header = {
    e: 'header',
    v: 1,
    runtime: { name: 'tokio', version: null, flavor: 'multi_thread', workers: 2, config: {} },
    recorder: { name: 'my hooks', format: 'yieldcheck-1' },
    clock: { domain: 'mono' },
    order: { across: 'merged' },
    coverage: {
      'spawn.begin': 'all',
      'poll.begin': 'all',
      'poll.end': 'all',
      'task.end': 'all',
      'wake.begin': 'all',
    },
    edges: { 'poll.begin': 'before', 'poll.end': 'after', 'wake.begin': 'before' },
  };
  const records = events.map((event, g) => ({ g, w: event['s'], ...event }));
  const lines = [header, ...records, { e: 'end', n: events.length, complete: false }];
  writeFileSync(path, lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
  return path;
};

const spawn = { e: 'spawn.begin', t: 0, s: 0, task: 1 };
const poll = (s: number, t: number, task = 1) => ({ e: 'poll.begin', t, s, task });
const over = (s: number, t: number, task = 1) => ({ e: 'poll.end', t, s, task, ready: false });
const wake = (s: number, t: number) => ({ e: 'wake.begin', t, s, task: 1 });

const unjustified = hooks('unjustified.jsonl', spawn, poll(0, 10), over(0, 20), poll(0, 30), over(0, 40));
const overlapping = hooks(
  'overlapping.jsonl',
  spawn,
  poll(0, 10),
  wake(0, 20),
  poll(1, 30),
  wake(1, 40),
  over(1, 60),
  wake(0, 70),
  over(0, 80),
);
const late = hooks(
  'late.jsonl',
  spawn,
  poll(0, 10),
  wake(0, 20),
  poll(1, 30),
  over(0, 32),
  wake(1, 40),
  over(1, 60),
);
const torn = hooks(
  'torn.jsonl',
  spawn,
  poll(0, 10),
  poll(0, 20, 2),
  over(0, 30),
  over(0, 40, 2),
  poll(0, 50),
);

describe('a recording of another tool', () => {
  test('is introduced by what its recorder shows, and its noise is no finding', () => {
    const { code, out } = yieldcheck('check', dial9);
    expect(code).toBe(0);
    expect(out).toMatch(/^recorded by dial9$/mu);
    expect(out).toMatch(/^ {2}shows +spawns, polls/mu);
    expect(out).toMatch(/^ +85 +1,107 {2}further polls of tasks whose wakes are not recorded$/mu);
    expect(out.indexOf('recorded by')).toBeLessThan(out.indexOf('start.bin'));
  });

  test('is told in brief with --quiet, and among others', () => {
    expect(yieldcheck('check', '--quiet', dial9).out).toMatch(/^OK {2}.*\n$/u);
    expect(yieldcheck('check', dial9, 'test/fixtures/dial9/steady.bin').out).not.toContain('recorded by');
  });

  test('has everything in the JSON report', () => {
    expect(reportIn(yieldcheck('check', '--reporter', 'json', dial9).out)).toMatchObject({
      files: [
        { recording: { order: 'merged', loss: { head: true }, coverage: { 'wake.begin': 'instrumented' } } },
      ],
      totals: { contradictory: 0 },
    });
  });

  test.each([
    [10, 'a poll without a wake', unjustified],
    [10, 'polls that both went on for certain at one time', overlapping],
    [0, 'polls that overlap by their times alone', late],
    [65, 'a thread that polls two tasks by turns', torn],
  ])('ends with %i for %s', (expected, _, file) => {
    const { code, out } = yieldcheck('check', file);
    expect({ code, out }).toMatchObject({ code: expected });
    expect(out.includes('BAD RECORDING')).toBe(expected === 65);
    expect(out.includes('VIOLATED')).toBe(expected === 10);
  });

  test.each([['--against', 'auto'], ['--against', '1.48.0'], ['--which-release']])(
    'cannot be asked %s %s',
    (...flags) => {
      const { code, out } = yieldcheck('check', dial9, ...flags);
      expect(out.replaceAll(/\s+/gu, ' ')).toContain(
        'the recorder does not show the order of events on different threads',
      );
      expect(code).toBe(20);
    },
  );
});
