import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fc, test } from '@fast-check/vitest';
import { afterAll, describe, expect } from 'vitest';
import { beside, keptIn } from '../../scripts/capture/kept.ts';
import { readManifest, writeManifest } from '../../scripts/capture/manifest.ts';
import type { Entry } from '../../scripts/capture/manifest.ts';
import { corpusFolder } from '../../scripts/capture/places.ts';

const { recordings } = readManifest(corpusFolder);

const anew = (entry: Entry): Entry => ({ ...entry, events: entry.events + 1 });

const files = (entries: readonly Entry[]): readonly string[] => entries.map(({ file }) => file);

describe('recordings that are made beside others', () => {
  test.prop([fc.subarray([...recordings]), fc.subarray([...recordings], { minLength: 1 })])(
    'take the places of those of the same name, in the order of a whole capture',
    (kept, again) => {
      const made = again.map(anew);
      const isMade = new Set(files(made));
      const isThere = new Set([...files(kept), ...isMade]);
      expect(beside(kept, made)).toEqual(
        recordings
          .filter(({ file }) => isThere.has(file))
          .map((entry) => (isMade.has(entry.file) ? anew(entry) : entry)),
      );
    },
  );

  test('stand before what no program makes any more', () => {
    const [first, second] = recordings;
    if (first === undefined || second === undefined) throw new RangeError('the corpus is empty');
    const gone = { ...first, file: '1.0.0/gone-mt1.jsonl.gz' };
    expect(files(beside([gone, second], [first]))).toEqual(files([first, second, gone]));
  });
});

describe('what a folder has already', () => {
  const folder = mkdtempSync(join(tmpdir(), 'yieldcheck-kept-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  const [first, second] = recordings;
  if (first === undefined || second === undefined) throw new RangeError('the corpus is empty');

  test('is nothing without a manifest, and else what is listed and there', () => {
    expect(keptIn(folder)).toEqual([]);
    writeManifest(folder, { recordings: [first, second] });
    mkdirSync(join(folder, '1.43.4'));
    writeFileSync(join(folder, second.file), '');
    expect(keptIn(folder)).toEqual([second]);
  });

  test('is not guessed at where the manifest is damaged', () => {
    writeFileSync(join(folder, 'manifest.json'), '{ "recordings": [{}] }');
    expect(() => keptIn(folder)).toThrow(/recording 1 is not described as it should be/u);
  });
});
