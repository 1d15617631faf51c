import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { temporaryDirectory } from '../../temporary-directory.ts';
import { imported, inBrief, noticeCounts } from '../imported.ts';
import { eventsBefore, started } from './log.ts';

const directory = temporaryDirectory();
const sample = 'test/fixtures/tracing/fmt-json.jsonl.gz';

const reordered = (value: unknown, random: () => number): unknown => {
  if (Array.isArray(value)) return value.map((one) => reordered(one, random));
  if (typeof value !== 'object' || value === null) return value;
  const keyed = Object.entries(value).map((entry) => ({ entry, at: random() }));
  return Object.fromEntries(
    keyed
      .toSorted((one, other) => one.at - other.at)
      .map(({ entry: [key, of] }) => [key, reordered(of, random)]),
  );
};

describe('the lines of a log', () => {
  it('may stand between others that the program prints', async () => {
    const text = `listening on 8080\n${started().text()}\n{"level":"INFO","fields":{"message":"x"},"target":"program"}\n`;
    expect(noticeCounts(await imported(directory, text))).toMatchObject({ 'not-json': 1, 'other-lines': 1 });
  });

  it('are refused where they are damaged, after what came before', async () => {
    const { fault, events } = await imported(directory, `${started().text()}{"timestamp":\n`);
    expect(fault).toMatchObject({ code: 'TRACE010', line: started().records.length + 1 });
    expect(inBrief(events)).toHaveLength(eventsBefore);
  });

  it('give the same events whatever the order of their keys, and their spacing', async () => {
    const lines = gunzipSync(readFileSync(sample)).toString().split('\n').slice(0, 200);
    const plain = inBrief((await imported(directory, lines.join('\n'))).events);
    expect(plain.length).toBeGreaterThan(20);
    await fc.assert(
      fc.asyncProperty(fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true })), async (numbers) => {
        const random = (): number => numbers.next().value ?? 0;
        const changed = lines.map((line) =>
          line === '' ? line : `  ${JSON.stringify(reordered(JSON.parse(line), random))} `,
        );
        expect(inBrief((await imported(directory, changed.join('\r\n'))).events)).toEqual(plain);
      }),
      { numRuns: 4, seed: 7 },
    );
  });

  it('may be cut anywhere', async () => {
    const text = gunzipSync(readFileSync(sample)).subarray(0, 120_000);
    const plain = /poll|pending|done|ready|end/u;
    const whole = inBrief((await imported(directory, text)).events).filter((line) => !plain.test(line));
    for (let length = 24_000; length < text.length; length += 9_973) {
      const cut = await imported(directory, text.subarray(0, length));
      const lines = inBrief(cut.events).filter((line) => !plain.test(line));
      expect(whole.slice(0, lines.length)).toEqual(lines);
      expect(cut.fault).toBeUndefined();
      expect(cut.end).toBeUndefined();
      expect(noticeCounts(cut)).toMatchObject({ 'cut-off-line': 1 });
    }
  });
});
