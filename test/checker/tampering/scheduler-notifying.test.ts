import { beforeAll, describe, expect, it } from 'vitest';
import { lastSearcherNotifies } from '../../../checker/properties/last-searcher-notifies.ts';
import { lifoPushWakesNobody } from '../../../checker/properties/lifo-push-wakes-nobody.ts';
import { expectCaught, expectHolds, judge, Tampering } from './harness.ts';
import type { Recording } from './recording.ts';
import { eventsOf, firstOf, lastOf, loadRecording } from './recording.ts';

let mix: Recording;

beforeAll(async () => {
  mix = await loadRecording('1.53.1-probed/S3-mix-mt2.jsonl.gz');
});

describe('lifo-push-wakes-nobody', () => {
  it('holds in a recording of a release whose slot is private', () => {
    expectHolds(lifoPushWakesNobody, mix);
  });

  it('catches what 1.51.1 did, seen in 1.53.1', async () => {
    const eager = await loadRecording('1.51.1-probed/S5-wake1-mt2.jsonl.gz');
    expect(judge(lifoPushWakesNobody, eager).verdict).toBe('not-checkable');
    const runtime = { ...eager.header.runtime, version: '1.53.1' };
    const [notification] = eventsOf(eager, 'notify', ({ by, g }) => {
      const before = eager.events[g - 1];
      return by === 'local' && before?.e === 'schedule' && before.to === 'lifo';
    });
    if (notification === undefined) throw new Error('no push notified');
    const tampering = new Tampering({ ...eager, header: { ...eager.header, runtime } });
    expectCaught(lifoPushWakesNobody, tampering, [notification], /empty LIFO slot/u);
  });

  it('catches a worker that is woken for a task in the slot', () => {
    const put = firstOf(mix, 'schedule', ({ to, w }) => to === 'lifo' && w !== null);
    const woken = firstOf(mix, 'notify', ({ by }) => by === 'local');
    const tampering = new Tampering(mix);
    tampering.edit(woken, { s: put.s, w: put.w }).moveAfter(woken, put);
    expectCaught(lifoPushWakesNobody, tampering, [put, woken], /looks for another worker to wake/u);
  });
});

describe('last-searcher-notifies', () => {
  it('holds in recordings of two and of four workers', async () => {
    expectHolds(lastSearcherNotifies, await loadRecording('1.53.1-probed/S10-crosswake-thread-mt4.jsonl.gz'));
    expectHolds(lastSearcherNotifies, mix);
  });

  it.each([0, 1, 2])('catches a wake that is passed on too late: %i', async (nth) => {
    const yields = await loadRecording('1.53.1-probed/S5-yield-defer-mt2.jsonl.gz');
    const notification = eventsOf(yields, 'notify', ({ by }) => by === 'local')[nth];
    if (notification === undefined) throw new Error('too few are woken');
    const onThread = ({ s }: { readonly s: number }): boolean => s === notification.s;
    const taken = lastOf(yields, 'take', onThread, { before: notification });
    const polled = firstOf(yields, 'poll.begin', onThread, { after: notification });
    const tampering = new Tampering(yields).moveAfter(notification, polled);
    expectCaught(lastSearcherNotifies, tampering, [taken, polled], /has woken none of the workers/u);
  });
});
