import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { readManifest, writeManifest } from '../../scripts/capture/manifest.ts';
import type { Entry } from '../../scripts/capture/manifest.ts';
import { lockOf, recorderFolder } from '../../scripts/capture/places.ts';
import { plan } from '../../scripts/capture/plan.ts';
import { releasesNamed, tokioReleases } from '../../scripts/capture/releases.ts';

const entry: Entry = {
  file: '1.53.1/mix-mt1.jsonl.gz',
  sha256: 'ab'.repeat(32),
  program: 'mix',
  args: ['mix'],
  tokio: '1.53.1',
  events: 3,
  against: 'accepted',
  verdicts: { holds: ['one-poll-at-a-time'] },
};

describe('what is recorded', () => {
  test('has a lock file for each build', () => {
    const missing = plan({}).filter(({ build }) => !existsSync(join(recorderFolder, lockOf(build))));
    expect(missing).toEqual([]);
  });

  test('has a name of its own for each recording', () => {
    for (const { programs } of plan({})) {
      const names = programs.map(({ name }) => name);
      expect(names.length).toBeGreaterThan(0);
      expect(new Set(names).size).toBe(names.length);
    }
  });

  test('is all of a release that is named, and the basic programs of others', () => {
    const [named] = plan({ tokio: '1.51.1' });
    const whole = plan({});
    const other = whole.find(({ build }) => build.tokio === '1.51.1');
    expect(named?.build).toEqual({ crate: 'scenarios', tokio: '1.51.1' });
    expect(named?.programs.length).toBeGreaterThan(other?.programs.length ?? Infinity);
    expect(plan({ quick: true }).map(({ build }) => build)).toEqual([
      { crate: 'scenarios', tokio: '1.54.1' },
    ]);
  });

  test('may be of releases that begin so, but not of others', () => {
    expect(releasesNamed('1.51, 1.53', tokioReleases)).toEqual(['1.51.1', '1.51.2', '1.53.1']);
    expect(() => releasesNamed('1.5', tokioReleases)).toThrow(/no lock file for the release "1\.5"/u);
  });
});

describe('a manifest', () => {
  const folder = mkdtempSync(join(tmpdir(), 'yieldcheck-manifest-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  test('is read as it was written', () => {
    writeManifest(folder, { recordings: [entry, { ...entry, wasmtime: '48.0.8' }] });
    expect(readManifest(folder)).toEqual({ recordings: [entry, { ...entry, wasmtime: '48.0.8' }] });
  });

  test.each<[string, unknown]>([
    ['a digest that is none', { ...entry, sha256: 'x' }],
    ['a verdict that is none', { ...entry, verdicts: { maybe: [] } }],
    ['no events', { ...entry, events: undefined }],
    ['a file that is no text', { ...entry, file: 1 }],
  ])('with %s is refused, by the place of the recording', (_, wrong) => {
    writeFileSync(join(folder, 'manifest.json'), JSON.stringify({ recordings: [entry, wrong] }));
    expect(() => readManifest(folder)).toThrow(/recording 2 is not described as it should be/u);
  });
});
