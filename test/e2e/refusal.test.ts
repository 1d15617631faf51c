import { describe, expect, test } from 'vitest';
import { expectFailure, yieldcheck } from './support/cli.ts';
import { reportIn } from './support/report.ts';

const stolen = 'examples/captures/1.51.1-probed/S5-wake1-mt2.jsonl.gz';
const blocking = 'test/fixtures/multi-thread/1.53.1/S8-bip-defer-mt1.jsonl.gz';

describe('the refusal of a recording', () => {
  test('is confirmed where no run of the specification shows it', () => {
    const { code, out, err } = yieldcheck('certify', stolen, '--refused-by', '1.53');
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toMatch(/^CONFIRMED {2}/u);
    expect(out).toMatch(/no run of the specification shows g 67, run\.begin of task 2/u);
    expect(out).toMatch(/some run shows all\s+before\s+it\s+\(67\s+events\)/u);
  });

  test('is not confirmed where one does', () => {
    const { code, out } = yieldcheck('certify', stolen, '--refused-by', '1.51.1');
    expect(code).toBe(12);
    expect(out).toMatch(/^NOT CONFIRMED/u);
  });

  test('is undecided beyond the bound, and not covered where tasks block in place', () => {
    const { code, out } = yieldcheck('certify', stolen, '--refused-by', '1.53', '--max-states', '100');
    expect(code).toBe(20);
    expect(out).toMatch(/^UNDECIDED[^]*larger\s+--max-states/u);
    const memory = yieldcheck('certify', stolen, '--refused-by', '1.53', '--max-memory', '500K');
    expect(memory.code).toBe(20);
    expect(memory.out).toMatch(/^UNDECIDED[^]*memory;\s+a\s+run\s+shows[^]*larger\s+--max-memory/u);
    const uncovered = yieldcheck('certify', blocking, '--refused-by', '1.24.2');
    expect(uncovered.code).toBe(20);
    expect(uncovered.out).toMatch(/^NOT COVERED[^]*block_in_place/u);
  });

  test('is told of in JSON', () => {
    const report = reportIn(yieldcheck('certify', stolen, '--refused-by', '1.53', '-r', 'json').out);
    expect(report).toMatchObject({
      exitCode: 0,
      refusalProof: { verdict: 'confirmed', rules: '1.53', shown: 67, at: { g: 67, e: 'run.begin' } },
    });
    const missing = yieldcheck('certify', 'no-such.jsonl', '--refused-by', '1.53', '-r', 'json');
    expect(missing.code).toBe(65);
    expect(reportIn(missing.out)).toMatchObject({ refusalProof: { verdict: 'unreadable' } });
  });

  test('is one question and a witness another', () => {
    expectFailure(yieldcheck('certify', stolen), 64, /--of RECORDING[^]*--refused-by RELEASE/u);
    const both = yieldcheck('certify', stolen, '--of', stolen, '--refused-by', '1.53');
    expectFailure(both, 64, /give one of them/u);
    const bound = yieldcheck('certify', stolen, '--of', stolen, '--max-states', '5');
    expectFailure(bound, 64, /needs --refused-by/u);
    const late = yieldcheck('certify', stolen, '--of', stolen, '--max-seconds', '5');
    expectFailure(late, 64, /--max-seconds bounds the proof/u);
    expectFailure(yieldcheck('certify', stolen, '--refused-by', '0.9'), 64, /not a release of Tokio/u);
  });
});
