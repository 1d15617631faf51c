import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { thisMachine } from '../../bench/measure/machine.ts';
import { rivals } from '../../bench/yardstick/rivals/index.ts';

const root = join(import.meta.dirname, '../..');

const bench = (...given: readonly string[]) =>
  spawnSync('npm', ['run', '--silent', 'bench', '--', ...given], { cwd: root, encoding: 'utf8' });

interface Document {
  readonly size: string;
  readonly counts_agree: boolean;
  readonly ratios: Readonly<Record<string, number | null>>;
  readonly missing: Readonly<Record<string, string>>;
  readonly tools: Readonly<
    Record<string, { readonly runs: readonly object[]; readonly cpu_seconds: number }>
  >;
}

describe('a contest at a tiny size', () => {
  let document: Document;

  beforeAll(() => {
    const { stdout, stderr, status } = bench('explore', '--size', '2,2,2,B', '--rounds', '2', '--json');
    expect(status, stderr).toBe(0);
    document = JSON.parse(stdout);
  });

  test('is one document that says what was measured, where and when', () => {
    expect(document).toMatchObject({
      size: '2,2,2,B',
      bounds: { workers: 2, tasks: 2, polls: 2, mode: 'B' },
      expected: { states: 375, transitions: 855, depth: 12 },
      rounds: 2,
      machine: { node: process.version },
    });
  });

  test('finds the known counts with every tool', () => {
    expect(document.counts_agree).toBe(true);
    expect(document.tools['yieldcheck']?.runs).toMatchObject([
      { states: 375, transitions: 855, depth: 12 },
      { states: 375, transitions: 855, depth: 12 },
    ]);
  });

  test.for(rivals)('$name takes part, or is missing for a reason', ({ name, needs }, context) => {
    const machine = thisMachine();
    const absent = needs.filter((tool) => machine[tool] === null);
    if (absent.length > 0) {
      expect(document.ratios[name]).toBeNull();
      expect(document.missing[name]).toContain(absent.join(', '));
      expect(process.env['YIELDCHECK_REQUIRE_TOOLS'], 'nothing may be skipped').toBeUndefined();
      context.skip(`${absent.join(', ')} not installed`);
    }
    expect(document.missing).not.toHaveProperty(name);
    expect(document.ratios[name]).toBeGreaterThan(0);
    expect(document.tools[name]?.runs).toMatchObject([
      { states: 375, transitions: 855 },
      { states: 375, transitions: 855 },
    ]);
  });
});

test('a rival not asked for has no ratio, and the document says why', () => {
  const { stdout } = bench('explore', '--size', '2,2,2,A', '--rounds', '1', '--json', '--only', 'yieldcheck');
  expect(JSON.parse(stdout)).toMatchObject({
    counts_agree: true,
    ratios: { spin_default: null, spin_tuned: null, cpp: null, cpp_prefetch: null },
    missing: { spin_default: 'not asked for', cpp: 'not asked for' },
  });
});

test.each([
  [['explore', '--size', 'S99'], 'S6'],
  [['explore', '--size', 'S4', '--rounds', '0'], 'at least 1'],
  [['explore', '--size', 'S4', '--only', 'tlc'], 'spin_tuned'],
])('refuses %j and says what there is', (given, alternative) => {
  const { stderr, status } = bench(...given);
  expect(status).not.toBe(0);
  expect(stderr).toContain(alternative);
});
