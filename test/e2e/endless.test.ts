import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { expectFailure, root, yieldcheck } from './support/cli.ts';
import { reportIn } from './support/report.ts';

const small = ['--workers', '2', '--event-interval', '2', '--global-queue-interval', '2'];
const verify = (...args: readonly string[]) => yieldcheck('verify', ...args);

describe('verify --endless', () => {
  test('tells the most that each task waits for, with the constants of Tokio', () => {
    const { code, out } = verify('ping-pong', '--endless', '--yield', 'yield_now');
    expect(out).toMatch(/3 {2}bystander {2}bounded +240 +60 +1$/mu);
    expect(out).toContain('event interval 61');
    expect(code).toBe(0);
  });

  test('ends with 11 for a task that starves, and prints its loop and how to see it again', () => {
    const { code, out } = verify('ping-pong', '--endless', '--tokio', '1.24.2', '--yield', 'self-wake');
    expect(out).toContain('STARVES  task 3 (bystander)');
    expect(out).toContain('round and round, 12 steps');
    expect(out).toContain('not starvation-free; also not bounded waiting');
    expect(code).toBe(11);
    const [, again = ''] = /again +yieldcheck (.*)$/mu.exec(out) ?? [];
    const replayed = yieldcheck(...again.split(' '));
    expect(replayed.out).toContain('Replay of 19 steps');
    expect(replayed.code).toBe(0);
  });

  test('ends with 10 for a bound that is not kept, with 0 for one that is', () => {
    const exceeded = verify('timer-beside-guests', '--endless', '--bound', 'polls=60');
    expectFailure({ ...exceeded, err: exceeded.out }, 10, /sleeper\) can wait for 61 polls/u);
    expect(verify('timer-beside-guests', '--endless', '--bound', 'polls=61').code).toBe(0);
  });

  test('ends with 20 at a limit, whatever was seen until then', () => {
    const { code, out } = verify('ping-pong', '--endless', '--tokio', '1.24.2', '--max-states', '15');
    expect(out).toContain('Nothing is known');
    expect(out).not.toMatch(/STARVES|bounded/u);
    expect(code).toBe(20);
  });

  test.each([
    ['yielders', '--tokio', '1.53.1'],
    ['ping-pong', '--tokio', '1.24.2'],
    ['hogged-worker', ...small, '--fairness', 'minimize'],
    ['foreign-wakes', '--max-states', '10'],
    ['timer-beside-guests', '--yield', 'self-wake', '--replay', '0x3'],
  ])('reports %s as docs/report.schema.json describes', (...args) => {
    const report = reportIn(verify(...args, '--endless', '--reporter', 'json').out);
    expect(report).toHaveProperty('exitCode');
  });

  test.each([
    [['ping-pong', '--polls', '3'], /--polls does not go with --endless/u],
    [['ping-pong', '--symmetry'], /--symmetry does not go with --endless/u],
    [['ping-pong', '--global-queue-interval', 'auto'], /auto does not go with --endless/u],
    [['ping-pong', '--bound', 'polls'], /--bound takes a measure and a number/u],
    [['ping-pong', '--fairness', 'luck'], /unknown assumption 'luck'/u],
    [['abort'], /unknown endless scenario 'abort'/u],
  ])('refuses %j', (args, says) => {
    expectFailure(verify(...args, '--endless'), 64, says);
  });

  test('is needed for what goes on for ever', () => {
    expectFailure(verify('beside-self-waker'), 64, /add --endless to 'verify'/u);
    expectFailure(verify('ping-pong', '--bound', 'polls=1'), 64, /--bound works with --endless only/u);
  });

  test('prints the loop that docs/starvation.md names', () => {
    const text = readFileSync(join(root, 'docs/starvation.md'), 'utf8');
    const [, args = ''] = /^`yieldcheck (verify foreign-wakes [^`]*)`$/mu.exec(text) ?? [];
    const { code, out } = yieldcheck(...args.split(' '));
    expect(out).toMatch(/STARVES {2}task 2 \(yielder\)/u);
    expect(code).toBe(11);
  });
});
