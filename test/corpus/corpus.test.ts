import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { faultsOf, judge } from '../../scripts/capture/judge.ts';
import { readManifest } from '../../scripts/capture/manifest.ts';
import type { Entry } from '../../scripts/capture/manifest.ts';
import { corpusFolder } from '../../scripts/capture/places.ts';
import {
  newestWasmtime,
  thoroughTokio,
  tokioReleases,
  wasmtimeReleases,
} from '../../scripts/capture/releases.ts';

const { recordings } = readManifest(corpusFolder);

const folders = [...new Set(recordings.map(({ file }) => file.split('/')[0] ?? ''))];

describe('the corpus', () => {
  test('has recordings of every release, and of all ways of yielding on one', () => {
    expect([...new Set(recordings.map(({ tokio }) => tokio))].toSorted()).toEqual(
      [...tokioReleases].toSorted(),
    );
    expect([...new Set(recordings.flatMap(({ wasmtime }) => wasmtime ?? []))].toSorted()).toEqual(
      [...wasmtimeReleases].toSorted(),
    );
    const thorough = (program: string): readonly Entry[] =>
      recordings.filter((entry) => entry.program === program && entry.tokio === thoroughTokio);
    expect(thorough('yielders-yield_now')).toHaveLength(4);
    expect(
      thorough('one-guest-yield-now').filter(({ wasmtime }) => wasmtime === newestWasmtime),
    ).toHaveLength(4);
  });

  test('has no file that the manifest does not list, and lists none that is missing', () => {
    const files = folders.flatMap((folder) =>
      readdirSync(join(corpusFolder, folder)).map((name) => `${folder}/${name}`),
    );
    expect(files.toSorted()).toEqual(recordings.map(({ file }) => file).toSorted());
    expect(existsSync(join(corpusFolder, 'manifest.json'))).toBe(true);
  });

  test('has nothing but recordings that their release accepts and that violate nothing', () => {
    expect(recordings.flatMap((entry) => faultsOf(entry))).toEqual([]);
  });

  test.each(folders)('%s is what the manifest says', async (folder) => {
    for (const entry of recordings.filter(({ file }) => file.startsWith(`${folder}/`))) {
      const { file, sha256, events, against, verdicts } = entry;
      expect({ file, ...(await judge(corpusFolder, file)) }).toEqual({
        file,
        sha256,
        events,
        against,
        verdicts,
      });
    }
  });
});
