import { describe, expect, test } from 'vitest';
import { expectFailure, yieldcheck } from './support/cli.ts';
import type { Ran } from './support/cli.ts';
import { reportIn } from './support/report.ts';

const compare = (...args: readonly string[]): Ran => yieldcheck('compare', ...args);
const small = ['hogged-worker', '--yield', 'yield_now', '--no-properties'] as const;

describe('compare', () => {
  test('tells first where two ways of yielding part, and how to see it again', () => {
    const { code, out, err } = compare('yielders', '--tasks', '2', '--polls', '2');
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out.split('\n').slice(0, 3).join(' ').replaceAll(/\s+/gu, ' ')).toMatch(
      /^DIFFERENT In yielders they part at step 3: with self-wake task 1 goes to the back of the queue of worker 0, with yield_now task 1 waits on the deferred list/u,
    );
    expect(out).toMatch(/vacuous +holds +deferred-before-resume/u);
    expect(
      Math.max(...out.split('\n').map((line) => (line.includes('yieldcheck ') ? 0 : line.length))),
    ).toBeLessThanOrEqual(80);
    const replays = [...out.matchAll(/replay +yieldcheck (.*)$/gmu)].map(([, args = '']) => args);
    expect(replays).toHaveLength(2);
    for (const args of replays) expect(yieldcheck(...args.split(' ')).out).toContain('worker 0');
  });

  test('ends with 13 where releases differ that were asserted not to, with 0 where they do not', () => {
    const different = compare(...small, '--tokio', '1.51.1,1.51.2', '--assert', 'equal', '--quiet');
    expect(different.out).toMatch(/FAILED.*are not equal in hogged-worker under yield_now.*\(exit 13\)/su);
    expect(different.code).toBe(13);
    const equal = compare(...small, '--tokio', '1.53.0,1.53.1', '--assert', 'equal');
    expect(equal.out).toMatch(/^EQUAL {2}1\.53\.0 and 1\.53\.1 are equal in hogged-worker/u);
    expect(equal.code).toBe(0);
  });

  test('ends with 20 at a limit, whatever was asserted', () => {
    const { code, out } = compare(
      ...small,
      '--tokio',
      '1.53.0,1.53.1',
      '--max-states',
      '100',
      '--assert',
      'equal',
    );
    expect(out).toMatch(/^UNDECIDED/u);
    expect(code).toBe(20);
  });

  test.each([
    [['yielders', '--tasks', '1', '--polls', '2']],
    [['yielders', '--flavor', 'multi_thread,current_thread']],
    [[...small, '--tokio', '1.51.1,1.51.2', '--max-states', '100']],
  ])('reports %j as docs/report.schema.json describes', (args) => {
    expect(reportIn(compare(...args, '--reporter', 'json').out)).toHaveProperty('comparisons');
  });

  test.each([
    [['--yield', 'yield_now'], /--yield has one value/u],
    [['--yield', 'yield_now,self-wake', '--tokio', '1.50,1.51'], /--yield and --tokio both have several/u],
    [['--tokio', '1.51.1,0.9'], /'0\.9' is not a release of Tokio/u],
    [['--lifo-slot', 'on,maybe'], /unknown setting of the LIFO slot 'maybe'/u],
    [['shutdwon'], /Did you mean 'shutdown'\?/u],
    [['--assert', 'same'], /unknown assertion 'same'/u],
  ])('refuses %j', (args, says) => {
    expectFailure(compare(...args), 64, says);
  });
});
