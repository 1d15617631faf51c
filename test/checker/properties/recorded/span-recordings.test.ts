import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { checkFile } from '../../../../checker/check/check-file.ts';
import { recordedProperties } from '../../../../checker/properties/index.ts';
import type { PropertyVerdict } from '../../../../checker/verdict.ts';
import { temporaryDirectory } from '../../../traces/temporary-directory.ts';

const directory = temporaryDirectory();
const linesOf = (name: string): readonly string[] =>
  gunzipSync(readFileSync(`test/fixtures/tracing/${name}.jsonl.gz`))
    .toString()
    .split('\n');

async function verdictsOn(lines: readonly string[]): Promise<readonly PropertyVerdict[]> {
  const file = join(directory, 'recording.jsonl');
  writeFileSync(file, lines.join('\n'));
  const outcome = await checkFile(file, { properties: recordedProperties }, () => true);
  if (outcome.kind !== 'checked') throw new Error(outcome.problem.message);
  return outcome.result.verdicts;
}

const those = (verdicts: readonly PropertyVerdict[], wanted: PropertyVerdict['verdict']): readonly string[] =>
  verdicts.filter(({ verdict }) => verdict === wanted).map(({ property }) => property);

const checkable = [
  'one-poll-at-a-time',
  'no-poll-after-completion',
  'poll-justified',
  'wakes-coalesced',
  'waker-kept',
];

describe.each([
  { name: 'console-record', wake: '"Wake"' },
  { name: 'fmt-json', wake: '"waker.wake"' },
])('what the sample $name shows', ({ name, wake }) => {
  const lines = linesOf(name);

  it('is what Tokio should do', async () => {
    const verdicts = await verdictsOn(lines);
    expect(those(verdicts, 'holds')).toEqual(expect.arrayContaining(checkable));
    expect(those(verdicts, 'violated')).toEqual([]);
  });

  it('is no less so where the recording was cut', async () => {
    for (let end = 45; end < lines.length; end += 809) {
      expect(those(await verdictsOn(lines.slice(0, end)), 'violated')).toEqual([]);
    }
  });

  it('is not if a wake is taken out', async () => {
    const wakes = lines.flatMap((line, index) => (line.includes(wake) ? [index] : []));
    expect(wakes).toHaveLength(182);
    for (const index of wakes.filter((_, nth) => nth % 45 === 7)) {
      expect(those(await verdictsOn(lines.toSpliced(index, 1)), 'violated')).toContain('poll-justified');
    }
  });
});
