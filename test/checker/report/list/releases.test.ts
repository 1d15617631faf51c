import { expect, test } from 'vitest';
import { tokio, wasmtime } from '../../../../checker/cli/releases.ts';
import { printCatalogue } from '../../../../checker/report/list/catalogue.ts';
import { releaseCatalogue } from '../../../../checker/report/list/releases.ts';
import { recordingOutput } from '../../support/output.ts';

const printed = (project: typeof tokio, verbose: boolean): string => {
  const output = recordingOutput(200);
  printCatalogue(output, releaseCatalogue(project), verbose);
  return output.text();
};

test.each([tokio, wasmtime])(
  'the releases of $name: a row for each in which something changed',
  (project) => {
    const { entries } = releaseCatalogue(project);
    expect(entries.map(({ cells }) => cells[0])).toEqual(project.releases.map(({ version }) => version));
    for (const { cells } of entries.slice(1, -1)) expect(cells[1]).not.toBe('nothing');
    expect(printed(project, false)).toContain(`Releases of ${project.name} in which a rule changed`);
  },
);

test('a row tells what is new, not what is as before', () => {
  const text = printed(tokio, false);
  expect(text).toContain('\n1.20.0   the oldest release known\n');
  expect(text).toContain('\n1.23.0   yield_now defers its waker\n');
  expect(text).toContain('\n1.44.1   wakers are not deferred on a thread that gave its core away\n');
  expect(text).toContain('\n1.54.0   nothing\n');
});

test('with --verbose every rule is told with its source, and each change with its pull request', () => {
  const text = printed(tokio, true);
  for (const [rule, { source, changes }] of Object.entries(tokio.histories)) {
    expect(text).toContain(`  ${rule} `);
    expect(text).toContain(source);
    for (const pull of changes.flatMap(({ pulls }) => pulls)) expect(text).toContain(pull);
  }
  expect(text).toContain(
    '  yieldNowDefers  yield_now defers its waker (#5223, task/yield_now.rs yield_now)\n',
  );
});
