import { describe, expect, test } from 'vitest';
import { yieldcheck } from './support/cli.ts';
import { reportIn } from './support/report.ts';

const small = [
  'timer-beside-guests',
  '--yield',
  'yield_now',
  '--tasks',
  '1',
  '--workers',
  '1',
  '--property',
  'yielding-serves-timers',
] as const;

describe('bisect', () => {
  test('names the release and the rule that flip a belief, and the settings that do', () => {
    const { code, out, err } = yieldcheck('bisect', ...small);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toMatch(/^yielding-serves-timers in timer-beside-guests under yield_now, Tokio .*: holds\n/u);
    expect(out).toMatch(/VIOLATED before 1\.23\.0, holds since\. That rule alone makes the difference:/u);
    expect(out).toMatch(/yieldNowDefers: .*\(#5223\)/su);
    expect(out).toMatch(/^ *\* +--yield self-wake +VIOLATED/mu);
  });

  test('reports in JSON as docs/report.schema.json describes', () => {
    const { code, out } = yieldcheck('bisect', ...small, '--reporter', 'json');
    expect(code).toBe(0);
    expect(reportIn(out)).toMatchObject({
      property: 'yielding-serves-timers',
      asAsked: { verdict: 'holds' },
      flips: [{ after: '1.23.0', decisive: ['yieldNowDefers'] }],
    });
  });

  test('ends with 20 where a limit leaves a release open, and with 64 without a property', () => {
    expect(yieldcheck('bisect', ...small, '--max-states', '5').code).toBe(20);
    const { code, err } = yieldcheck('bisect', ...small.slice(0, -2));
    expect(code).toBe(64);
    expect(err).toContain('--property');
  });
});
