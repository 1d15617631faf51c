import { fc, test } from '@fast-check/vitest';
import { gunzipSync } from 'node:zlib';
import { describe, expect } from 'vitest';
import { chrome } from '../../../../traces/export/chrome/chrome.ts';
import { openBytes } from '../../../../traces/index.ts';
import { Omissions } from '../../../../traces/export/omissions.ts';
import { fixture, readBytes } from '../read-bytes.ts';

async function timelineOf(bytes: Uint8Array): Promise<string> {
  const parts: string[] = [];
  for await (const chunk of chrome.export(await openBytes('recording', bytes), new Omissions()))
    parts.push(String(chunk));
  return parts.join('');
}

describe('a timeline that yieldcheck wrote is the recording that it shows', () => {
  test.each([
    'multi-thread/1.51.0/futures-unordered-mt1.jsonl.gz',
    'shuttle/mixed.json',
    'shuttle/schedules.txt',
    'bpftrace/recording-json.txt',
  ])('%s', async (name) => {
    const { header, events, end } = await readBytes(fixture(name));
    const again = await readBytes(await timelineOf(fixture(name)));
    expect(again.format).toBe('yieldcheck-chrome-1');
    expect(again.header).toEqual(header);
    expect(again.events).toEqual(events);
    expect(again.end).toEqual(end);
    expect(again.notices).toEqual([]);
  });

  test('as far as it goes, when it was cut off', async () => {
    const recording = gunzipSync(fixture('multi-thread/1.51.0/futures-unordered-mt1.jsonl.gz'));
    const text = await timelineOf(recording);
    const { events } = await readBytes(text);
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 2000, max: text.length - 1 }), async (length) => {
        const part = await readBytes(text.slice(0, length));
        expect(part.refusal).toBeUndefined();
        expect(part.events).toEqual(events.slice(0, part.events.length));
      }),
      { numRuns: 30 },
    );
  });

  test('and refused where it was changed', async () => {
    const text = await timelineOf(fixture('multi-thread/1.51.0/futures-unordered-mt1.jsonl.gz'));
    const swapped = text.replace('"g":6', '"g":2');
    expect((await readBytes(swapped)).refusal?.code).toBe('TRACE018');
    expect((await readBytes(text.replace('"g":6', '"g":-1'))).refusal?.code).toBe('TRACE014');
    const dropped = text.replace(/\{[^\n]*"cat":"task\.bind"[^\n]*\n/u, '');
    expect((await readBytes(dropped)).notices).toMatchObject([{ code: 'events-missing', count: 1 }]);
  });
});
