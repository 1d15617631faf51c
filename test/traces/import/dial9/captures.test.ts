import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Event, EventKind } from '../../../../traces/event/event.ts';
import { openTrace } from '../../../../traces/read/open.ts';
import { temporaryDirectory } from '../../temporary-directory.ts';
import { readRecording } from './read-recording.ts';

const fixtures = join(import.meta.dirname, '../../../fixtures/dial9');
const directory = temporaryDirectory();
const magic = Buffer.from('TRC\0\x01', 'latin1');

/** The units of a file: each begins with the header of a file. */
function unitsOf(bytes: Buffer): readonly Buffer[] {
  const starts: number[] = [];
  for (let at = bytes.indexOf(magic); at !== -1; at = bytes.indexOf(magic, at + 1)) starts.push(at);
  return starts.map((start, i) => bytes.subarray(start, starts[i + 1] ?? bytes.length));
}

function written(name: string, parts: readonly Buffer[]): string {
  const path = join(directory, name);
  writeFileSync(path, Buffer.concat(parts));
  return path;
}

function countsOf(events: readonly Event[]): Partial<Record<EventKind, number>> {
  const counts: Partial<Record<EventKind, number>> = {};
  for (const { e } of events) counts[e] = (counts[e] ?? 0) + 1;
  return counts;
}

/** How often a task whose wakes are recorded is polled again, and how often of these it was not woken. */
function polledAgain(events: readonly Event[]): { readonly all: number; readonly unwoken: number } {
  const instrumented = new Set<number>();
  const polled = new Set<number>();
  const woken = new Set<number>();
  for (const event of events) if (event.e === 'wake.begin') instrumented.add(event.task);
  let all = 0;
  let unwoken = 0;
  for (const event of events) {
    if (event.e === 'wake.begin') woken.add(event.task);
    if (event.e !== 'poll.begin' || !instrumented.has(event.task)) continue;
    if (polled.has(event.task)) {
      all++;
      if (!woken.has(event.task)) unwoken++;
    }
    polled.add(event.task);
    woken.delete(event.task);
  }
  return { all, unwoken };
}

/** Events of workers, without their positions, in which gaps and threads that are none make a difference. */
const ofWorkers = (events: readonly Event[]): readonly unknown[] =>
  events.filter(({ e, w }) => w !== null && e !== 'gap').map(({ e, s, t }) => [e, s, t]);

const steady = {
  'poll.begin': 1589,
  'poll.end': 1589,
  'wake.begin': 1458,
  'spawn.begin': 8,
  'task.end': 6,
  'park.begin': 428,
  'park.end': 428,
  'queue.sample': 20,
  clock: 4,
};
const start = {
  'poll.begin': 1107,
  'poll.end': 1107,
  'wake.begin': 1011,
  'spawn.begin': 21,
  'task.end': 11,
  'park.begin': 597,
  'park.end': 595,
  'queue.sample': 133,
  clock: 2,
};
const singleUnit = {
  'poll.begin': 987,
  'poll.end': 987,
  'wake.begin': 812,
  'spawn.begin': 98,
  'task.end': 5,
  'park.begin': 652,
  'park.end': 652,
  'queue.sample': 4,
};

describe('recordings of real programs', () => {
  test.each([
    ['steady.bin', steady],
    ['start.bin', start],
    ['single-unit.bin.gz', singleUnit],
  ])('%s: all events that another program counts', async (name, counts) => {
    const { events } = await readRecording(join(fixtures, name));
    expect(countsOf(events)).toMatchObject(counts);
  });

  test.each([
    ['steady.bin', 1433],
    ['start.bin', 1001],
  ])('%s: no task whose wakes are recorded is polled again without one', async (name, all) => {
    const { events } = await readRecording(join(fixtures, name));
    expect(polledAgain(events)).toEqual({ all, unwoken: 0 });
  });

  test('the header says what the recorder shows', async () => {
    const { header, end } = await readRecording(join(fixtures, 'start.bin'));
    expect(header).toMatchObject({
      runtime: { flavor: 'multi_thread', workers: 2, version: null },
      recorder: { name: 'dial9', format: 'dial9-1' },
      clock: { domain: 'mono', origin: '503226032430072' },
      order: { across: 'merged' },
      coverage: { 'poll.begin': 'all', 'wake.begin': 'instrumented', 'task.end': 'all' },
      edges: { 'poll.begin': 'before', 'poll.end': 'after', 'wake.begin': 'before' },
      loss: { head: true, middle: false, tail: false },
    });
    expect(end?.complete).toBe(false);
  });

  test('threads are told apart by what the operating system calls them', async () => {
    const { events } = await readRecording(join(fixtures, 'start.bin'));
    const streams = events.filter((event) => event.e === 'stream');
    expect(streams.map(({ kind, w, tid }) => ({ kind, w, tid }))).toEqual([
      { kind: 'worker', w: 0, tid: 31_710 },
      { kind: 'worker', w: 1, tid: 31_711 },
      { kind: 'virtual', w: null, tid: undefined },
      { kind: 'virtual', w: null, tid: undefined },
    ]);
  });

  test('the layout of one unit for all threads is taken apart', async () => {
    const { events, notices } = await readRecording(join(fixtures, 'single-unit.bin.gz'));
    const polls = events.filter((event) => event.e === 'poll.begin');
    expect(new Set(polls.map(({ s, w }) => `${s} ${w}`)).size).toBe(2);
    expect(notices.get('polls-without-beginning')).toBe(1);
    expect(notices.has('broken-threads')).toBe(false);
  });
});

describe('recordings that were damaged', () => {
  const whole = readFileSync(join(fixtures, 'steady.bin'));
  const units = unitsOf(whole);

  test('batches in another order are the same recording', async () => {
    const { events } = await readRecording(join(fixtures, 'steady.bin'));
    const path = written('shuffled.bin', units.toReversed());
    const shuffled = await readRecording(path);
    expect(shuffled.events).toEqual(events);
    expect(shuffled.notices.get('units-out-of-order')).toBeGreaterThan(0);
  });

  test('batches that are there twice are used once', async () => {
    const { events } = await readRecording(join(fixtures, 'steady.bin'));
    const twice = await readRecording(written('twice.bin', [whole, whole]));
    expect(twice.events).toEqual(events);
    expect(twice.notices.get('units-repeated')).toBeGreaterThan(0);
  });

  test('a copy that was made while the file was written adds nothing', async () => {
    const { events } = await readRecording(join(fixtures, 'steady.bin'));
    const copied = await readRecording(written('copied.bin', [whole, whole.subarray(0, 48_213)]));
    expect(ofWorkers(copied.events)).toEqual(ofWorkers(events));
  });

  test.each(['steady.bin', 'start.bin'])('%s: a lost batch of a worker is noticed', async (name) => {
    const all = unitsOf(readFileSync(join(fixtures, name)));
    const batches = all.filter((unit) => unit.includes('PollStartEvent'));
    expect(batches).toHaveLength(2);
    for (const [i, lost] of batches.entries()) {
      const path = written(
        `dropped-${i}-${name}`,
        all.filter((unit) => unit !== lost),
      );
      const { header, notices } = await readRecording(path);
      expect(header.loss?.middle, `without batch ${i}`).toBe(true);
      expect(notices.has('lost-spawns') || notices.has('workers-without-records')).toBe(true);
    }
  });

  test('a file that was cut off is read up to there, and what is missing is a gap of each thread', async () => {
    const cut = 48_213;
    const { events, notices, header, end } = await readRecording(
      written('cut.bin', [whole.subarray(0, cut)]),
    );
    expect(countsOf(events)).toMatchObject({ 'poll.begin': 1306, 'poll.end': 1305, 'wake.begin': 1193 });
    expect(notices.get('cut-off')).toBe(1);
    expect(header.loss).toEqual({ head: true, middle: true, tail: true });
    expect(end).toBeUndefined();
    const latest = Math.max(...events.map(({ t }) => t));
    const gaps = events.filter((event) => event.e === 'gap' && event.why === 'cut off');
    expect(new Set(gaps.map(({ s }) => s))).toEqual(new Set([0, 1]));
    for (const gap of gaps) expect(gap).toMatchObject({ until: latest });
  });

  test('a byte that no frame begins with ends the file there', async () => {
    const parts = [...units.slice(0, -1), Buffer.from([0x63])];
    const offset = parts.reduce((sum, { length }) => sum + length, -1);
    const trace = await openTrace(written('unknown-tag.bin', parts));
    let polls = 0;
    for await (const batch of trace.batches()) polls += batch.filter(({ e }) => e === 'poll.begin').length;
    expect(polls).toBe(1589);
    const damage = trace.notices().find(({ code }) => code === 'damaged');
    expect(damage?.text).toContain(`from byte ${offset} on: there is no kind of frame 99`);
  });
});
