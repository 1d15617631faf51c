import { expect, test } from 'vitest';
import { allProperties } from '../../checker/properties/index.ts';
import { releases, scenarios, yieldWays } from '../../model/index.ts';
import { eventKinds, formats } from '../../traces/index.ts';
import { yieldcheck } from './support/cli.ts';
import { reportIn } from './support/report.ts';

const topics: readonly (readonly [string, readonly string[]])[] = [
  ['properties', allProperties.map(({ id }) => id)],
  ['releases', releases.map(({ version }) => version)],
  ['yields', Object.keys(yieldWays)],
  ['scenarios', scenarios.map(({ name }) => name)],
  ['formats', formats.map(({ name }) => name)],
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

test('every format has a description of its own', () => {
  expect(yieldcheck('list', 'formats').out).not.toContain('A format of traces.');
});
