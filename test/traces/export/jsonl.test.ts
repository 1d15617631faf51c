import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatMinor } from '../../../traces/event/version.ts';
import { jsonl } from '../../../traces/export/jsonl.ts';
import { jsonLines } from '../read/records.ts';
import { exported } from './exported.ts';
import { anyRecording } from './recordings.ts';

test('a trace of our own stays as it is, byte for byte, with the fields that nobody knows', async () => {
  await fc.assert(
    fc.asyncProperty(anyRecording, async ({ header: { e, v, ...rest }, events, end }) => {
      const written = { e, v, minor: formatMinor, ...rest, 'x.note': [1, null] };
      const { bytes, omitted } = await exported(jsonl, { header: written, events, end });
      expect(bytes.toString()).toBe(jsonLines(written, ...events, ...(end === undefined ? [] : [end])));
      expect(omitted).toEqual([]);
    }),
    { numRuns: 30, seed: 6 },
  );
});
