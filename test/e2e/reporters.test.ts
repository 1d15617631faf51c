import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { entryPoint, expectFailure, runNode, yieldcheck } from './support/cli.ts';
import { reportIn } from './support/report.ts';
import { overlappingPolls, temporaryFolder, writeTraceFile } from './support/traces.ts';

const folder = temporaryFolder();
const overlap = writeTraceFile(folder, 'overlap.jsonl', overlappingPolls);
const into = (name: string): string => join(folder, name);
const read = (name: string): string => readFileSync(into(name), 'utf8');

describe('several reporters at once', () => {
  test('each write what they found to their own file, and people read along', () => {
    const files = ['json', 'junit', 'sarif', 'github', 'markdown', 'html'];
    const { code, out } = yieldcheck(
      'check',
      overlap,
      '--property',
      'one-poll-at-a-time',
      '--reporter',
      'terminal',
      ...files.flatMap((name) => ['--reporter', `${name}=${into(`all.${name}`)}`]),
    );
    expect(code).toBe(10);
    expect(out).toContain('VIOLATED');
    const report = reportIn(read('all.json'));
    expect(report).toMatchObject({ exitCode: 10, findings: [{ rule: { id: 'one-poll-at-a-time' } }] });
    expect(read('all.junit')).toMatch(/<testsuites name="yieldcheck" [^>]*failures="1" errors="0"/u);
    const sarif: unknown = JSON.parse(read('all.sarif'));
    expect(sarif).toMatchObject({
      version: '2.1.0',
      runs: [{ invocations: [{ exitCode: 10 }], results: [{ ruleId: 'one-poll-at-a-time' }] }],
    });
    expect(read('all.github')).toMatch(
      /^::error (?:file=[^,]*,)?title=one-poll-at-a-time FAILED in [^\n]*\n$/u,
    );
    expect(read('all.markdown')).toMatch(/^## Failed: a safety property is violated/u);
    expect(read('all.html')).toMatch(/^<!doctype html>[\s\S]*<\/html>\s*$/iu);
    expect(readdirSync(folder).filter((name) => name.endsWith('.tmp'))).toEqual([]);
  });

  test('two to one place are refused before anything is written', () => {
    const args = ['check', overlap, '-r', `json=${into('one')}`, '-r', `junit=${into('one')}`];
    expectFailure(yieldcheck(...args), 64, /would write to one file/u);
    expectFailure(
      yieldcheck('check', overlap, '-r', 'json', '-r', 'junit'),
      64,
      /both write to standard output/u,
    );
    expect(readdirSync(folder)).not.toContain('one');
  });
});

describe('in GitHub Actions', () => {
  test('failures are annotated unasked, the summary is written, and no name of a file is a command', () => {
    const hostile = writeTraceFile(
      folder,
      'a\n::error::injected ##[warning]injected.jsonl',
      overlappingPolls,
    );
    writeFileSync(into('summary.md'), '');
    const ran = runNode([entryPoint, 'check', hostile, '--property', 'one-poll-at-a-time'], {
      GITHUB_ACTIONS: 'true',
      GITHUB_WORKSPACE: folder,
      GITHUB_STEP_SUMMARY: into('summary.md'),
    });
    expect(ran.code).toBe(10);
    expect(ran.out).toContain('VIOLATED');
    const lines = `${ran.out}\n${ran.err}`.split(/\r\n|\r|\n/u);
    expect(lines.filter((line) => line.includes('##[') && !/^\s*::/u.test(line))).toEqual([]);
    const commands = lines.filter((line) => /^\s*::/u.test(line));
    expect(commands).toHaveLength(1);
    expect(commands[0]).toMatch(/^::error file=a\\u\{a\}%3A%3Aerror%3A%3Ainjected /u);
    expect(read('summary.md')).toMatch(/^## Failed: a safety property is violated/u);
  });
});

test('a run that is replayed is a finding, in JSON too', () => {
  const property = into('never-twice.ts');
  writeFileSync(
    property,
    `import { defineProperty } from 'yieldcheck';
export default defineProperty({
  id: 'never-twice',
  kind: 'safety',
  sentence: 'No task is polled twice.',
  trigger: 'a task is polled again',
  needs: ['poll.begin'],
  observe: () => ({
    memory: () => new Set(),
    on: {
      'poll.begin': (seen, event, report) => {
        if (seen.has(event.task)) report.violated('it is polled again', [event]);
        seen.add(event.task);
      },
    },
  }),
});
`,
  );
  const asked = [
    'verify',
    'yielders',
    '--yield',
    'self-wake',
    '--tasks',
    '1',
    '--polls',
    '2',
    '--workers',
    '1',
  ];
  const found = yieldcheck(...asked, '--property', property);
  const path = /--replay (\S+)/u.exec(found.out)?.[1] ?? '';
  const { code, out } = yieldcheck(...asked, '--property', property, '--replay', path, '-r', 'json');
  expect(code).toBe(10);
  expect(reportIn(out)).toMatchObject({
    findings: [{ rule: { id: 'never-twice' }, because: 'it is polled again', evidence: { kind: 'run' } }],
  });
});
