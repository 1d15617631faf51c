import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { describe, expect, test } from 'vitest';
import { entryPoint, expectFailure, root, runNode, shell, yieldcheck } from './support/cli.ts';
import { reportIn } from './support/report.ts';

const small = ['--tasks', '2', '--polls', '2'];

describe('verify', () => {
  test('explores both ways of yielding and says what was seen', () => {
    const { code, out, err } = yieldcheck('verify', 'yielders', ...small);
    expect(err).toBe('');
    expect(out).toMatch(/^yielders, yielding by self-wake, Tokio [\d.]+$/mu);
    expect(out).toMatch(/^yielders, yielding by yield_now, Tokio [\d.]+$/mu);
    expect(out).toMatch(/every interleaving: [\d,]+ states/u);
    expect(out).toMatch(/^ {2}one-poll-at-a-time +holds +[\d,]+$/mu);
    expect(out).toMatch(/^OK {2}\d+ properties hold/mu);
    expect(code).toBe(0);
  });

  test('is cut short by a bound, says so and ends with 20', () => {
    const { code, out } = yieldcheck('verify', '--max-states', '50');
    expect(out).toMatch(/CUT SHORT by the limit on states: 50 states/u);
    expect(out).toMatch(/\(exit 20\)\.$/mu);
    expect(code).toBe(20);
  });

  test('a property that the scenario never puts to the test ends with 14 when asked for', () => {
    const args = ['verify', 'yielders', ...small, '--yield', 'self-wake'];
    expect(yieldcheck(...args, '--property', 'deferred-before-resume').code).toBe(14);
    expect(yieldcheck(...args).code).toBe(0);
  });

  test('reports for programs', () => {
    const { code, out, err } = yieldcheck('verify', ...small, '--beliefs', '--reporter', 'json');
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(reportIn(out)).toMatchObject({
      command: 'verify',
      exitCode: 0,
      scenarios: [
        { scenario: 'yielders', yield: 'self-wake', complete: true },
        { scenario: 'yielders', yield: 'yield_now', complete: true },
      ],
      totals: { scenarios: 2, interrupted: false },
    });
  });
});

describe('beliefs', () => {
  const { code, out } = yieldcheck('verify', ...small, '--yield', 'self-wake', '--beliefs');

  test('are refuted by a shortest run, with one column for each worker', () => {
    expect(out).toMatch(/^BELIEF REFUTED {2}self-wake-goes-first {2}in yielders under self-wake$/mu);
    expect(out).toMatch(/many think +A task that wakes itself/u);
    expect(out).toMatch(/step +worker 0 +worker 1 +what changed/u);
    expect(out).toMatch(/nextTask +worker\.rs Core::next_task/u);
  });

  test('fail nothing: they are expected to be refuted', () => {
    expect(code).toBe(0);
  });

  test('can be stepped through again with the command that is printed', () => {
    const [, command] = /reproduce +yieldcheck (verify .*--replay \S+)$/mu.exec(out) ?? [];
    expect(command).toBeDefined();
    const again = shell(`$Y ${command}`);
    expect(again.out).toContain('why         task 1 woke itself, but worker 0 runs task 2 first');
    expect(again.out).toMatch(/self-wake-goes-first +VIOLATED/u);
    expect(again.code).toBe(0);
    const report = shell(`$Y ${command} --reporter json`);
    expect(reportIn(report.out)).toMatchObject({ command: 'verify', replay: { complete: false } });
  });
});

test('memory that runs out is a bound that was hit, and no fault', () => {
  const args = [
    'verify',
    'yielders',
    '--tasks',
    '8',
    '--polls',
    '8',
    '--workers',
    '4',
    '--yield',
    'self-wake',
  ];
  const ran = runNode([entryPoint, ...args], { NODE_OPTIONS: '--max-old-space-size=24' });
  expectFailure(ran, 20, /memory ran out after about [\d,]+ states.*\nBound the search with --max-states/u);
});

describe('Ctrl-C', () => {
  test('ends an exploration with what is known by then', async () => {
    const endless = [
      'verify',
      'yielders',
      '--tasks',
      '8',
      '--polls',
      '8',
      '--workers',
      '4',
      '--yield',
      'self-wake',
    ];
    const process_ = spawn(process.execPath, [entryPoint, ...endless], { cwd: root });
    let out = '';
    process_.stdout.setEncoding('utf8').on('data', (text: string) => {
      out += text;
    });
    setTimeout(() => process_.kill('SIGINT'), 1500);
    const [code] = await once(process_, 'close');
    expect(out).toMatch(/CUT SHORT by Ctrl-C: [\d,]+ states/u);
    expect(out).toContain('FAILED  yielders under self-wake was interrupted (exit 20).');
    expect(out).toContain('Interrupted: this is what was known by then.');
    expect(code).toBe(20);
  });
});
