import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { convertFile } from '../../../checker/convert/convert-file.ts';
import { judgeConversion } from '../../../checker/convert/judge-conversion.ts';
import { tla } from '../../../traces/export/tla/tla.ts';
import { writeChunks } from '../../../traces/index.ts';
import { endAfter, header, jsonLines, pollAt } from '../../traces/read/records.ts';
import { temporaryDirectory } from '../../traces/temporary-directory.ts';

const directory = temporaryDirectory();
const file = join(directory, 'recording.jsonl');
const target = join(directory, 'trace.ndjson');

const convert = (goOn: (events: number) => boolean) =>
  convertFile({
    file,
    exporter: tla,
    options: {},
    deliver: (chunks) => writeChunks(target, chunks),
    goOn,
  });

test('one that is stopped leaves nothing behind, and is undecided', async () => {
  writeFileSync(file, jsonLines(header, pollAt(0), pollAt(1), endAfter(2)));
  const seen: number[] = [];
  const outcome = await convert((events) => seen.push(events) === 0);
  expect(outcome).toEqual({ kind: 'stopped' });
  expect(seen).toEqual([2]);
  expect(existsSync(target)).toBe(false);
  expect(judgeConversion(outcome).code).toBe(20);
});

test('one that is cut off in a line is converted up to there', async () => {
  writeFileSync(file, `${jsonLines(header, pollAt(0))}{"e":"poll.be`);
  const outcome = await convert(() => true);
  expect(outcome).toMatchObject({ kind: 'converted', events: 1, ended: false, omitted: [] });
  expect(existsSync(target)).toBe(true);
  expect(judgeConversion(outcome)).toEqual({ code: 0, grounds: [] });
});
