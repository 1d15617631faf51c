import { expect, test } from 'vitest';
import { checkProgress } from '../../../checker/report/terminal/check-progress.ts';

const now = { file: 'a.jsonl', position: 2, files: 3, events: 1_234_567 };
const megabyte = 1024 * 1024;

test.each([
  [undefined, 'checking 2 of 3: 1,234,567 events of a.jsonl'],
  [
    { read: 0, total: 100 * megabyte, seconds: 9 },
    'checking 2 of 3 [                    ] 0 % of 100 MB: 1,234,567 events of a.jsonl',
  ],
  [
    { read: 25 * megabyte, total: 100 * megabyte, seconds: 10 },
    'checking 2 of 3 [=====               ] 25 % of 100 MB, 30 s left: 1,234,567 events of a.jsonl',
  ],
  [
    { read: 25 * megabyte, total: 100 * megabyte, seconds: 1 },
    'checking 2 of 3 [=====               ] 25 % of 100 MB: 1,234,567 events of a.jsonl',
  ],
  // A file that grew since its size was asked for.
  [
    { read: 101 * megabyte, total: 100 * megabyte, seconds: 10 },
    'checking 2 of 3 [====================] 100 % of 100 MB, 0.0 s left: 1,234,567 events of a.jsonl',
  ],
  [{ read: 0, total: 0, seconds: 0 }, 'checking 2 of 3: 1,234,567 events of a.jsonl'],
])('%o', (bytes, line) => {
  expect(checkProgress(bytes === undefined ? now : { ...now, bytes })).toBe(line);
});
