import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { noPollAfterCompletion } from '../../../../checker/properties/no-poll-after-completion.ts';
import { onePollAtATime } from '../../../../checker/properties/one-poll-at-a-time.ts';
import { pollJustified } from '../../../../checker/properties/poll-justified.ts';
import { wakesCoalesced } from '../../../../checker/properties/wakes-coalesced.ts';
import type { Event, Header } from '../../../../traces/index.ts';
import { merge } from '../../../../traces/import/merge/merge.ts';
import type { Stamped as Stampings } from '../../../../traces/import/merge/edges.ts';
import { bounded } from '../../../../traces/import/merge/edges.ts';
import type { ObservedStream } from '../../../../traces/import/merge/observed.ts';
import { Contradictions } from '../../../../checker/contradictions/contradictions.ts';
import { everyWakeAnswered } from '../../../../checker/properties/every-wake-answered.ts';
import { playedRun, recordedBy, runs, stampedByHooks, streamOf } from '../../../traces/import/merge/runs.ts';
import type { PropertyVerdict } from '../../../../checker/verdict.ts';
import type { Stamped } from './recordings.ts';
import { at, hookHeader, inOrder, losingHeader, verdictOf } from './recordings.ts';

const properties = [onePollAtATime, pollJustified, wakesCoalesced, noPollAfterCompletion, everyWakeAnswered];

const spawn = (w: number, t: number, task = 1, instrumented = true) =>
  at(w, t, { e: 'spawn.begin', task, instrumented });
const poll = (w: number, t: number, task = 1) => at(w, t, { e: 'poll.begin', task });
const over = (w: number, t: number, task = 1, ready = false) => at(w, t, { e: 'poll.end', task, ready });
const wake = (w: number, t: number, task = 1) => at(w, t, { e: 'wake.begin', task });
const ends = (w: number, t: number, task = 1) => at(w, t, { e: 'task.end', task });

async function* whole(stream: readonly Stampings[]): AsyncGenerator<readonly Stampings[]> {
  yield await Promise.resolve(stream);
}

async function mergedEvents(streams: readonly ObservedStream[]): Promise<readonly Event[]> {
  const events: Event[] = [];
  for await (const batch of merge(streams, { wakes: 'all' })) events.push(...batch);
  return events;
}

const showingWakes = (workers: number, skew = 0): Header => ({
  ...hookHeader,
  runtime: { ...hookHeader.runtime, workers },
  clock: { domain: 'mono', skew },
  coverage: { ...hookHeader.coverage, 'wake.begin': 'all' },
});

function expectNoViolation(header: Header, events: readonly Event[]): void {
  for (const property of properties)
    expect(verdictOf(property, header, events)).toMatchObject({ property: property.id, violations: 0 });
}

describe('a run that Tokio allows', () => {
  test.prop([runs, fc.integer({ min: 0, max: 20 })], { seed: 6, numRuns: 120 })(
    'violates nothing, however wrong the clocks of its threads are',
    async ({ workers, numbers, noise, size }, error) => {
      const streams = recordedBy(workers, playedRun(workers, numbers, 4), noise, error);
      const events = await mergedEvents(streams.map((stream) => streamOf(stream, size)));
      expectNoViolation(showingWakes(workers, 2 * error), events);
    },
  );

  test.prop([runs, fc.integer({ min: 1, max: 30 })], { seed: 6, numRuns: 120 })(
    'violates nothing, however late its hooks read the clock',
    async ({ workers, numbers, noise }, step) => {
      const run = playedRun(workers, numbers, step).map(({ event, at: when }, i) => ({
        event,
        at: 4 * when + i,
      }));
      const edges = hookHeader.edges ?? {};
      const streams = stampedByHooks(workers, run, noise, edges);
      const events = await mergedEvents(streams.map((stream) => bounded(whole(stream), { edges })));
      const header = showingWakes(workers);
      expectNoViolation(header, events);
      const contradictions = new Contradictions(header);
      contradictions.observe(events);
      expect(contradictions.examples).toEqual([]);
    },
  );
});

describe('polls of one task', () => {
  const apart = [spawn(0, 0), poll(0, 10), wake(0, 20), wake(0, 90), over(0, 100)];

  it('overlap where both went on for certain', () => {
    const events = inOrder(
      ...apart.slice(0, 3),
      poll(1, 30),
      wake(1, 40, 2),
      apart[3] ?? over(0, 0),
      over(1, 95),
      over(0, 100),
    );
    expect(verdictOf(onePollAtATime, hookHeader, events)).toMatchObject({
      verdict: 'violated',
      violations: 1,
      examples: [{ events: [{ g: 1 }, { g: 3 }] }],
    });
  });

  it('may have been apart where only a late stamp makes them overlap', () => {
    const events = inOrder(spawn(0, 0), poll(0, 10), wake(0, 20), poll(1, 30), over(0, 35), over(1, 50));
    expect(verdictOf(onePollAtATime, hookHeader, events)).toMatchObject({
      verdict: 'inconclusive',
      violations: 0,
      undecided: 1,
      checked: 1,
    });
  });

  it('are not known to overlap after a gap', () => {
    const gap = at(0, 25, { e: 'gap', why: 'a batch was dropped' });
    const events = inOrder(
      ...apart.slice(0, 3),
      gap,
      poll(1, 30),
      wake(1, 40, 2),
      wake(0, 90),
      over(1, 95),
      over(0, 100),
    );
    expect(verdictOf(onePollAtATime, hookHeader, events)).toMatchObject({ violations: 0, verdict: 'holds' });
  });

  it('do not follow its end', () => {
    const ended = [spawn(0, 0), poll(0, 10), ends(0, 15), over(0, 20, 1, true)];
    expect(
      verdictOf(noPollAfterCompletion, hookHeader, inOrder(...ended, poll(1, 30), over(1, 40))),
    ).toMatchObject({
      verdict: 'violated',
      violations: 1,
    });
    const header = { ...hookHeader, clock: { domain: 'mono' as const, skew: 50 } };
    expect(
      verdictOf(noPollAfterCompletion, header, inOrder(...ended, poll(1, 30), over(1, 40))),
    ).toMatchObject({
      violations: 0,
      undecided: 1,
    });
  });
});

describe.each([pollJustified, wakesCoalesced])('$id', (property) => {
  const once = [spawn(0, 0), poll(0, 10), over(0, 20)];
  const again = [poll(0, 110), over(0, 120)];

  it('tests every poll of an instrumented task but the first', () => {
    const events = inOrder(...once, wake(1, 50), at(1, 60, { e: 'park.begin' }), ...again);
    expect(verdictOf(property, hookHeader, events)).toMatchObject({
      verdict: 'holds',
      checked: 1,
      undecided: 0,
    });
  });

  it('finds a poll without a wake', () => {
    const events = inOrder(...once, ...again, poll(0, 200, 2));
    expect(verdictOf(property, hookHeader, events)).toMatchObject({
      verdict: 'violated',
      violations: 1,
      examples: [{ events: [{ g: 1 }, { g: 3 }] }],
    });
  });

  it('says nothing about a task whose wakes are not recorded beside others', () => {
    const other = [spawn(0, 0, 1, false), ...once.slice(1), ...again];
    const covered = [spawn(0, 200, 2), poll(0, 210, 2), over(0, 220, 2), wake(0, 230, 2)];
    const events = inOrder(...other, ...covered, poll(0, 240, 2), over(0, 250, 2));
    expect(verdictOf(property, hookHeader, events)).toMatchObject({ verdict: 'holds', checked: 1 });
  });

  it('decides nothing if the wakes of no task are recorded', () => {
    const events = inOrder(spawn(0, 0, 1, false), ...once.slice(1), ...again);
    expect(verdictOf(property, hookHeader, events)).toMatchObject({
      violations: 0,
      undecided: 1,
      checked: 0,
    });
  });

  it('takes the poll of an aborted task for what it is', () => {
    const events = inOrder(...once, poll(0, 110), ends(0, 115), over(0, 120, 1, true));
    expect(verdictOf(property, hookHeader, events)).toMatchObject({ violations: 0, undecided: 1 });
  });

  it('says nothing about the first poll of a task that was not seen to be spawned', () => {
    expect(verdictOf(property, losingHeader, inOrder(...again))).toMatchObject({
      violations: 0,
      undecided: 1,
    });
  });

  it('allows for a wake that may have come before', () => {
    const header = { ...hookHeader, clock: { domain: 'mono' as const, skew: 10 } };
    const events = inOrder(...once, poll(0, 110), wake(1, 115), over(0, 120));
    expect(verdictOf(property, header, events)).toMatchObject({ violations: 0, undecided: 1 });
    expect(verdictOf(property, hookHeader, events)).toMatchObject({ violations: 0, undecided: 1 });
    const own = inOrder(...once, poll(0, 110), wake(0, 115), over(0, 120));
    expect(verdictOf(property, header, own)).toMatchObject({ violations: 1 });
    const late = inOrder(...once, ...again, wake(1, 200));
    expect(verdictOf(property, header, late)).toMatchObject({ violations: 1 });
  });

  it('finds nothing where events of any thread were lost in between', () => {
    const gap = at(1, 60, { e: 'gap', why: 'a batch was dropped', until: 70 });
    expect(verdictOf(property, hookHeader, inOrder(...once, gap, ...again))).toMatchObject({
      violations: 0,
      undecided: 1,
    });
    const before = at(1, 5, { e: 'gap', why: 'a batch was dropped', until: 7 });
    const [first = spawn(0, 0), ...rest] = once;
    expect(verdictOf(property, hookHeader, inOrder(first, before, ...rest, ...again))).toMatchObject({
      violations: 1,
    });
  });

  describe('where the recorder may lose events without a word', () => {
    const ms = 1_000_000;
    /** A worker that parks and comes back every 10 ms. */
    const stirring = (w: number, from: number, to: number): readonly Stamped[] => {
      const times = Array.from({ length: (to - from) / 10 + 1 }, (_, i) => (from + 10 * i) * ms);
      return times.flatMap((t) => [at(w, t + 100, { e: 'park.end' }), at(w, t + 200, { e: 'park.begin' })]);
    };
    const polls = [spawn(0, 0), poll(0, 1), over(0, 2), poll(0, 50 * ms), over(0, 50 * ms + 10)];
    const verdictWith = (...others: readonly Stamped[]): PropertyVerdict => {
      const all = [...polls, ...stirring(0, 0, 60), ...others].toSorted((a, b) => a.t - b.t);
      return verdictOf(property, losingHeader, inOrder(...all));
    };

    it('needs every worker to be in the recording', () => {
      expect(verdictWith()).toMatchObject({ violations: 0, undecided: 1 });
      expect(verdictWith(at(1, 0, { e: 'park.end' }), ...stirring(1, 0, 60))).toMatchObject({
        violations: 1,
        undecided: 0,
      });
    });

    it('needs every worker to be there all the time', () => {
      const seldom = [at(1, 0, { e: 'park.end' }), at(1, 55 * ms, { e: 'park.begin' })];
      expect(verdictWith(...seldom)).toMatchObject({ violations: 0, undecided: 1 });
      expect(verdictWith(...stirring(1, 10, 60))).toMatchObject({ violations: 0, undecided: 1 });
      expect(verdictWith(...stirring(1, 0, 10))).toMatchObject({ violations: 0, undecided: 1 });
    });

    it('needs every task to be mentioned that was spawned since it began', () => {
      const present = [at(1, 0, { e: 'park.end' }), ...stirring(1, 0, 60)];
      const third = spawn(1, 20 * ms, 3);
      expect(verdictWith(...present, third)).toMatchObject({ violations: 0, undecided: 1 });
      const second = ends(1, 21 * ms, 2);
      expect(verdictWith(...present, third, second)).toMatchObject({ violations: 1, undecided: 0 });
    });

    it('finds nothing when it is known to have lost some', () => {
      const header = { ...losingHeader, loss: { head: true, middle: true, tail: true } };
      const all = [...polls, ...stirring(0, 0, 60), at(1, 0, { e: 'park.end' }), ...stirring(1, 0, 60)];
      const events = inOrder(...all.toSorted((a, b) => a.t - b.t));
      expect(verdictOf(property, header, events)).toMatchObject({ violations: 0, undecided: 1 });
    });
  });
});

describe('several wakes and polls', () => {
  const spawned = [spawn(0, 0), poll(0, 10), over(0, 20)];
  const wakes = [wake(1, 5_000), wake(2, 5_001)];
  const pollAt = (t: number) => [poll(0, t), over(0, t + 5)];
  const later = [at(1, 7_000, { e: 'park.begin' }), at(2, 7_000, { e: 'park.begin' })];

  it('each pay for one', () => {
    const twice = inOrder(...spawned, ...wakes, ...pollAt(6_000), ...pollAt(6_010), ...later);
    expect(verdictOf(pollJustified, hookHeader, twice)).toMatchObject({
      violations: 0,
      undecided: 1,
      checked: 1,
    });
    expect(verdictOf(wakesCoalesced, hookHeader, twice)).toMatchObject({ verdict: 'holds', checked: 2 });
    const thrice = inOrder(
      ...spawned,
      ...wakes,
      ...pollAt(6_000),
      ...pollAt(6_010),
      ...pollAt(6_020),
      ...later,
    );
    expect(verdictOf(pollJustified, hookHeader, thrice)).toMatchObject({ violations: 1 });
    expect(verdictOf(wakesCoalesced, hookHeader, thrice)).toMatchObject({ violations: 1, checked: 2 });
  });

  it('pay when they are over, and not the one that goes on', () => {
    const [longest = wake(1, 5_000), shortest = wake(2, 5_001)] = wakes;
    const run = [
      ...spawned,
      longest,
      shortest,
      ...pollAt(6_000),
      at(2, 6_500, { e: 'park.begin' }),
      wake(2, 7_000),
      at(2, 7_100, { e: 'park.begin' }),
      ...pollAt(8_000),
      ...pollAt(8_500),
      at(1, 9_000, { e: 'park.begin' }),
    ];
    const events = inOrder(...run);
    expect(verdictOf(wakesCoalesced, hookHeader, events)).toMatchObject({ verdict: 'holds', checked: 3 });
    expect(verdictOf(pollJustified, hookHeader, events)).toMatchObject({ violations: 0, checked: 2 });
    const oneMore = inOrder(...run, ...pollAt(9_500));
    expect(verdictOf(wakesCoalesced, hookHeader, oneMore)).toMatchObject({ violations: 1, checked: 3 });
  });

  it('are never over where threads are not told apart, however many they are', () => {
    const rounds = Array.from({ length: 200 }, (_, i) => {
      const t = 1_000 * i;
      return [wake(0, t + 30), wake(0, t + 40), ...pollAt(t + 50)];
    });
    const stream = at(0, 0, { e: 'stream', kind: 'virtual' });
    const events = inOrder(stream, ...spawned, ...rounds.flat());
    expect(verdictOf(wakesCoalesced, hookHeader, events)).toMatchObject({ verdict: 'holds', checked: 200 });
  });

  it('do not pay for a poll before which one may have been lost', () => {
    const gap = at(2, 4_000, { e: 'gap', why: 'a batch was dropped', until: 4_500 });
    const [one = wake(1, 5_000)] = wakes;
    const events = inOrder(...spawned, gap, one, ...pollAt(6_000), ...pollAt(6_010), ...later);
    expect(verdictOf(wakesCoalesced, hookHeader, events)).toMatchObject({ violations: 0 });
  });
});
