import { describe, expect, it } from 'vitest';
import {
  batchEnds,
  picks,
  restarted,
  shows,
  takes,
  untuned,
} from '../../../checker/conformance/tuned-interval.ts';
import type { TunedInterval } from '../../../checker/conformance/tuned-interval.ts';
import type { Event } from '../../../traces/index.ts';
import { conforms, loadFixture } from './fixture.ts';

const eventInterval = 61;

const poll = (t: number): Event => ({ e: 'poll.begin', g: t, t, s: 1, w: 0, task: 1 });
const pollEnd = (t: number): Event => ({ e: 'poll.end', g: t, t, s: 1, w: 0, task: 1, ready: false });

/** A worker whose queue is never empty, and whose polls take `length` nanoseconds each; the ticks at which it looks. */
const looksOf = (length: number, ticks: number): readonly number[] => {
  const looks: number[] = [];
  let tuned: TunedInterval = untuned;
  for (let tick = 1; tick <= ticks; tick++) {
    const picked = picks(tuned, tick % eventInterval === 0);
    if (picked.looks) looks.push(tick);
    tuned = shows(takes(picked.tuned), poll(tick * length));
    tuned = shows(tuned, pollEnd((tick + 1) * length - 1));
  }
  return looks;
};

describe('a tuned interval', () => {
  it('begins at 61 ticks, and stays near where polls take what is hoped', () => {
    expect(looksOf(200_000 / 61, 300)).toEqual([61, 122, 183, 244]);
  });

  it('is two ticks where polls are long', () => {
    expect(looksOf(1_000_000, 70)).toEqual([61, 62, 64, 66, 68, 70]);
  });

  it('is 127 ticks where polls are short', () => {
    expect(looksOf(100, 400)).toEqual([61, 127, 254, 381]);
  });

  it('is what fits into 200 microseconds in between, where what was hoped still weighs a little', () => {
    expect(looksOf(2_000, 400)).toEqual([61, 99, 198, 297, 396]);
  });

  it('weighs each poll of a batch by a tenth of what is not weighed yet', () => {
    const hoped = untuned.pollTime;
    const ofOne = batchEnds(shows(shows(takes(untuned), poll(1_000)), pollEnd(101_000)));
    expect(ofOne.pollTime).toBeCloseTo(0.1 * 100_000 + 0.9 * hoped);
    const ofTwo = batchEnds(shows(shows(takes(takes(untuned)), poll(1_000)), pollEnd(101_000)));
    expect(ofTwo.pollTime).toBeCloseTo(0.19 * 50_000 + 0.81 * hoped);
  });

  it('takes no time into account that was spent asleep, or on another thread', () => {
    const polled = shows(shows(takes(untuned), poll(1_000)), pollEnd(101_000));
    const parked = shows(batchEnds(polled), { e: 'park.begin', g: 1, t: 102_000, s: 1, w: 0 });
    const unparked = shows(parked, { e: 'park.end', g: 2, t: 9_000_000, s: 1, w: 0 });
    expect(picks(unparked, false).tuned.began).toBe(9_000_000);
    expect(batchEnds(restarted(polled)).pollTime).toBe(untuned.pollTime);
  });
});

describe('polls of one worker that looks at the inject queue when its tuned interval says so', () => {
  it('are predicted', async () => {
    const { verdict, polls } = await conforms(await loadFixture('1.53.1/S7-many-mt1'));
    expect(verdict).toBe('accepted');
    expect(polls).toEqual({ begun: 1102, predicted: 1102, determined: 1085 });
  });

  it('are polls of the release at whatever pace, of which fewer are predicted', async () => {
    const recording = await loadFixture('1.53.1/S7-many-mt1');
    const events = recording.events.map((event) => ({ ...event, t: event.t * 100 }));
    const { verdict, events: shown, polls } = await conforms({ ...recording, events });
    expect(verdict).toBe('accepted');
    expect(shown).toBe(recording.events.length);
    expect(polls.determined).toBe(1085);
    expect(polls.predicted).toBeLessThan(1085);
  });
});
