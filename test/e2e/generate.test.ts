import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { expectFailure, yieldcheck } from './support/cli.ts';
import { reportIn } from './support/report.ts';
import { temporaryFolder } from './support/traces.ts';

const folder = temporaryFolder();
const small = ['yielders', '--yield', 'yield_now', '--tasks', '1', '--polls', '2'];

test('a folder gets one trace a file, which check reads and finds good', () => {
  const target = join(folder, 'traces');
  const { code, out, err } = yieldcheck('generate', ...small, '-o', target);
  expect({ code, err }).toEqual({ code: 0, err: '' });
  const [, runs] = /^yielders under yield_now: (\d+) runs .*; every transition \([\d,]+\)$/mu.exec(out) ?? [];
  expect(readdirSync(target)).toHaveLength(Number(runs));
  const checked = yieldcheck('check', join(target, '*.jsonl'), '--reporter', 'json');
  expect(reportIn(checked.out)).toMatchObject({
    exitCode: 0,
    totals: { files: Number(runs), violations: 0 },
  });
});

test('every run of a depth, one a line, and each path can be replayed', () => {
  const { code, out, err } = yieldcheck('generate', ...small, '--depth', '6');
  expect(code).toBe(0);
  const paths = out
    .trimEnd()
    .split('\n')
    .map((line): unknown => JSON.parse(line))
    .map((run) => (typeof run === 'object' && run !== null && 'path' in run ? String(run.path) : ''));
  expect(new Set(paths).size).toBe(paths.length);
  expect(err).toContain(`${paths.length} runs of at most 6 steps`);
  expect(yieldcheck('verify', ...small, '--replay', paths.at(-1) ?? '').out).toContain('6 steps.');
});

test('a file gets one run a line, as many as the limit allows, and the report says that there are more', () => {
  const target = join(folder, 'runs.jsonl');
  const { out } = yieldcheck('generate', ...small, '--depth', '8', '--limit', '3', '-o', target);
  expect(readFileSync(target, 'utf8').trimEnd().split('\n')).toHaveLength(3);
  expect(out).toContain('NOT ALL: ended early');
});

const runsFor = (goal: string): number => {
  const { out } = yieldcheck('generate', ...small, '--cover', goal, '-o', join(folder, goal));
  return Number(/: (\d+) runs/u.exec(out)?.[1]);
};

test('covering states takes no more runs than covering transitions', () => {
  expect(runsFor('states')).toBeGreaterThan(0);
  expect(runsFor('states')).toBeLessThanOrEqual(runsFor('transitions'));
});

test('too many states to cover is inconclusive', () => {
  const { code, out } = yieldcheck('generate', ...small, '--max-states', '5', '-o', join(folder, 'none'));
  expect(out).toMatch(/FAILED {2}yielders under yield_now: more than 5 states/u);
  expect(code).toBe(20);
});

test('reports for programs', () => {
  const { out } = yieldcheck('generate', ...small, '-o', join(folder, 'json'), '--reporter', 'json');
  expect(reportIn(out)).toMatchObject({
    command: 'generate',
    exitCode: 0,
    scenarios: [
      { scenario: 'yielders', yield: 'yield_now', complete: true, covers: { goal: 'transitions' } },
    ],
  });
});

test('a trace with an event taken out no longer passes, and the report names events', () => {
  const target = join(folder, 'tampered');
  yieldcheck('generate', ...small, '--limit', '1', '-o', target);
  const [name = ''] = readdirSync(target);
  const lines = readFileSync(join(target, name), 'utf8').trimEnd().split('\n');
  const at = lines.findIndex((line) => line.includes('"e":"poll.end"'));
  const rest = lines.filter((_, i) => i !== at);
  const end = `${JSON.stringify({ e: 'end', n: rest.length - 2, complete: true })}\n`;
  const tampered = join(folder, 'tampered.jsonl');
  writeFileSync(tampered, [...rest.slice(0, -1), end].join('\n'));
  const { code, out } = yieldcheck('check', tampered);
  expect(out).toMatch(/^ +g +worker 0 +task +details/mu);
  expect(code).toBe(10);
});

test('a place that cannot be written to is told', () => {
  expectFailure(
    yieldcheck('generate', ...small, '-o', '/proc/nowhere/x.jsonl'),
    64,
    /Cannot write to '.*folder does not exist/u,
  );
});
