import { beforeAll, describe, expect, it } from 'vitest';
import { deferredBeforeResume } from '../../../checker/properties/deferred-before-resume.ts';
import { driverBeforeDeferred } from '../../../checker/properties/driver-before-deferred.ts';
import { idlePassFindsNothing } from '../../../checker/properties/idle-pass-finds-nothing.ts';
import { expectCaught, expectHolds, judge, Tampering } from './harness.ts';
import type { Of, Recording } from './recording.ts';
import { eventsOf, firstOf, lastOf, loadRecording } from './recording.ts';

/** A task that deferred itself, the wake that ended that, and its next poll. */
interface Deferral {
  readonly act: Of<'defer'> | Of<'yield'>;
  readonly wake: Of<'wake.begin'>;
  readonly wakeEnd: Of<'wake.end'>;
  readonly poll: Of<'poll.begin'>;
}

function followed(recording: Recording, act: Of<'defer'> | Of<'yield'>): Deferral {
  const isTask = (event: { readonly task?: number }): boolean => event.task === act.task;
  const wake = firstOf(recording, 'wake.begin', isTask, { after: act });
  const wakeEnd = firstOf(recording, 'wake.end', isTask, { after: wake });
  return { act, wake, wakeEnd, poll: firstOf(recording, 'poll.begin', isTask, { after: wake }) };
}

describe('deferred-before-resume, where driver passes are shown', () => {
  let yielders: Recording;
  let deferral: Deferral;
  let flush: Of<'flush'>;
  let pass: readonly [Of<'driver.begin'>, Of<'driver.end'>];

  beforeAll(async () => {
    yielders = await loadRecording('1.53.1-probed/S1-defer-mt2.jsonl.gz');
    deferral = followed(yielders, firstOf(yielders, 'defer'));
    const { s } = deferral.wake;
    flush = lastOf(yielders, 'flush', (event) => event.s === s, { before: deferral.wake });
    pass = [
      lastOf(yielders, 'driver.begin', (event) => event.s === s, { before: flush }),
      lastOf(yielders, 'driver.end', (event) => event.s === s, { before: flush }),
    ];
  });

  it.each(['S1-defer-mt2', 'S8-bip-both-mt2', 'S9-guests-defer-mt2'])('holds in %s', async (name) => {
    expectHolds(deferredBeforeResume, await loadRecording(`1.53.1-probed/${name}.jsonl.gz`));
  });

  it('catches deferred wakers called without a driver pass', () => {
    const tampering = new Tampering(yielders).remove(...pass);
    const { act, wake, poll } = deferral;
    expectCaught(deferredBeforeResume, tampering, [act, wake, poll], /not straight after a pass/u);
  });

  it('catches a worker that slept on its deferred tasks', () => {
    const tampering = new Tampering(yielders).edit(pass[0], { timeout: null });
    const { act, wake, poll } = deferral;
    expectCaught(deferredBeforeResume, tampering, [act, wake, poll], /that did not sleep/u);
  });

  it('catches a deferred task woken by the scheduler outside of any pass', () => {
    const tampering = new Tampering(yielders).remove(...pass, flush);
    const { act, wake, poll } = deferral;
    expectCaught(deferredBeforeResume, tampering, [act, wake, poll], /was not in a driver pass/u);
  });

  it('catches a deferred task woken by another worker', () => {
    const { act, wake, wakeEnd, poll } = deferral;
    const tampering = new Tampering(yielders).edit(wake, { s: 77 }).edit(wakeEnd, { s: 77 });
    expectCaught(deferredBeforeResume, tampering, [act, wake, poll], /thread 77 woke it/u);
  });

  it('catches a deferred task that is resumed though nothing woke it', () => {
    const { act, wake, wakeEnd, poll } = deferral;
    const tampering = new Tampering(yielders).remove(wake, wakeEnd);
    expectCaught(deferredBeforeResume, tampering, [act, poll], /nothing woke it/u);
  });
});

describe('deferred-before-resume, where driver passes are not shown', () => {
  let yielders: Recording;
  let deferral: Deferral;

  beforeAll(async () => {
    yielders = await loadRecording('1.53.1/S1-defer-plus1-mt1.jsonl.gz');
    deferral = followed(
      yielders,
      firstOf(yielders, 'yield', (event) => event.how === 'yield_now'),
    );
  });

  it('holds where nothing was changed', () => {
    expectHolds(deferredBeforeResume, yielders);
  });

  it('catches a deferred task woken by the scheduler in the middle of a poll', () => {
    const { act, wake, wakeEnd, poll } = deferral;
    const other = firstOf(yielders, 'poll.begin', (event) => event.task !== act.task, { after: act });
    const tampering = new Tampering(yielders).moveAfter(wakeEnd, other).moveAfter(wake, other);
    expectCaught(deferredBeforeResume, tampering, [act, wake, poll], /in the middle of a poll/u);
  });

  it('catches a deferred task that is resumed though nothing woke it', () => {
    const { act, wake, wakeEnd, poll } = deferral;
    const tampering = new Tampering(yielders).remove(wake, wakeEnd);
    expectCaught(deferredBeforeResume, tampering, [act, poll], /nothing woke it/u);
  });

  it('cannot tell a wake by the driver on another thread from a stray one', () => {
    const { wake, wakeEnd } = deferral;
    const tampering = new Tampering(yielders).edit(wake, { s: 77 }).edit(wakeEnd, { s: 77 });
    const verdict = judge(deferredBeforeResume, tampering.result().recording);
    expect(verdict).toMatchObject({ verdict: 'inconclusive', violations: 0, undecided: 1 });
    expect(verdict.reason).toContain('thread 77 woke it');
  });
});

describe('idle-pass-finds-nothing', () => {
  it.each(['S1-defer-mt2', 'S3-mix-mt2', 'S8-bip-both-mt2', 'S9-guests-defer-mt2'])(
    'holds in %s',
    async (name) => {
      expectHolds(idlePassFindsNothing, await loadRecording(`1.53.1-probed/${name}.jsonl.gz`));
    },
  );

  it('catches a driver pass made before the queue was empty', async () => {
    const yielders = await loadRecording('1.53.1-probed/S1-defer-mt2.jsonl.gz');
    const flush = firstOf(yielders, 'flush', (event) => event.n === 3);
    const isThread = (event: { readonly s: number }): boolean => event.s === flush.s;
    const pass = firstOf(yielders, 'driver.begin', isThread, { after: flush });
    const take = lastOf(yielders, 'take', isThread, { before: pass });
    const queued = lastOf(yielders, 'schedule', (event) => event.task === take.task, { before: take });
    const tampering = new Tampering(yielders).moveBefore(pass, take);
    expectCaught(idlePassFindsNothing, tampering, [queued, pass, take], /was in its queue/u);
  });

  it('catches a pass in the middle of work that is not for maintenance', async () => {
    const wakers = await loadRecording('1.53.1-probed/S2-wake-mt2.jsonl.gz');
    const busy = eventsOf(wakers, 'maintenance').find((tick) => {
      const next = firstOf(wakers, 'take', (event) => event.s === tick.s, { after: tick });
      return next.from === 'local';
    });
    if (busy === undefined) throw new Error('no maintenance in the middle of work');
    const pass = firstOf(wakers, 'driver.begin', (event) => event.s === busy.s, { after: busy });
    const tampering = new Tampering(wakers).remove(busy);
    expectCaught(idlePassFindsNothing, tampering, [pass], /as if it had nothing to run/u);
  });
});

describe.each(['1.53.1-probed/S9-guests-defer-mt2.jsonl.gz', '1.53.1/S9-guests-defer-ct.jsonl.gz'])(
  'driver-before-deferred in %s',
  (path) => {
    let guests: Recording;
    let driver: readonly [Of<'wake.begin'>, Of<'wake.end'>];
    let deferred: readonly [Of<'wake.begin'>, Of<'wake.end'>];

    beforeAll(async () => {
      guests = await loadRecording(path);
      const yielding = new Set(eventsOf(guests, 'yield').map((event) => event.task));
      const wakesOf = (fromDriver: boolean): readonly Of<'wake.begin'>[] =>
        eventsOf(
          guests,
          'wake.begin',
          (event) => event.from === 'runtime' && yielding.has(event.task) !== fromDriver,
        );
      for (const wake of wakesOf(true)) {
        const next = wakesOf(false).find((event) => event.s === wake.s && event.g > wake.g);
        if (
          next === undefined ||
          eventsOf(guests, 'poll.begin', (e) => e.s === wake.s, { after: wake, before: next }).length > 0
        )
          continue;
        driver = [wake, firstOf(guests, 'wake.end', (event) => event.task === wake.task, { after: wake })];
        deferred = [next, firstOf(guests, 'wake.end', (event) => event.task === next.task, { after: next })];
        return;
      }
      throw new Error('no pass wakes tasks through the driver and deferred ones');
    });

    it('holds where nothing was changed', () => {
      expectHolds(driverBeforeDeferred, guests);
    });

    it("catches the driver's wake after that of a deferred task", () => {
      const tampering = new Tampering(guests)
        .moveAfter(driver[1], deferred[1])
        .moveAfter(driver[0], deferred[1]);
      expectCaught(driverBeforeDeferred, tampering, [deferred[0], driver[0]], /before the driver woke/u);
    });

    it("catches a deferred task's wake before that of the driver", () => {
      const tampering = new Tampering(guests)
        .moveBefore(deferred[0], driver[0])
        .moveBefore(deferred[1], driver[0]);
      if (eventsOf(guests, 'flush').length > 0) {
        const flush = lastOf(guests, 'flush', (event) => event.s === deferred[0].s, { before: deferred[0] });
        const end = lastOf(guests, 'driver.end', (event) => event.s === flush.s, { before: flush });
        tampering.moveBefore(end, deferred[0]).moveBefore(flush, deferred[0]);
      }
      expectCaught(driverBeforeDeferred, tampering, [deferred[0], driver[0]], /before the driver woke/u);
    });
  },
);
