import { describe, expect, test } from 'vitest';
import { recordedProperties } from '../../checker/properties/index.ts';
import {
  endlessWorkloads,
  exhibits,
  releases,
  scenarios,
  wasmtimeReleases,
  yieldWays,
} from '../../model/index.ts';
import { recordings } from '../../traces/import/recordings.ts';
import { eventKinds, formats } from '../../traces/index.ts';
import { expectFailure, yieldcheck } from './support/cli.ts';
import { reportIn } from './support/report.ts';

const topics: readonly (readonly [string, readonly string[]])[] = [
  ['properties', recordedProperties.map(({ id }) => id)],
  ['releases', releases.map(({ version }) => version)],
  ['wasmtime', wasmtimeReleases.map(({ version }) => version)],
  ['yields', Object.keys(yieldWays)],
  ['scenarios', [...new Set([...scenarios, ...exhibits, ...endlessWorkloads].map(({ name }) => name))]],
  ['formats', [...formats, ...recordings].map(({ name }) => name)],
  ['events', eventKinds],
];

test.each(topics)('list %s names every one of them', (topic, names) => {
  const { code, out, err } = yieldcheck('list', topic);
  expect({ code, err }).toEqual({ code: 0, err: '' });
  expect(names.length).toBeGreaterThan(0);
  for (const name of names) expect(out).toContain(`\n${name} `);
  expect(Math.max(...out.split('\n').map((line) => line.length))).toBeLessThanOrEqual(80);
});

test.each(topics)('list %s --verbose says more of each', (topic, names) => {
  const brief = yieldcheck('list', topic).out;
  const { out } = yieldcheck('list', topic, '--verbose');
  for (const name of names) expect(out).toContain(name);
  expect(out.length).toBeGreaterThanOrEqual(brief.length - names.length * 80);
});

test.each(topics)('list %s --reporter json is a report', (topic, names) => {
  const { out } = yieldcheck('list', topic, '--reporter', 'json');
  expect(reportIn(out)).toMatchObject({ command: 'list', exitCode: 0, [topic]: { length: names.length } });
});

describe('list --diff', () => {
  test('tells rule, before, after, release, pull request and source of what changed', () => {
    const { code, out, err } = yieldcheck('list', 'releases', '--diff', '1.50,1.53');
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toContain('What changed from Tokio 1.50.0 to 1.53.0\n');
    expect(out).toContain('\noverflowMoves\n');
    expect(out).toMatch(/before {6}a full local queue sheds its oldest half\n/u);
    expect(out).toMatch(/after {7}a full local queue sheds its newest half\n/u);
    expect(out).toMatch(/changed in {2}1\.52\.0 \(#8029\)\n/u);
    expect(out).toMatch(/source {6}runtime\/scheduler\/multi_thread\/queue\.rs Local::push_overflow\n/u);
    expect(out).toMatch(/Changed in between, and back:\n {2}lifoStealable {2}1\.51\.0 \(#7431\)/u);
    expect(Math.max(...out.split('\n').map((line) => line.length))).toBeLessThanOrEqual(80);
  });

  test('goes backwards too', () => {
    const { out } = yieldcheck('list', 'releases', '--diff', '1.44.1,1.44.0');
    expect(out).toContain('from Tokio 1.44.1 to 1.44.0\n');
    expect(out).toMatch(/deferNeedsCore\n {2}before {6}wakers are not deferred on/u);
  });

  test('says that nothing changed where nothing did', () => {
    expect(yieldcheck('list', 'releases', '--diff', '1.51.2,1.51.2').out).toBe(
      'Nothing changed from Tokio 1.51.2 to 1.51.2.\n',
    );
    expect(yieldcheck('list', 'wasmtime', '--diff', '45,main').out).toBe(
      'Nothing changed from Wasmtime 45.0.0 to 48.0.0.\n',
    );
  });

  test('is a report with --reporter json', () => {
    const { out } = yieldcheck('list', 'wasmtime', '--diff', '32,33', '--reporter', 'json');
    expect(reportIn(out)).toMatchObject({
      command: 'list',
      exitCode: 0,
      difference: {
        project: 'Wasmtime',
        from: '32.0.0',
        to: '33.0.0',
        changed: [
          {
            rule: 'yieldCustom',
            before: false,
            after: true,
            changes: [{ release: '33.0.0', pulls: ['#10671'] }],
          },
        ],
        changedAndBack: [],
      },
    });
  });

  test.each([
    [
      'an unknown release',
      'releases',
      '1.50,0.3',
      /'0\.3' is not a release of Tokio.*\nValid: 1\.20\.0 and later/u,
    ],
    ['one release', 'releases', '1.50', /two releases of Tokio .* such as 1\.50,1\.53, not '1\.50'/u],
    ['three releases', 'releases', '1.50,1.51,1.52', /takes two releases/u],
    ['a missing release', 'wasmtime', '45,', /two releases of Wasmtime .* such as 32,45/u],
    [
      'a topic without releases',
      'yields',
      '1.50,1.53',
      /not yields\.\nValid: list releases --diff, list wasmtime/u,
    ],
  ] as const)('refuses %s', (_, topic, given, says) => {
    expectFailure(yieldcheck('list', topic, '--diff', given), 64, says);
  });
});

test('guests of a Wasmtime that lacks what they ask for are refused, with what there is', () => {
  expectFailure(
    yieldcheck('verify', 'timer-beside-guests', '--wasmtime', '32'),
    64,
    /YieldCustom, which this Wasmtime does not have; it has: Continue, Yield\./u,
  );
});
