import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { expectFailure, root, yieldcheck } from './support/cli.ts';
import { reportIn } from './support/report.ts';
import { temporaryFolder } from './support/traces.ts';

const small = ['--workers', '2', '--event-interval', '2', '--global-queue-interval', '2'];
const verify = (...args: readonly string[]) => yieldcheck('verify', ...args);

const sweep = (...args: readonly string[]) =>
  verify('timer-beside-guests', '--endless', '--yield', 'self-wake', ...args);

describe('verify --endless', () => {
  test('tells the most that each task waits for, with the constants of Tokio', () => {
    const { code, out } = verify('ping-pong', '--endless', '--yield', 'yield_now');
    expect(out).toMatch(/3 {2}bystander {2}bounded +240 +60 +1$/mu);
    expect(out).toContain('event interval 61');
    expect(code).toBe(0);
  });

  test('asks a scenario of somebody else the same, if it says what its tasks do for ever', () => {
    const file = join(temporaryFolder(), 'scenario.ts');
    const pair =
      "{ role: 'ping', instructions: [{ does: 'wake', task: 1 }, { does: 'wait', for: 'wake' }] }, { role: 'pong', instructions: [{ does: 'wait', for: 'wake' }, { does: 'wake', task: 0 }] }";
    const define = (forEver: string): void =>
      writeFileSync(
        file,
        `import { defineScenario } from 'yieldcheck';
export default defineScenario({
  name: 'mine', summary: 'As ping-pong.', size: { tasks: 1, polls: 1 },
  programs: () => [{ role: 'a', instructions: [] }],
  ${forEver}
});
`,
      );
    define('');
    expectFailure(verify(file, '--endless'), 64, /does not say what its tasks do for ever/u);
    define(`about: ['bystander'], forEver: ({ yield: how }) => [${pair}, { role: 'bystander', instructions: [{ does: 'yield', how }] }],`);
    const { code, out } = verify(file, '--endless', '--yield', 'yield_now');
    expect(out).toMatch(/3 {2}bystander {2}bounded +240 +60 +1$/mu);
    expect(code).toBe(0);
    const compared = yieldcheck('compare', file, '--workers', '1');
    expect(compared.out).toMatch(/\* {2}bystander +.*scenario\.ts +4 +240$/mu);
  });

  test('refuses a policy under which a task never ends its poll', () => {
    const file = join(temporaryFolder(), 'goes-on.ts');
    writeFileSync(
      file,
      `import { definePolicy } from 'yieldcheck';
export default definePolicy({ name: 'goes-on', epoch: () => 'continue' });
`,
    );
    expectFailure(
      verify('yielders', '--endless', '--yield', file),
      64,
      /the yielder of yielders never ends its poll/u,
    );
    const compared = yieldcheck('compare', 'yielders', '--yield', `self-wake,${file}`, '--workers', '1');
    expect(compared.code).toBe(0);
    expect(compared.out).not.toContain('Where tasks go on for ever');
  });

  test('ends with 11 for a task that starves, and prints its loop and how to see it again', () => {
    const { code, out } = verify('ping-pong', '--endless', '--tokio', '1.24.2', '--yield', 'self-wake');
    expect(out).toMatch(/^STARVES {2}starvation-free {2}in ping-pong/mu);
    expect(out).toMatch(/^ {2}Task 3 \(bystander\) can wait for ever/mu);
    expect(out).toMatch(/19 steps, the last 12 again and again for ever/u);
    expect(out).toContain('starvation-free; also bounded waiting');
    expect(code).toBe(11);
    const [, again = ''] = /reproduce +yieldcheck (.*)$/mu.exec(out) ?? [];
    const replayed = yieldcheck(...again.split(' '));
    expect(replayed.out).toContain('Replay of 19 steps');
    const asked = yieldcheck(...again.split(' '), '--reporter', 'junit');
    expect(asked.out).toMatch(/<testsuites name="yieldcheck" tests="0" failures="0"/u);
    expect(replayed.code).toBe(0);
  });

  test('ends with 10 for a bound that is not kept, with 0 for one that is', () => {
    const exceeded = verify('timer-beside-guests', '--endless', '--bound', 'polls=60');
    expect(exceeded.out).toMatch(/sleeper\) can wait for 61 polls/u);
    expect(exceeded.code).toBe(10);
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
    const [, args = ''] = /`yieldcheck (verify foreign-wakes [^`]*)`/u.exec(text) ?? [];
    const { code, out } = yieldcheck(...args.split(/\s+/u));
    expect(out).toMatch(/^ {2}Task 2 \(yielder\) can wait for ever/mu);
    expect(code).toBe(11);
  });
});

describe('verify --endless --sweep', () => {
  test('prints a table with releases across, in 80 columns', () => {
    const { code, out, err } = sweep('--sweep', 'tasks=1,2; event-interval=4,61; tokio=1.22.0,1.53.1');
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toMatch(/^who waits {2}tasks {2}event-interval {2}1\.22\.0 {2}1\.53\.1$/mu);
    expect(out).toMatch(/^ +61 +61 +61$/mu);
    expect(Math.max(...out.split('\n').map((line) => line.length))).toBeLessThanOrEqual(80);
  });

  test('divides columns that do not fit beside each other', () => {
    const { out } = sweep('--sweep', 'event-interval=2..40', '--quiet');
    const blocks = out.trimEnd().split('\n\n');
    expect(blocks.length).toBeGreaterThan(1);
    const told = blocks.flatMap((block) => (/^sleeper +(.*)$/mu.exec(block)?.[1] ?? '').split(/ +/u));
    expect(told).toEqual(Array.from({ length: 39 }, (_, i) => String(i + 2)));
  });

  test('reports each cell with the command that shows it, as docs/report.schema.json describes', () => {
    const { code, out } = verify('ping-pong', '--endless', '--sweep', 'eras', '--reporter', 'json');
    expect(code).toBe(0);
    expect(reportIn(out)).toMatchObject({ sweep: { measure: 'polls', settled: false, questions: 51 } });
    const [, shownBy = ''] =
      /"at": \{\s+"yield": "custom",\s+"tokio": "1\.30\.0"\s+\},[^{]*"shownBy": "yieldcheck ([^"]*)"/u.exec(
        out,
      ) ?? [];
    expect(shownBy).toContain('--replay');
    const replayed = yieldcheck(...shownBy.split(' '));
    expect(replayed.out).toMatch(/^Replay of \d,\d{3} steps/mu);
    expect(replayed.code).toBe(0);
  });

  test('ends with 20 at a limit, and with 10 for a bound that is not kept', () => {
    const cut = sweep('--sweep', 'tasks=1,2', '--max-states', '50');
    expect(cut.out).toMatch(/^sleeper +cut +cut$/mu);
    expect(cut.code).toBe(20);
    expect(sweep('--sweep', 'event-interval=60,61', '--bound', 'polls=60').code).toBe(10);
    expect(sweep('--sweep', 'event-interval=59,60', '--bound', 'polls=60').code).toBe(0);
  });

  test.each([
    [['--sweep', 'workers=1,2', '--workers', '2'], /--workers and the axis workers of --sweep contradict/u],
    [['--sweep', 'tasks=1', '--replay', '0'], /--replay steps through one run/u],
    [['--sweep', 'speed=1'], /unknown axis 'speed'/u],
    [['--measure', 'rounds'], /--measure works with --sweep only/u],
    [['--sweep', 'tasks=1..64; event-interval=1..200'], /12800 combinations; at most 10000/u],
  ])('refuses %j', (args, says) => {
    expectFailure(sweep(...args), 64, says);
  });

  test('needs one way of yielding, or an axis of them', () => {
    expectFailure(verify('yielders', '--endless', '--sweep', 'tasks=1,2'), 64, /needs one way of yielding/u);
    expectFailure(verify('yielders', '--sweep', 'tasks=1,2'), 64, /--sweep works with --endless only/u);
    expectFailure(verify('yielders', '--yield', 'custom'), 64, /custom goes with 'verify --endless' only/u);
  });
});
