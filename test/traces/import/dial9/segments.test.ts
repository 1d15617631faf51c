import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { KeptBytes } from '../../../../traces/import/dial9/store/kept-bytes.ts';
import { dial9 } from '../../../../traces/import/dial9/format.ts';
import type { Source } from '../../../../traces/read/source.ts';
import { temporaryDirectory } from '../../temporary-directory.ts';
import { inputErrorOf } from '../../read/read-all.ts';
import { batch, fileOf } from './recorder.ts';
import { readRecording } from './read-recording.ts';

const directory = temporaryDirectory();

/** A folder with these files. */
function folderOf(name: string, files: Readonly<Record<string, Buffer>>): string {
  const folder = join(directory, name);
  for (const [file, bytes] of Object.entries(files)) {
    mkdirSync(join(folder, file, '..'), { recursive: true });
    writeFileSync(join(folder, file), bytes);
  }
  return folder;
}

const older = [batch().spawn(0, 5).poll(10, 0, 5).pollStart(30, 0, 5), batch().poll(15, 1, 6)] as const;
const newer = [
  batch().wake(45, 5, 5, 0).pollEnd(50, 0).poll(60, 0, 5),
  batch().wake(25, 6, 6, 1).poll(35, 1, 6),
] as const;
const whole = fileOf(...older, ...newer);

describe('a folder of segments', () => {
  test('is one recording, though segments overlap in time, and some are compressed or still open', async () => {
    const one = join(directory, 'one.bin');
    writeFileSync(one, whole);
    const { events } = await readRecording(one);
    const folder = folderOf('segments', {
      'abcd-12/trace.0.bin.gz': gzipSync(fileOf(...older)),
      'abcd-12/trace.1.bin.active': fileOf(...newer),
      'abcd-12/.lock': Buffer.alloc(0),
      'abcd-12/notes.txt': Buffer.from('nothing of this kind'),
    });
    const read = await readRecording(folder);
    expect(read.events).toEqual(events);
    expect(read.header.loss?.tail).toBe(true);
  });

  test('has each segment once, while the recorder compresses it', async () => {
    const folder = folderOf('twice', {
      'trace.0.bin': whole,
      'trace.0.bin.gz': gzipSync(whole).subarray(0, -30),
    });
    const { events, notices, end } = await readRecording(folder);
    expect(events.filter(({ e }) => e === 'poll.begin')).toHaveLength(5);
    expect(notices.has('cut-off')).toBe(false);
    expect(end).toBeDefined();
  });

  test('of several processes is none: their tasks have the same numbers', async () => {
    const folder = folderOf('processes', { 'abcd-12/trace.0.bin': whole, 'efgh-13/trace.0.bin': whole });
    expect(await inputErrorOf(folder)).toMatchObject({ code: 'TRACE003' });
    expect((await inputErrorOf(folder)).message).toContain('abcd-12, efgh-13');
  });

  test('of which one is damaged is read, with gaps around the damage', async () => {
    const folder = folderOf('damaged', {
      'trace.0.bin': Buffer.concat([fileOf(...older), Buffer.from([0x63])]),
      'trace.1.bin': fileOf(...newer),
    });
    const { events, end } = await readRecording(folder);
    expect(events.filter(({ e }) => e === 'poll.begin')).toHaveLength(5);
    expect(events.filter((event) => event.e === 'gap').map(({ s, why, until }) => [s, why, until])).toEqual([
      [1, 'cut off', 25],
      [0, 'cut off', 45],
    ]);
    expect(end).toBeUndefined();
  });
});

describe('files that cannot be read', () => {
  test('a compressed file that is cut off is read up to there', async () => {
    const path = join(directory, 'cut.bin.gz');
    const noise = batch();
    for (let t = 0; t < 20_000; t++) noise.poll(20 * t, 0, (t * 7919) % 1000);
    writeFileSync(path, gzipSync(fileOf(noise)).subarray(0, -2000));
    const { events, notices, end } = await readRecording(path);
    expect(events.length).toBeGreaterThan(1000);
    expect(notices.get('cut-off')).toBe(1);
    expect(end).toBeUndefined();
  });

  test('another version is refused with its place: TRACE013', async () => {
    const path = join(directory, 'version-2.bin');
    writeFileSync(path, 'TRC\0\u0002');
    const error = await inputErrorOf(path);
    expect(error).toMatchObject({ code: 'TRACE013', offset: 0 });
    expect(error.message).toMatch(/version 2 of the format; this release reads version 1/);
  });

  test.each([
    ['threads that are no workers', (i: number) => batch().wake(i, 0, 5, 255).terminate(2_000_000, i)],
    ['workers', (i: number) => batch().park(i, 0, i).unpark(2_000_000, 0, i)],
  ])('more %s than can be put in order: TRACE020', async (name, threadOf) => {
    const path = join(directory, `${name}.bin`);
    writeFileSync(path, fileOf(...Array.from({ length: 1100 }, (_, i) => threadOf(i))));
    expect(await inputErrorOf(path)).toMatchObject({ code: 'TRACE020', offset: expect.any(Number) });
  });

  test('a file that loses its end between the two passes: TRACE021', async () => {
    const path = join(directory, 'changing.bin');
    writeFileSync(path, whole);
    const source: Source = {
      path,
      files: [
        {
          path,
          bytes: whole.length,
          isOnDisk: true,
          async *chunks() {
            yield await Promise.resolve(Buffer.concat([whole, batch().poll(500, 0, 5).bytes()]));
          },
        },
      ],
    };
    const trace = await dial9.open(source, {});
    const all = async (): Promise<void> => {
      for await (const _ of trace.batches());
    };
    await expect(all()).rejects.toMatchObject({ code: 'TRACE021', file: path, offset: whole.length });
  });
});

describe('bytes that were read once', () => {
  test.each([1_000_000, 1000, 0])('are there at any place, with %i bytes of memory', async (left) => {
    const bytes = Buffer.from(Array.from({ length: 5000 }, (_, i) => (i * 31) % 251));
    const budget = { left };
    const kept = new KeptBytes(budget);
    for (let at = 0; at < bytes.length; at += 700) await kept.add(bytes.subarray(at, at + 700));
    const storage = kept.storage();
    for (const [offset, length] of [
      [0, 5000],
      [0, 1],
      [699, 2],
      [650, 3000],
      [4990, 100],
      [5000, 10],
    ] as const) {
      expect(await storage.read(offset, length)).toEqual(bytes.subarray(offset, offset + length));
    }
    await storage.close();
    expect(budget.left).toBe(left < bytes.length ? left : left - bytes.length);
  });
});
