import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { expectFailure, root, shell, yieldcheck } from './support/cli.ts';
import { reportIn } from './support/report.ts';
import { goodRun, overlappingPolls, temporaryFolder, writeTraceFile } from './support/traces.ts';

const folder = temporaryFolder();
const stolen = 'examples/captures/1.51.1-probed/S5-wake1-mt2.jsonl.gz';
const yielding = 'examples/captures/1.53.1/S1-defer-plus1-mt1.jsonl.gz';
const blind = writeTraceFile(folder, 'blind.jsonl', goodRun);
const overlap = writeTraceFile(folder, 'overlap.jsonl', overlappingPolls);
const missing = join(folder, 'missing.jsonl');

const lines = gunzipSync(readFileSync(join(root, stolen)))
  .toString('utf8')
  .trimEnd()
  .split('\n');
const write = (name: string, all: readonly string[]): string => {
  const path = join(folder, name);
  writeFileSync(path, all.map((line) => `${line}\n`).join(''));
  return path;
};
const damaged = write('damaged.jsonl', lines.with(300, '{"ev":"nonsense"}'));
const cutOff = write('cut-off.jsonl', lines.slice(0, 200));

const json = (...args: readonly string[]): unknown =>
  reportIn(yieldcheck('check', ...args, '--reporter', 'json').out);

describe('exit codes', () => {
  test.each<[number, string, string[]]>([
    [0, 'its own release accepts it', [stolen, '--against', 'auto']],
    [0, 'so does another with the rule that it shows', [stolen, '--against', '1.52.1']],
    [12, 'a release without that rule refuses it', [stolen, '--against', '1.53']],
    [12, 'one of many is refused', [stolen, yielding, '--against', '1.53']],
    [12, 'it is of another release than it says', [stolen, '--against', 'auto', '--tokio', '1.53']],
    [12, 'an event before a fault is refused', [damaged, '--against', '1.53']],
    [65, 'a damaged file is accepted as far as it goes', [damaged, '--against', 'auto']],
    [65, 'a file is missing', [stolen, missing, '--against', 'auto']],
    [20, 'a recorder that does not show parking', [blind, '--against', 'auto']],
    [0, 'the end is missing', [cutOff, '--against', 'auto']],
    [20, 'unless that is to fail', [cutOff, '--against', 'auto', '--strict']],
    [0, 'and properties that are named', [stolen, '--against', 'auto', '--property', 'one-poll-at-a-time']],
    [10, 'a property is graver', [overlap, '--against', '1.53', '--property', 'one-poll-at-a-time']],
    [0, 'some release accepts it', [stolen, '--which-release']],
    [65, 'no release reads a file that is missing', [missing, '--which-release']],
    [20, 'no release is told what the recorder did not see', [blind, '--which-release']],
  ])('%i: %s', (expected, _, args) => {
    expect(yieldcheck('check', ...args).code).toBe(expected);
  });
});

describe('a refusal', () => {
  const { out, err, code } = yieldcheck('check', stolen, '--against', '1.53');

  test('shows the event, how much is accepted, the rule with its source, and what stands there instead', () => {
    expect({ err, code }).toEqual({ err: '', code: 12 });
    expect(out).toMatch(/^REFUSED {2}lifo-private {2}in .*S5-wake1-mt2/mu);
    expect(out).toMatch(/^ {2}Tokio 1\.53 does not behave like this/mu);
    expect(out).toMatch(/accepted +67 events before it/u);
    expect(out).toMatch(/source +worker\.rs Core::lifo_slot, Core::steal_work, tokio#7431,\s+tokio#8100$/mu);
    expect(out).toMatch(/why +worker 1 has nothing to run: task 2/u);
    expect(out).toMatch(/^ +66 +(?:· +)?steal +2 +victim=0$/mu);
  });

  test('ends with a command that shows it again', () => {
    const [, command] = /reproduce +yieldcheck (?<line>.*)$/mu.exec(out) ?? [];
    expect(command).toBeDefined();
    expect(shell(`$Y ${command}`)).toEqual({ out, err, code });
  });
});

describe('which release', () => {
  test('tells the releases that have the rule which the recording shows, and no others', () => {
    const { out, code } = yieldcheck('check', stolen, '--which-release');
    expect(code).toBe(0);
    const rows = [...out.matchAll(/^ {2}(?<span>\S.*?) {2,}(?<verdict>accepted|refused)(?<why>.*)$/gmu)];
    expect(rows.map(({ groups }) => [groups?.['span'], groups?.['verdict']])).toEqual([
      ['1.20.0 to before 1.51.0', 'refused'],
      ['1.51.0 to before 1.51.2', 'accepted'],
      ['1.51.2 to before 1.52.0', 'refused'],
      ['1.52.0 to before 1.52.2', 'accepted'],
      ['1.52.2 and later', 'refused'],
    ]);
    for (const { groups } of rows)
      if (groups?.['verdict'] === 'refused') expect(groups['why']).toContain('lifo-private');
  });

  test('asks everything, so that nothing can be left out', () => {
    expectFailure(
      yieldcheck('check', stolen, '--which-release', '--tokio', '1.53'),
      64,
      /leave out --tokio/u,
    );
  });

  test('cannot read a pipe several times', () => {
    expectFailure(shell(`cat ${stolen} | $Y check /dev/stdin --which-release`), 64, /read only once/u);
  });
});

describe('as data', () => {
  test('a refusal has the event, what came before, and every reason', () => {
    expect(json(stolen, damaged, missing, blind, cutOff, '--against', '1.53')).toMatchObject({
      exitCode: 12,
      conformance: {
        against: '1.53',
        totals: { files: 5, accepted: 0, refused: 3, notCheckable: 1, unreadable: 2 },
        files: [
          {
            status: 'refused',
            release: '1.53',
            events: 67,
            refusal: {
              event: { g: 67, task: 2, w: 1 },
              before: expect.arrayContaining([expect.objectContaining({ e: 'steal', g: 66 })]),
              reasons: [
                { rule: 'lifo-private', source: expect.stringContaining('worker.rs Core::lifo_slot') },
              ],
            },
          },
          { status: 'unreadable', error: { code: 'TRACE015', line: 301 }, refusal: { event: { g: 67 } } },
          { status: 'unreadable', error: { code: 'TRACE001' } },
          { status: 'not-checkable' },
          { status: 'refused' },
        ],
      },
    });
  });

  test('with properties it is one document', () => {
    expect(json(stolen, '--against', 'auto', '--property', 'one-poll-at-a-time')).toMatchObject({
      exitCode: 0,
      files: [{ status: 'checked' }],
      properties: [{ property: 'one-poll-at-a-time', verdict: 'holds' }],
      conformance: { against: 'auto', files: [{ status: 'accepted', release: '1.51.1' }] },
    });
  });

  test('which release says all of them', () => {
    const report = json(stolen, missing, '--which-release');
    expect(report).toMatchObject({
      exitCode: 65,
      whichRelease: [
        { status: 'compared', left: [] },
        { status: 'unreadable', error: { code: 'TRACE001' } },
      ],
    });
    expect(report).toHaveProperty(
      'whichRelease.0.eras',
      expect.arrayContaining([
        expect.objectContaining({
          releases: [{ from: '1.51.0', before: '1.51.2' }],
          verdict: 'accepted',
          events: lines.length - 2,
        }),
      ]),
    );
  });
});

describe('wrong usage', () => {
  test('a release that nobody knows', () => {
    expectFailure(yieldcheck('check', stolen, '--against', 'newest'), 64, /\nOr auto: the release/u);
  });

  test('two releases for one question', () => {
    expectFailure(
      yieldcheck('check', stolen, '--against', '1.50', '--tokio', '1.53'),
      64,
      /both name the release to ask about/u,
    );
  });
});
