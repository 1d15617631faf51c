import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { expectFailure, shell, yieldcheck } from './support/cli.ts';
import { reportIn } from './support/report.ts';
import { temporaryFolder } from './support/traces.ts';

const folder = temporaryFolder();
const stolen = 'examples/captures/1.51.1-probed/S5-wake1-mt2.jsonl.gz';
const yielding = 'examples/captures/1.53.1/S1-defer-plus1-mt1.jsonl.gz';
const oneThread = 'test/fixtures/current-thread/1.53.1/S1-defer-ct.jsonl.gz';
const blocking = 'test/fixtures/multi-thread/1.53.1/S8-bip-defer-mt1.jsonl.gz';

const witnessOf = (recording: string, name: string): string => {
  const path = join(folder, name);
  const { code, out } = yieldcheck('check', recording, '--against', 'auto', '--witness', path);
  expect(out).toMatch(/^witness .*filled in, one\s+way of\s+many;\s+certified$/msu);
  expect(code).toBe(0);
  return path;
};

describe('a witness', () => {
  test.each([
    [yielding, 'yielding.jsonl.gz'],
    [oneThread, 'one-thread.jsonl'],
    [blocking, 'blocking.jsonl'],
    [stolen, 'stolen.jsonl'],
  ])('of %s is certified, and no property is violated or lacks anything in it', (recording, name) => {
    const path = witnessOf(recording, name);
    expect(yieldcheck('certify', path, '--of', recording)).toMatchObject({ code: 0, err: '' });
    const { code, out } = yieldcheck('check', path);
    expect(code).toBe(0);
    expect(out).toMatch(/\(filled in by the rules of Tokio 1\.\d+\.\d+\)/u);
    expect(out).not.toMatch(/this recorder does not show/u);
  });

  test('is no witness of another recording, nor when a line of it is gone, nor is a recording one', () => {
    const path = witnessOf(yielding, 'kept.jsonl');
    expect(yieldcheck('certify', path, '--of', stolen)).toMatchObject({ code: 12 });
    expect(yieldcheck('certify', yielding, '--of', yielding).out).toMatch(
      /header does not say that anything was/u,
    );
    const lines = readFileSync(path, 'utf8').trimEnd().split('\n');
    const at = lines.findIndex((line) => line.includes('"e":"schedule"') && line.includes('"why":"yield"'));
    const forged = join(folder, 'forged.jsonl');
    const kept = lines.toSpliced(at, 1).slice(0, -1);
    writeFileSync(forged, kept.map((line) => `${line}\n`).join(''));
    const { code, out } = yieldcheck('certify', forged, '--of', yielding);
    expect(code).toBe(12);
    expect(out).toMatch(/^NOT CERTIFIED/u);
    expect(out).toMatch(/woke\s+itself\s+in\s+vain/u);
  });

  test('is told of in JSON, with the course of the search', () => {
    const path = join(folder, 'told.jsonl.gz');
    const args = ['check', blocking, '--against', 'auto', '--witness', path, '-r', 'json'] as const;
    const report = reportIn(yieldcheck(...args).out);
    expect(report).toMatchObject({
      conformance: {
        files: [{ timeline: { lastSingle: 540, stretches: expect.any(Array) as unknown } }],
        witness: { file: path, certificate: { verdict: 'certified', recorded: 545, rules: '1.53.1' } },
      },
    });
    expect(gunzipSync(readFileSync(path)).toString('utf8')).toMatch(/^\{"e":"header".*"filled":\{/u);
    const certificate = reportIn(yieldcheck('certify', path, '--of', blocking, '-r', 'json').out);
    expect(certificate).toMatchObject({ certificate: { verdict: 'certified', recorded: 545 } });
    const refuted = reportIn(yieldcheck('certify', path, '--of', yielding, '-r', 'json').out);
    expect(refuted).toMatchObject({ exitCode: 12, certificate: { verdict: 'refuted', at: { g: 0 } } });
  });

  test('is not written of what is refused', () => {
    const path = join(folder, 'none.jsonl');
    const { code, out } = yieldcheck('check', stolen, '--against', '1.53', '--witness', path);
    expect(code).toBe(12);
    expect(out).toMatch(/no witness written: the recording is not accepted/u);
    expect(() => readFileSync(path)).toThrow(/ENOENT/u);
  });

  test('needs a release, one recording, another file than that, and a folder that is there', () => {
    const path = join(folder, 'x.jsonl');
    expectFailure(yieldcheck('check', stolen, '--witness', path), 64, /name it with --against/u);
    const two = yieldcheck('check', stolen, yielding, '--against', 'auto', '--witness', path);
    expectFailure(two, 64, /of one recording, and here are 2/u);
    const copy = join(folder, 'copy.jsonl.gz');
    writeFileSync(copy, readFileSync(join(import.meta.dirname, '../..', stolen)));
    const same = yieldcheck('check', copy, '--against', 'auto', '--witness', copy);
    expectFailure(same, 64, /would overwrite the recording/u);
    const nowhere = yieldcheck('check', stolen, '--against', 'auto', '--witness', join(folder, 'no/x.jsonl'));
    expectFailure(nowhere, 64, /directory to write into does not exist/u);
    expectFailure(yieldcheck('certify', path), 64, /--of/u);
    expect(shell(`$Y certify ${path} --of ${stolen}`).code).toBe(65);
  });
});

test('the course of a search is shown with --verbose', () => {
  const { out } = yieldcheck('check', blocking, '--against', 'auto', '--verbose');
  expect(out).toMatch(/^ {2}hypotheses [.1-9a-z]{1,64}$/mu);
  expect(out).toMatch(/one alone\s+for the last time after g 540/u);
});
