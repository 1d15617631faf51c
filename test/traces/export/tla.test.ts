import { join } from 'node:path';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Event } from '../../../traces/event/event.ts';
import { tla } from '../../../traces/export/tla/tla.ts';
import { readAll } from '../read/read-all.ts';
import { header } from '../read/records.ts';
import { exported, type Recorded } from './exported.ts';
import { anyRecording } from './recordings.ts';

type Line = Readonly<Record<string, unknown>>;

const isLine = (value: unknown): value is Line =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const linesOf = async (recorded: Recorded): Promise<readonly Line[]> => {
  const { bytes } = await exported(tla, recorded);
  const lines = bytes.toString().trimEnd().split('\n');
  return lines.map((line): unknown => JSON.parse(line)).filter(isLine);
};

/** What `ndJsonDeserialize` makes a value of TLC from: integers of 32 bits, text, booleans, lists and records. */
const isReadable = (value: unknown): boolean => {
  if (typeof value === 'number') return Number.isInteger(value) && Math.abs(value) < 2 ** 31;
  if (typeof value === 'object' && value !== null) return Object.values(value).every(isReadable);
  return typeof value === 'string' || typeof value === 'boolean';
};

test('TLC can read every line of any recording: the header, each event in order, the end', async () => {
  await fc.assert(
    fc.asyncProperty(anyRecording, async (recorded) => {
      const lines = await linesOf(recorded);
      expect(lines.every(isReadable)).toBe(true);
      const kinds = recorded.events.map(({ e }) => e);
      expect(lines.map(({ e }) => e)).toEqual(['header', ...kinds, ...(recorded.end ? ['end'] : [])]);
    }),
    { numRuns: 40, seed: 6 },
  );
});

test('what two events name alike, two lines name alike', async () => {
  await fc.assert(
    fc.asyncProperty(anyRecording, async ({ events, ...recorded }) => {
      const lines = (await linesOf({ ...recorded, events })).slice(1);
      const names = new Map<unknown, unknown>();
      for (const [index, event] of events.entries()) {
        const name = lines[index]?.['s'];
        expect(names.get(event.s) ?? name).toBe(name);
        names.set(event.s, name);
      }
      expect(new Set(names.values()).size).toBe(names.size);
    }),
    { numRuns: 50, seed: 7 },
  );
});

test('numbers of a capture stand as they are, and null is -1', async () => {
  const captures = join(import.meta.dirname, '../../../examples/captures');
  const recorded = await readAll(join(captures, '1.53.1-probed/S5-yield-defer-mt2.jsonl.gz'));
  const lines = await linesOf(recorded);
  const start = recorded.events[0]?.t ?? 0;
  const expected = recorded.events.map(({ t, ...event }) =>
    Object.fromEntries([
      ...Object.entries(event).map(([name, value]) => [name, value ?? -1]),
      ['us', Math.floor((t - start) / 1000)],
    ]),
  );
  expect(lines.slice(1, -1)).toEqual(expected);
});

test('what does not fit is replaced, and counted', async () => {
  const far = 2 ** 40;
  const events: readonly Event[] = [
    { e: 'poll.begin', g: far, t: 0, s: far, w: null, task: far, inject: far },
    { e: 'wake.begin', g: far + 1, t: far * 1000, s: 1, w: 0, task: far + 1, by: far },
    { e: 'wake.end', g: far + 2, t: far * 1000, s: 1, w: 0, task: far + 1, of: far + 1 },
  ];
  const { bytes, omitted } = await exported(tla, { header, events, end: undefined });
  const lines = bytes.toString().trimEnd().split('\n').slice(1);
  expect(lines.map((line): unknown => JSON.parse(line))).toEqual([
    { e: 'poll.begin', us: 0, s: -3, w: -1, task: -2, inject: 2 ** 31 - 1 },
    { e: 'wake.begin', us: 2 ** 31 - 1, s: 1, w: 0, task: -4, by: -2 },
    { e: 'wake.end', us: 2 ** 31 - 1, s: 1, w: 0, task: -4 },
  ]);
  const counts = Object.fromEntries(omitted.map(({ what, count }) => [what, count]));
  expect(counts).toEqual({
    'field g': 3,
    'number of a thread': 1,
    'number of a task': 4,
    "field 'inject' of poll.begin": 1,
    time: 2,
    "field 'of' of wake.end": 1,
  });
});
