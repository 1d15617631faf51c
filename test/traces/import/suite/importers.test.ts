/** What every reader of recordings owes, whatever the format. */
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { InputError } from '../../../../traces/errors.ts';
import type { EventKind } from '../../../../traces/event/event.ts';
import { eventKinds } from '../../../../traces/event/schema.ts';
import * as valid from '../../../../traces/event/validators.generated.js';
import { below, randomWordsFor } from '../../../../traces/explore/random/xoshiro.ts';
import { inChunksOf, read } from './read.ts';
import { samples } from './samples.ts';

const withoutKinds = (seen: ReadonlySet<EventKind>): readonly EventKind[] =>
  eventKinds.filter((kind) => !seen.has(kind));

/** Kinds that say something about the recording and not about the runtime, of which no coverage need be told. */
const aboutRecording: ReadonlySet<EventKind> = new Set(['gap', 'stream', 'clock']);

describe.each(samples)('$format: $file', ({ format, bytes }) => {
  const whole = read(bytes);

  test('is recognised by its content', async () => {
    expect((await whole).format).toBe(format);
  });

  test('has a header and events of the vocabulary', async () => {
    const { header, events } = await whole;
    expect(valid.header(header), JSON.stringify(valid.header.errors)).toBe(true);
    const wrong = events.find((event) => !valid.events[event.e](event));
    expect(wrong).toBeUndefined();
    expect(events.length).toBeGreaterThan(0);
  });

  test('numbers its events upwards and names only workers that there are', async () => {
    const { header, events } = await whole;
    expect(events.every(({ g }, i) => i === 0 || g > (events[i - 1]?.g ?? -1))).toBe(true);
    const { workers } = header.runtime;
    expect(events.filter(({ w }) => w !== null && w >= workers)).toEqual([]);
  });

  test('keeps the order of each thread in time', async () => {
    const { events } = await whole;
    const last = new Map<number, number>();
    for (const { s, t } of events) {
      expect(t).toBeGreaterThanOrEqual(last.get(s) ?? 0);
      last.set(s, t);
    }
  });

  test('shows no kind that its header does not tell of', async () => {
    const { header, events } = await whole;
    const seen = new Set(events.map(({ e }) => e));
    const untold = [...seen].filter(
      (kind) => !aboutRecording.has(kind) && (header.coverage[kind] ?? 'none') === 'none',
    );
    expect(untold).toEqual([]);
    expect(withoutKinds(seen).length).toBeLessThan(eventKinds.length);
  });

  test('counts its events', async () => {
    const { events, end } = await whole;
    if (end !== undefined) expect(end.n).toBe(events.length);
  });

  test('reads the same in small chunks, and compressed', async () => {
    const expected = await whole;
    expect(await read(inChunksOf(bytes.length > 200_000 ? 4_093 : 61, bytes))).toEqual(expected);
    expect(await read(gzipSync(bytes))).toEqual(expected);
  });

  test('says of every notice what it is', async () => {
    for (const { code, count, text } of (await whole).notices) {
      expect(code).toMatch(/^[a-z][a-z0-9-]*$/);
      expect(count).toBeGreaterThan(0);
      expect(text).toMatch(/\S.*\S/);
    }
  });

  test('is read up to a cut or refused with a place, wherever it is cut', async () => {
    const random = randomWordsFor(11, bytes.length);
    for (let i = 0; i < 40; i++) {
      const cut = bytes.subarray(0, 1 + below(bytes.length - 1, random));
      try {
        const { events } = await read(cut);
        const shown = events.filter(({ e }) => e !== 'gap');
        expect(shown.length).toBeLessThanOrEqual((await whole).events.length);
      } catch (error) {
        expect(error).toBeInstanceOf(InputError);
      }
    }
  });
});
