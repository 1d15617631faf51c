import { beforeAll, describe, expect, it } from 'vitest';
import { boundedWaiting } from '../../../checker/properties/bounded-waiting.ts';
import { deferredResumeBound } from '../../../checker/properties/deferred-resume-bound.ts';
import { driverEveryEventInterval } from '../../../checker/properties/driver-every-event-interval.ts';
import { oneDriverHolder } from '../../../checker/properties/one-driver-holder.ts';
import { expectCaught, expectHolds, Tampering } from './harness.ts';
import type { Of, Recording } from './recording.ts';
import { eventsOf, firstOf, lastOf, loadRecording } from './recording.ts';

let wakers: Recording;
let deferring: Recording;
let manyShort: Recording;
let guests: Recording;

beforeAll(async () => {
  wakers = await loadRecording('1.53.1-probed/S2-wake-mt2.jsonl.gz');
  deferring = await loadRecording('1.53.1-probed/S1-defer-mt2.jsonl.gz');
  manyShort = await loadRecording('1.53.1-probed/S7-many-mt2.jsonl.gz');
  guests = await loadRecording('1.53.1-probed/S5-yield-defer-mt2.jsonl.gz');
});

/** A wake by the driver: between the beginning and the end of a pass of its thread. */
function driverWake(): Of<'wake.begin'> {
  const found = eventsOf(guests, 'wake.begin', (event) => event.from === 'runtime').find((wake) => {
    const begun = lastOf(guests, 'driver.begin', (event) => event.s === wake.s, { before: wake });
    const ended = firstOf(guests, 'driver.end', (event) => event.s === wake.s, { after: begun });
    return ended.g > wake.g;
  });
  if (found === undefined) throw new Error('the driver woke nothing');
  return found;
}

/** A push to a local queue, and the removal of every take that could answer it. */
function neverTaken(recording: Recording): { readonly put: Of<'schedule'>; readonly tampering: Tampering } {
  const put = firstOf(recording, 'schedule', (event) => event.why === 'yield');
  const isTask = (event: { readonly task?: number }): boolean => event.task === put.task;
  const takes = eventsOf(recording, 'take', isTask, { after: put });
  const steals = eventsOf(recording, 'steal', isTask, { after: put });
  return { put, tampering: new Tampering(recording).remove(...takes, ...steals) };
}

describe('one-driver-holder', () => {
  it.each(['S5-yield-defer-mt2', 'S9-guests-wake-mt2', 'S3-mix-mt2'])('holds in %s', async (name) => {
    expectHolds(oneDriverHolder, await loadRecording(`1.53.1-probed/${name}.jsonl.gz`));
  });

  it('catches two workers that call wakers from the driver in turn', () => {
    const wake = driverWake();
    const tampering = new Tampering(guests);
    const other = { ...wake, s: 77, w: 1 };
    const begin = tampering.copyAfter({ e: 'driver.begin', g: 0, t: 0, s: 77, w: 1, timeout: 0 }, wake);
    const between = tampering.copyAfter(other, begin);
    const again = tampering.copyAfter(wake, between);
    expectCaught(oneDriverHolder, tampering, [wake, between, again], /hold the driver at the same time/u);
  });

  it('catches a pass that held the driver while another worker did', () => {
    const wake = driverWake();
    const tampering = new Tampering(guests);
    const begin = tampering.copyAfter({ e: 'driver.begin', g: 0, t: 0, s: 77, w: 1, timeout: 0 }, wake);
    const end = tampering.copyAfter({ e: 'driver.end', g: 0, t: 0, s: 77, w: 1, had: true }, begin);
    const again = tampering.copyAfter(wake, end);
    expectCaught(oneDriverHolder, tampering, [wake, begin, end, again], /held the driver while thread/u);
  });

  it('catches a worker that calls wakers from a driver it did not hold', () => {
    const wake = driverWake();
    const end = firstOf(guests, 'driver.end', (event) => event.s === wake.s, { after: wake });
    const tampering = new Tampering(guests).edit(end, { had: false });
    expectCaught(oneDriverHolder, tampering, [wake, end], /says that it did not hold the driver/u);
  });
});

describe('driver-every-event-interval', () => {
  it.each(['S2-wake-mt2', 'S7-many-mt2', 'S8-bip-both-mt2', 'S1-defer-mt2'])('holds in %s', async (name) => {
    expectHolds(driverEveryEventInterval, await loadRecording(`1.53.1-probed/${name}.jsonl.gz`));
  });

  it('catches a pass left out', () => {
    const maintenance = lastOf(wakers, 'maintenance');
    const pass = firstOf(wakers, 'driver.begin', (event) => event.s === maintenance.s, {
      after: maintenance,
    });
    const before = lastOf(wakers, 'driver.begin', (event) => event.w === pass.w, { before: pass });
    const tampering = new Tampering(wakers).remove(maintenance, pass);
    expectCaught(driverEveryEventInterval, tampering, [before], /in more than 6[01] ticks without a pass/u);
  });

  it('catches one tick too many', () => {
    const maintenance = lastOf(wakers, 'maintenance');
    const take = lastOf(wakers, 'take', (event) => event.w === maintenance.w, { before: maintenance });
    const tampering = new Tampering(wakers);
    const extra = tampering.copyAfter(take, take);
    expectCaught(driverEveryEventInterval, tampering, [extra], /in more than 6[01] ticks without a pass/u);
  });

  it('catches maintenance in the wrong tick', () => {
    const maintenance = firstOf(wakers, 'maintenance');
    const tampering = new Tampering(wakers).edit(maintenance, { tick: (maintenance.tick ?? 0) + 1 });
    expectCaught(driverEveryEventInterval, tampering, [maintenance], /no multiple of event_interval 61/u);
  });
});

describe('deferred-resume-bound', () => {
  it.each(['S1-defer-mt2', 'S3-mix-mt2', 'S8-bip-both-mt2', 'S9-guests-defer-mt2'])(
    'holds in %s',
    async (name) => {
      expectHolds(deferredResumeBound, await loadRecording(`1.53.1-probed/${name}.jsonl.gz`));
    },
  );

  it('catches a pass through the driver that calls no deferred wakers', () => {
    const flush = firstOf(deferring, 'flush');
    const first = firstOf(deferring, 'defer', (event) => event.s === flush.s, { before: flush });
    const end = lastOf(deferring, 'driver.end', (event) => event.s === flush.s, { before: flush });
    const take = firstOf(deferring, 'take', (event) => event.s === flush.s, { after: flush });
    const tampering = new Tampering(deferring).remove(flush);
    expectCaught(deferredResumeBound, tampering, [first, end, take], /after a pass through the driver/u);
  });

  it('catches a task deferred for too long', () => {
    const takes = eventsOf(wakers, 'take');
    const early = takes.find(
      ({ s: thread }) => takes.filter((take) => take.s === thread && take.from === 'local').length > 62,
    );
    if (early?.task === undefined) throw new Error('no thread takes more than 62 tasks');
    const { task, g, t, s, w } = early;
    const tampering = new Tampering(wakers);
    tampering.remove(...eventsOf(wakers, 'driver.end', (event) => event.s === s, { after: early }));
    const defer = tampering.copyAfter({ e: 'defer', g, t, s, w, task }, early);
    expectCaught(deferredResumeBound, tampering, [defer], /for \d+ (ticks|polls), and \d+ is the most/u);
  });
});

describe('bounded-waiting', () => {
  it.each(['S2-wake-mt2', 'S7-many-mt2', 'S8-bip-both-mt2', 'S9-guests-wake-mt2'])(
    'holds in %s',
    async (name) => {
      expectHolds(boundedWaiting, await loadRecording(`1.53.1-probed/${name}.jsonl.gz`));
    },
  );

  it('catches a task passed over', () => {
    const { put, tampering } = neverTaken(wakers);
    tampering.remove(...eventsOf(wakers, 'schedule', (event) => event.task === put.task, { after: put }));
    expectCaught(boundedWaiting, tampering, [put], /must leave it within k = \d+ ticks/u);
  });

  it('catches a queue that is not served while the inject queue is', () => {
    const put = firstOf(manyShort, 'schedule', (event) => event.to === 'back');
    const take = firstOf(manyShort, 'take', (event) => event.w === put.w && event.from === 'inject');
    const tampering = new Tampering(manyShort);
    let last = tampering.copyAfter(take, put);
    for (let i = 0; i < 600; i++) last = tampering.copyAfter(take, last);
    expectCaught(boundedWaiting, tampering, [put], /must leave it within k = \d+ ticks/u);
    expect(last).toMatchObject({ from: 'inject' });
  });
});
