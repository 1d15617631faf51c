import { mkdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import type { CheckProgress } from '../../../checker/check/check-files.ts';
import { checkFiles } from '../../../checker/check/check-files.ts';
import { allProperties } from '../../../checker/properties/index.ts';
import { bytesOnDisk } from '../../../traces/read/size.ts';
import { endAfter, header, jsonLines, pollAt } from '../../traces/read/records.ts';
import { temporaryDirectory } from '../../traces/temporary-directory.ts';

const directory = temporaryDirectory();

const polls = 30_000;
const text =
  jsonLines(header) +
  Array.from({ length: polls }, (_, g) => `${JSON.stringify(pollAt(g))}\n`).join('') +
  jsonLines(endAfter(polls));

const plain = join(directory, 'a.jsonl');
const zipped = join(directory, 'b.jsonl.gz');
writeFileSync(plain, text);
writeFileSync(zipped, gzipSync(text));

const progressOver = async (files: readonly string[]): Promise<readonly CheckProgress[]> => {
  const told: CheckProgress[] = [];
  await checkFiles(
    { files, unmatched: [] },
    { properties: allProperties },
    { file: () => {}, progress: (now) => told.push(now), interrupted: () => false },
  );
  return told;
};

test('progress goes from the first byte of the first file to the last of the last', async () => {
  const total = statSync(plain).size + statSync(zipped).size;
  const told = await progressOver([plain, zipped]);
  const read = told.map(({ bytes }) => bytes?.read ?? Number.NaN);
  expect(told.every(({ bytes }) => bytes?.total === total)).toBe(true);
  expect(read).toEqual(read.toSorted((a, b) => a - b));
  expect(read[0]).toBeLessThan(total);
  expect(read.at(-1)).toBe(total);
  const seconds = told.map(({ bytes }) => bytes?.seconds ?? Number.NaN);
  expect(seconds).toEqual(seconds.toSorted((a, b) => a - b));
});

test.runIf(process.platform === 'linux')(
  'sizes are of files, of all in a folder, and unknown of devices',
  async () => {
    const folder = join(directory, 'folder');
    mkdirSync(join(folder, 'below'), { recursive: true });
    writeFileSync(join(folder, 'one'), 'abc');
    writeFileSync(join(folder, 'below', 'two'), 'de');
    expect(await bytesOnDisk(folder)).toBe(5);
    expect(await bytesOnDisk(plain)).toBe(text.length);
    expect(await bytesOnDisk(join(folder, 'three'))).toBe(0);
    expect(await bytesOnDisk('/dev/null')).toBeNull();
  },
);

test.runIf(process.platform === 'linux')('nothing is said of bytes where a size is not known', async () => {
  const told = await progressOver([plain, '/dev/null']);
  expect(told.length).toBeGreaterThan(0);
  for (const now of told) expect(now).not.toHaveProperty('bytes');
});
