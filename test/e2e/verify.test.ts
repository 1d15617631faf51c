import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { describe, expect, test } from 'vitest';
import { entryPoint, root, runNode, shell, yieldcheck } from './support/cli.ts';
import { reportIn } from './support/report.ts';

/** The properties with their verdicts. */
const verdictsIn = (report: unknown): readonly unknown[] => {
  if (typeof report !== 'object' || report === null || !('properties' in report)) return [];
  const { properties } = report;
  if (!Array.isArray(properties)) return [];
  return properties.map(({ property, verdict }: { property: unknown; verdict: unknown }) => [
    property,
    verdict,
  ]);
};

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
    expect(out).toMatch(/^ {2}Many think: "A task that wakes itself/mu);
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
    expect(again.out).toMatch(/why +task 1 woke itself, but worker 0 runs task 2 first/u);
    expect(again.out).toMatch(/self-wake-goes-first +VIOLATED/u);
    expect(again.code).toBe(0);
    const report = shell(`$Y ${command} --reporter json`);
    expect(reportIn(report.out)).toMatchObject({ command: 'verify', replay: { complete: false } });
  });
});

const endless = ['verify', 'yielders', '-n', '8', '--polls', '8', '-w', '4', '-y', 'self-wake'];
const one = ['--property', 'one-poll-at-a-time'];

describe('a limit ends with 20 and the strongest claim', () => {
  test.each([
    ['states', ['--max-states', '2000']],
    ['depth', ['--max-depth', '9']],
    ['memory', ['--max-memory', '2M']],
    ['time', ['--budget', '1s']],
    ['time', ['--max-seconds', '1']],
  ])('on %s', (limit, args) => {
    const { code, out } = yieldcheck(...endless, ...one, ...args, '--reporter', 'json');
    const report = reportIn(out);
    const cut = { states: 'states', depth: 'depth', memory: 'bytes', time: 'seconds' }[limit];
    expect(report).toMatchObject({ exitCode: 20, scenarios: [{ complete: false, cut }] });
    expect(out).toMatch(/"text": "No violation in any run of up to \d+ steps?/u);
    expect(code).toBe(20);
  });

  test('in words, also where only failures are told', () => {
    for (const detail of ['--quiet', '--verbose']) {
      const { out } = yieldcheck(...endless, '--max-depth', '9', detail);
      expect(out.replaceAll(/\s+/gu, ' ')).toMatch(/No violation in any run of up to 9 steps/u);
    }
  });

  test('memory that Node itself runs short of is no fault', () => {
    const ran = runNode([entryPoint, ...endless, '--max-states', '300000'], {
      // Less is not enough for the program itself.
      NODE_OPTIONS: '--max-old-space-size=24',
    });
    expect(ran.err).not.toMatch(/internal fault|^\s+at /mu);
    expect(ran.code).toBe(20);
  });
});

const states = (...args: readonly string[]): unknown =>
  reportIn(yieldcheck('verify', ...small, '-y', 'self-wake', ...args, '-r', 'json').out);

describe('symmetry', () => {
  test('explores fewer states, to the same verdicts', () => {
    const whole = states('--no-symmetry');
    const folded = states();
    expect(whole).toMatchObject({ exitCode: 0, scenarios: [{ symmetry: { renamings: 1 } }] });
    expect(folded).toMatchObject({ exitCode: 0, scenarios: [{ symmetry: { renamings: 4 } }] });
    expect(verdictsIn(folded)).toEqual(verdictsIn(whole));
  });

  test('says what cannot be renamed when it was asked for', () => {
    const args = ['verify', 'hogged-worker', '-y', 'self-wake', '--max-depth', '5'];
    expect(yieldcheck(...args, '--symmetry').out).toMatch(/tasks: no other task has the program of/u);
    expect(yieldcheck(...args).out).not.toMatch(/no other task has the program of/u);
  });
});

test('fingerprints come with the probability that states were missed', () => {
  const { code, out } = yieldcheck('verify', ...small, '--fingerprint');
  expect(out.replaceAll(/\s+/gu, ' ')).toMatch(/any state was missed, .* is at most \d\.\de-\d+/u);
  expect(out).toMatch(/^OK .* unless states were missed \(probability at most \d\.\de-\d+\)\.$/mu);
  expect(code).toBe(0);
});

const foundWith = (threads: string): string =>
  yieldcheck('verify', ...small, '-y', 'yield_now', '--threads', threads).out;

test('threads change nothing that is found', () => {
  expect(foundWith('2')).toBe(foundWith('1'));
});

test('actions that no scenario took are counted, and named with --verbose', () => {
  expect(yieldcheck('verify', ...small).out).toMatch(
    /^Not used here: \d+ of the 23 actions of the specification; --verbose names them\.$/mu,
  );
  expect(yieldcheck('verify', ...small, '--verbose').out).toMatch(/foreignWake \(its guard was never met\)/u);
});

describe('Ctrl-C', () => {
  test('ends an exploration with what is known by then', async () => {
    const process_ = spawn(process.execPath, [entryPoint, ...endless, ...one], { cwd: root });
    let out = '';
    process_.stdout.setEncoding('utf8').on('data', (text: string) => {
      out += text;
    });
    setTimeout(() => process_.kill('SIGINT'), 1500);
    const [code] = await once(process_, 'close');
    expect(out).toMatch(/CUT SHORT by Ctrl-C: [\d,]+ states/u);
    expect(out.replaceAll(/\s+/gu, ' ')).toMatch(/No violation in any run of up to \d+ steps/u);
    expect(out).toContain('UNDECIDED  yielders under self-wake was interrupted (exit 20).');
    expect(out).toContain('Interrupted: this is what was known by then.');
    expect(code).toBe(20);
  });
});
