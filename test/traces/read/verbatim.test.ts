import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { jsonl } from '../../../traces/export/jsonl.ts';
import { Omissions } from '../../../traces/export/omissions.ts';
import { openBytes } from '../../../traces/read/open.ts';
import type { Notice } from '../../../traces/read/trace.ts';
import { anyRecording } from '../export/recordings.ts';
import { endAfter, header, jsonLines, pollAt } from './records.ts';

interface Rewritten {
  readonly bytes: Buffer;
  readonly notices: readonly Notice[];
}

/** A trace in our own format, read in chunks of some length and written in our own format. */
async function rewritten(bytes: Buffer, chunkLength = 1 << 16): Promise<Rewritten> {
  const chunks: Buffer[] = [];
  for (let at = 0; at < bytes.length; at += chunkLength) chunks.push(bytes.subarray(at, at + chunkLength));
  const trace = await openBytes('a trace', chunks);
  const written: Uint8Array[] = [];
  for await (const piece of jsonl.export(trace, new Omissions())) written.push(Buffer.from(piece));
  return { bytes: Buffer.concat(written), notices: trace.notices() };
}

/** What may be around the records of a line without being part of it, and lines of nothing. */
const line = (record: unknown): fc.Arbitrary<string> =>
  fc
    .record({
      text: fc.constantFrom(JSON.stringify(record), JSON.stringify(record, null, 1).replaceAll('\n', ' ')),
      before: fc.constantFrom('', '', ' ', '\r\n', '\n \n'),
      after: fc.constantFrom('\n', '\n', '\r\n', ' \n'),
    })
    .map(({ before, text, after }) => before + text + after);

const file = anyRecording.chain(({ header: first, events, end }) => {
  const own = { e: 'x.note', of: 'one program' };
  const records = [{ ...first, coverage: {}, 'x.note': [1, null] }, own, ...events];
  const ended = end === undefined ? records : [...records, { ...end, n: events.length + 1 }];
  return fc
    .tuple(fc.constantFrom('', '\uFEFF'), fc.boolean(), ...ended.map(line))
    .map(([mark, isEnded, ...lines]) => {
      const text = mark + lines.join('');
      return Buffer.from(isEnded ? text : text.replace(/\s+$/u, ''));
    });
});

describe('a trace in our own format', () => {
  test('is written as it is, byte for byte', async () => {
    await fc.assert(
      fc.asyncProperty(file, fc.constantFrom(3, 40, 1 << 16), async (bytes, chunkLength) => {
        expect((await rewritten(bytes, chunkLength)).bytes.toString()).toBe(bytes.toString());
      }),
      { numRuns: 100, seed: 4 },
    );
  });

  test('loses a last line that was cut short, and says so', async () => {
    const whole = jsonLines(header, pollAt(0));
    const cut = Buffer.from(`${whole}{"e":"poll.be`);
    expect(await rewritten(cut)).toEqual({
      bytes: Buffer.from(whole),
      notices: [expect.objectContaining({ code: 'cut-off-line', count: 1 })],
    });
  });

  test('is refused where a line is wrong', async () => {
    const wrong = Buffer.from(jsonLines(header, pollAt(0), pollAt(0), endAfter(2)));
    await expect(rewritten(wrong)).rejects.toMatchObject({ code: 'TRACE018', line: 3 });
  });
});
