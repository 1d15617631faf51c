import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import type { Event, Occurrence } from '../../../../traces/event/event.ts';
import type { MergeAccount } from '../../../../traces/import/merge/account.ts';
import { emptyAccount } from '../../../../traces/import/merge/account.ts';
import type { WakesShown } from '../../../../traces/import/merge/lives.ts';
import { merge } from '../../../../traces/import/merge/merge.ts';
import type { Observed } from '../../../../traces/import/merge/observed.ts';
import type { Happening } from './runs.ts';
import { playedRun, recordedBy, runs, streamOf } from './runs.ts';

async function merged(
  streams: readonly (readonly Observed[])[],
  options: Partial<{ size: number; wakes: WakesShown; account: MergeAccount }> = {},
): Promise<readonly Event[]> {
  const { size = 1000, wakes = 'all', account = emptyAccount() } = options;
  const events: Event[] = [];
  const sources = streams.map((stream) => streamOf(stream, size));
  for await (const batch of merge(sources, { wakes, account })) events.push(...batch);
  return events;
}

const seed = { seed: 20_261_123, numRuns: 150 };

/** The same run, in which no two things happen at the same time. */
const oneAtATime = (run: readonly Happening[]): readonly Happening[] =>
  run.map(({ event, at }, index) => ({ event, at: at + index }));

/** The events of a stream as the order has them, but for their numbers. */
const ofStream = (events: readonly Event[], s: number): readonly unknown[] =>
  events.filter((event) => event.s === s).map(({ g: _g, ...rest }) => rest);

describe('merging streams', () => {
  test.prop([runs, fc.integer({ min: 0, max: 20 })], seed)(
    'keeps every event and the order of each stream, and numbers them',
    async ({ workers, numbers, noise, size }, error) => {
      const streams = recordedBy(workers, playedRun(workers, numbers, 5), noise, error);
      const events = await merged(streams, { size });
      expect(events.map(({ g }) => g)).toEqual(events.map((_, index) => index));
      for (const [s, stream] of streams.entries())
        expect(ofStream(events, s)).toEqual(stream.map(({ event, t }) => Object.assign({ t }, event)));
    },
  );

  test.prop([runs, fc.integer({ min: 0, max: 20 })], seed)(
    'puts no event after one that certainly happened later',
    async ({ workers, numbers, noise }, error) => {
      const streams = recordedBy(workers, playedRun(workers, numbers, 5), noise, error);
      let certainlySince = 0;
      for (const { t } of await merged(streams)) {
        expect(t + error).toBeGreaterThanOrEqual(certainlySince);
        certainlySince = Math.max(certainlySince, t - error);
      }
    },
  );

  test.prop([runs, fc.integer({ min: 0, max: 60 })], seed)(
    'makes the same order however the streams are cut',
    async ({ workers, numbers, noise, size }, error) => {
      const streams = recordedBy(workers, playedRun(workers, numbers, 5), noise, error);
      expect(await merged(streams, { size })).toEqual(await merged(streams));
    },
  );

  test.prop([runs], seed)('is sorting where there is no doubt', async ({ workers, numbers, noise }) => {
    const run = oneAtATime(playedRun(workers, numbers, 5));
    const account = emptyAccount();
    const events = await merged(recordedBy(workers, run, noise, 0), { account });
    expect(events).toEqual(run.map(({ event, at }, g) => Object.assign({ g, t: at }, event)));
    expect(account).toEqual({ forced: 0, reordered: 0, ties: 0 });
  });

  test.prop([runs], seed)(
    'finds an order in which every event can happen, however close together they are',
    async ({ workers, numbers, noise, size }) => {
      const account = emptyAccount();
      const run = playedRun(workers, numbers, 40);
      await merged(recordedBy(workers, run, noise, 5), { account, size });
      expect(account.forced).toBe(0);
    },
  );
});

const at = (
  s: number,
  t: number,
  event: Occurrence,
  { earliest = t, latest = t }: Partial<Omit<Observed, 'event'>> = {},
): Observed => ({ event: { ...event, s, w: s }, t, earliest, latest });

const spawn = (s: number, t: number): Observed => at(s, t, { e: 'spawn.begin', task: 1 });
const poll = (s: number, t: number, until = t, since = t): Observed =>
  at(s, t, { e: 'poll.begin', task: 1 }, { earliest: since, latest: until });
const pollEnd = (s: number, t: number, since = t): Observed =>
  at(s, t, { e: 'poll.end', task: 1, ready: false }, { earliest: since });
const wake = (s: number, t: number, since = t, until = t): Observed =>
  at(s, t, { e: 'wake.begin', task: 1 }, { earliest: since, latest: until });

const kinds = (events: readonly Event[]): readonly string[] => events.map(({ e, s }) => `${e} ${s}`);

describe('when stamps and sense disagree', () => {
  it('ends a poll that was stamped late before the next one begins', async () => {
    const account: MergeAccount = emptyAccount();
    const events = await merged(
      [
        [spawn(0, 1), poll(0, 2), wake(0, 3), pollEnd(0, 10, 3)],
        [poll(1, 8), pollEnd(1, 12)],
      ],
      { account },
    );
    expect(kinds(events).slice(3)).toEqual(['poll.end 0', 'poll.begin 1', 'poll.end 1']);
    expect(account).toEqual({ forced: 0, reordered: 1, ties: 0 });
  });

  it('wakes a task before it is polled for that', async () => {
    const events = await merged([
      [spawn(0, 1), poll(0, 2), pollEnd(0, 3), poll(0, 20, 22), pollEnd(0, 25)],
      [wake(1, 21, 19, 23)],
    ]);
    expect(kinds(events).slice(3)).toEqual(['wake.begin 1', 'poll.begin 0', 'poll.end 0']);
  });

  it('waits for a spawn within reach before the first poll', async () => {
    const events = await merged([
      [poll(0, 5, 9), pollEnd(0, 10)],
      [at(1, 6, { e: 'spawn.begin', task: 1 }, { earliest: 4 })],
    ]);
    expect(kinds(events)).toEqual(['spawn.begin 1', 'poll.begin 0', 'poll.end 0']);
  });

  it('takes the poll that is over sooner first', async () => {
    const events = await merged([
      [spawn(0, 1), wake(0, 3), poll(0, 5, 9), pollEnd(0, 40)],
      [poll(1, 6, 9, 4), wake(1, 7, 7, 9), pollEnd(1, 8)],
    ]);
    expect(kinds(events).slice(2)).toEqual([
      'poll.begin 1',
      'wake.begin 1',
      'poll.end 1',
      'poll.begin 0',
      'poll.end 0',
    ]);
  });

  it('goes on by stamps where nothing can happen, and counts it', async () => {
    const account = emptyAccount();
    const events = await merged(
      [
        [spawn(0, 1), poll(0, 2), pollEnd(0, 30)],
        [poll(1, 10), pollEnd(1, 12)],
      ],
      { account },
    );
    expect(kinds(events)).toEqual([
      'spawn.begin 0',
      'poll.begin 0',
      'poll.begin 1',
      'poll.end 1',
      'poll.end 0',
    ]);
    expect(account.forced).toBe(1);
  });

  it('expects no wake of a task whose wakes are not recorded', async () => {
    const account = emptyAccount();
    const again = [poll(0, 4), pollEnd(0, 5)];
    const wakes: WakesShown = 'instrumented';
    await merged([[spawn(0, 1), poll(0, 2), pollEnd(0, 3), ...again]], { account, wakes });
    expect(account.forced).toBe(0);
    const shown = at(0, 1, { e: 'spawn.begin', task: 1, instrumented: true });
    await merged([[shown, poll(0, 2), pollEnd(0, 3), ...again]], { account, wakes });
    expect(account.forced).toBe(1);
  });

  it('does not take a clock that went back for another order', async () => {
    const events = await merged([[spawn(0, 10), poll(0, 7), pollEnd(0, 12)], [wake(1, 11)]]);
    expect(kinds(events)).toEqual(['spawn.begin 0', 'poll.begin 0', 'wake.begin 1', 'poll.end 0']);
  });
});
