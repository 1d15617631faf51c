import { describe, expect, test } from 'vitest';
import { expandGlobs } from '../../../../checker/check/expand-globs.ts';
import { groupIn, limitIn, waitsIn } from './waits-in.ts';

const multi = (path: string): string => `test/fixtures/multi-thread/${path}.jsonl.gz`;
const single = (path: string): string => `test/fixtures/current-thread/${path}.jsonl.gz`;
const ms = 1e6;

describe('peers of one kind on one worker', () => {
  test('that wake themselves wait for all others in turn', async () => {
    const { polls, ticks } = groupIn(await waitsIn(multi('1.53.1/S2-wake-mt1')), 'y', 'self-wake');
    expect(polls).toMatchObject({ count: 120, p50: 2, p99: 2 });
    expect(ticks?.max).toBe(2);
  });

  test.each(['1.24.2', '1.43.4', '1.53.1'])('that yield_now in %s do so on average', async (release) => {
    const { polls } = groupIn(await waitsIn(multi(`${release}/S1-defer-mt1`)), 'y', 'yield_now');
    expect(polls?.mean).toBeGreaterThan(1.9);
    expect(polls?.mean).toBeLessThan(2);
    expect(polls?.max).toBe(4);
  });
});

describe('beside a task that wakes itself without end', () => {
  test('yield_now resumes once in 61 ticks', async () => {
    const waits = await waitsIn('examples/captures/1.53.1/S1-defer-plus1-mt1.jsonl.gz');
    const { polls, ticks } = groupIn(waits, 'y', 'yield_now');
    expect(polls).toMatchObject({ count: 12, p50: 60, max: 61 });
    expect(ticks?.max).toBe(60);
    expect(limitIn(waits, 'deferred-woken-in-time')).toMatchObject({
      verdict: 'holds',
      nearest: { used: 60, limit: 60 },
    });
  });

  test.each([
    ['1.43.4', 1, 'wakes itself'],
    ['1.53.1', 60, 'is deferred'],
  ])('an exhausted budget in %s waits for %i polls: it %s', async (release, polls) => {
    const { polls: found } = groupIn(await waitsIn(multi(`${release}/S6-coop-wake-mt1`)), 'receiver', 'coop');
    expect(found).toMatchObject({ count: 5, p50: polls, max: polls });
  });
});

describe('beside two tasks that wake each other', () => {
  test('a task that wakes itself waits for one tick of four polls', async () => {
    const { polls, ticks } = groupIn(
      await waitsIn(multi('1.53.1/S4-pingpong-wake-mt1')),
      'bystander',
      'self-wake',
    );
    expect(polls).toMatchObject({ p50: 4, max: 4 });
    expect(ticks?.max).toBe(1);
  });

  test('yield_now waits until they are done, four polls to a tick', async () => {
    const { polls, ticks } = groupIn(
      await waitsIn(multi('1.53.1/S4-pingpong-defer-mt1')),
      'bystander',
      'yield_now',
    );
    expect([polls?.max, ticks?.max]).toEqual([121, 31]);
  });

  test('before the cap all of it may be one tick, and there is no limit in polls', async () => {
    const waits = await waitsIn(multi('1.24.2/S4-pingpong-defer-mt1'));
    const { polls, ticks } = groupIn(waits, 'bystander', 'yield_now');
    expect([polls?.max, ticks?.max]).toEqual([121, 1]);
    expect(limitIn(waits, 'deferred-woken-in-time').most).toContain('no limit in polls');
  });

  test('on current_thread yield_now waits for 60 of their polls', async () => {
    const waits = await waitsIn(single('1.53.1/S4-pingpong-defer-ct'));
    expect(groupIn(waits, 'bystander', 'yield_now').polls).toMatchObject({ p50: 60, max: 60 });
  });
});

describe('beside guests on one worker', () => {
  test('that wake themselves a timer, a socket and a foreign wake wait for milliseconds', async () => {
    const waits = await waitsIn(multi('1.53.1/S9-guests-wake-mt1'));
    for (const label of ['timer_late_ns', 'socket_ns', 'external_ns'])
      expect(waits.marks.find((mark) => mark.label === label)?.values.max).toBeGreaterThan(4 * ms);
    expect(groupIn(waits, 'external', 'foreign').polls?.max).toBe(46);
    expect(limitIn(waits, 'runnable-polled-in-time').verdict).toBe('holds');
  });

  test('that yield_now they do not', async () => {
    const waits = await waitsIn(multi('1.51.1/S9-guests-defer-mt1'));
    for (const { values } of waits.marks) expect(values.p50).toBeLessThan(1.1 * ms);
  });
});

describe('when a worker is hogged', () => {
  test('a deferred task waits for as long as the hog runs, which the report names', async () => {
    const waits = await waitsIn(multi('1.53.1/S5-yield-defer-mt2'));
    expect(groupIn(waits, 'yielder', 'yield_now').ns?.p50).toBeGreaterThan(15 * ms);
    const [longest] = waits.longest;
    expect(longest).toMatchObject({ role: 'yielder', kind: 'yield_now', polls: 1, all: true });
    expect(longest?.meanwhile[0]).toMatchObject({ role: 'hog', polls: 1 });
    expect(longest?.meanwhile[0]?.ns).toBeGreaterThan(15 * ms);
  });

  test('a task that woke itself moves to another worker', async () => {
    const { migrations, ns } = groupIn(
      await waitsIn(multi('1.53.1/S5-yield-wake-mt2')),
      'yielder',
      'self-wake',
    );
    expect(migrations).toBe(4);
    expect(ns?.p50).toBeLessThan(ms);
  });

  test.each([
    ['1.51.1', 0, 3 * ms],
    ['1.53.1', 15 * ms, Infinity],
  ])('a task in the LIFO slot in %s waits from %i ns', async (release, least, most) => {
    const { ns } = groupIn(await waitsIn(multi(`${release}/S5-wake1-mt2`)), 'waiter', 'task');
    expect(ns?.p50).toBeGreaterThan(least);
    expect(ns?.max).toBeLessThan(most);
  });

  test('there is no limit with several workers', async () => {
    const waits = await waitsIn(multi('1.53.1/S5-wake1-mt2'));
    expect(limitIn(waits, 'runnable-polled-in-time')).toMatchObject({
      verdict: 'not-checkable',
      most: undefined,
    });
  });
});

test('no recording of real Tokio exceeds a limit', async () => {
  const { files } = expandGlobs(['examples/captures/**/*.gz', 'test/fixtures/**/*.gz']);
  expect(files.length).toBeGreaterThan(60);
  const exceeded = [];
  for (const file of files)
    for (const { property, verdict } of (await waitsIn(file)).limits)
      if (verdict === 'violated') exceeded.push(`${file} ${property}`);
  expect(exceeded).toEqual([]);
});

test('ticks that probes count are never fewer than those inferred without them', async () => {
  const counted = await waitsIn('examples/captures/1.53.1-probed/S4-pingpong-defer-mt1.jsonl.gz');
  expect(counted.ticks).toBe('counted');
  const inferred = await waitsIn(multi('1.53.1/S4-pingpong-defer-mt1'));
  expect(inferred.ticks).toBe('at-least');
  expect(groupIn(counted, 'bystander', 'yield_now').ticks?.max).toBe(
    groupIn(inferred, 'bystander', 'yield_now').ticks?.max,
  );
});
