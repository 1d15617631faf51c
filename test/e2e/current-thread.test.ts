import { describe, expect, test } from 'vitest';
import { yieldcheck } from './support/cli.ts';
import { reportIn } from './support/report.ts';

const flavor = ['--flavor', 'current_thread'];

describe('--flavor current_thread', () => {
  test('explores that scheduler, and says of properties of the other that they are', () => {
    const { code, out } = yieldcheck(
      'verify',
      'yielders',
      ...flavor,
      '--yield',
      'yield_now',
      '--tokio',
      '1.53.1',
    );
    expect(out).toMatch(
      /^ {2}current_thread; event interval 4, global queue interval 3; tasks: 1-3 yielder$/mu,
    );
    expect(out).toMatch(/^ {2}lifo-cap +not checkable +0 +it is a rule of the$/mu);
    expect(out).toMatch(/^ {2}local-fifo +holds/mu);
    expect(code).toBe(0);
  });

  test('is named by the command that reproduces a counterexample, which starts with a queue', () => {
    const args = ['verify', 'yielders', ...flavor, '--yield', 'self-wake', '--beliefs'];
    const { out } = yieldcheck(...args);
    expect(out).toMatch(/^ {2}start +w0 current=block_on, queue=\[1,2,3\]/mu);
    const [, reproduce = ''] = /reproduce +yieldcheck (.*)$/mu.exec(out) ?? [];
    expect(reproduce).toContain('--flavor current_thread');
    expect(yieldcheck(...reproduce.split(' ')).out).toContain('no property is violated on this run');
  });

  test('is in reports for programs', () => {
    const { out } = yieldcheck('verify', 'yielders', ...flavor, '--reporter', 'json');
    expect(reportIn(out)).toMatchObject({
      scenarios: [
        { flavor: 'current_thread', yield: 'self-wake', complete: true },
        { flavor: 'current_thread', yield: 'yield_now', complete: true },
      ],
    });
  });

  test('is in the headers of generated traces', () => {
    const { out } = yieldcheck('generate', 'yielders', ...flavor, '--yield', 'self-wake', '--depth', '4');
    expect(JSON.parse(out)).toMatchObject({
      header: { runtime: { flavor: 'current_thread', workers: 1 } },
    });
  });

  test.each([
    [['--workers', '2'], '--workers does not go with --flavor current_thread'],
    [['--queue-capacity', '8'], '--queue-capacity does not go with --flavor current_thread'],
    [['--no-lifo-slot'], '--no-lifo-slot does not go with --flavor current_thread'],
  ])('refuses %j', (given, message) => {
    const { code, err } = yieldcheck('verify', 'yielders', ...flavor, ...given);
    expect(err).toContain(message);
    expect(code).toBe(64);
  });

  test('refuses a scenario that blocks in place, and names those it can run', () => {
    const { code, err } = yieldcheck('verify', 'block-in-place', ...flavor);
    expect(err).toContain('which current_thread does not have; those it can run: yielders, ping-pong');
    expect(code).toBe(64);
  });
});
