import { beforeAll, describe, expect, it } from 'vitest';
import { lifoCap } from '../../../checker/properties/lifo-cap.ts';
import { lifoPrivate } from '../../../checker/properties/lifo-private.ts';
import { onePlace } from '../../../checker/properties/one-place.ts';
import { expectCaught, expectHolds, judge, Tampering } from './harness.ts';
import type { Of, Recording } from './recording.ts';
import { eventsOf, firstOf, lastOf, loadRecording } from './recording.ts';

let pingPong: Recording;
let wakers: Recording;

beforeAll(async () => {
  pingPong = await loadRecording('1.53.1-probed/S4-pingpong-defer-mt2.jsonl.gz');
  wakers = await loadRecording('1.53.1-probed/S2-wake-mt2.jsonl.gz');
});

describe('lifo-cap', () => {
  let capped: Of<'lifo.cap'>;
  let third: Of<'take'>;

  beforeAll(() => {
    capped = firstOf(pingPong, 'lifo.cap');
    third = lastOf(pingPong, 'take', (event) => event.s === capped.s, { before: capped });
  });

  it('holds where the limit is reached again and again', () => {
    expectHolds(lifoCap, pingPong);
  });

  it('catches a fifth poll in one chain', () => {
    const next = firstOf(pingPong, 'take', (event) => event.s === capped.s, { after: capped });
    const tampering = new Tampering(pingPong).edit(next, { from: 'lifo-chain' });
    expectCaught(lifoCap, tampering, [third, next], /takes 4 tasks from its LIFO slot/u);
  });

  it('catches a task put into the slot after the limit was reached', () => {
    const put = firstOf(pingPong, 'schedule', (event) => event.s === capped.s, { after: capped });
    expect(put.to).toBe('back');
    const tampering = new Tampering(pingPong).edit(put, { to: 'lifo', why: 'idle' });
    expectCaught(lifoCap, tampering, [third, put], /put into worker \d's LIFO slot in the same tick/u);
  });
});

describe('lifo-private', () => {
  it.each(['S2-wake-mt2', 'S7-many-mt2', 'S8-bip-both-mt2', 'S4-pingpong-defer-mt2'])(
    'holds in %s',
    async (name) => {
      expectHolds(lifoPrivate, await loadRecording(`1.53.1-probed/${name}.jsonl.gz`));
    },
  );

  it('is no rule of a release in which the slot could be stolen from', async () => {
    const verdict = judge(lifoPrivate, await loadRecording('1.51.1-probed/S5-wake1-mt2.jsonl.gz'));
    expect(verdict).toMatchObject({ verdict: 'not-checkable', reason: expect.stringMatching(/may steal/u) });
  });

  it('catches what 1.51.1 allowed, seen in 1.53.1', async () => {
    const stealing = await loadRecording('1.51.1-probed/S5-wake1-mt2.jsonl.gz');
    const runtime = { ...stealing.header.runtime, version: '1.53.1' };
    const fromSlot = eventsOf(stealing, 'steal').find((steal) => {
      const put = lastOf(stealing, 'schedule', (event) => event.task === steal.task, { before: steal });
      return put.to === 'lifo';
    });
    if (fromSlot === undefined) throw new Error('no task was stolen from a LIFO slot');
    const tampering = new Tampering({ ...stealing, header: { ...stealing.header, runtime } });
    expectCaught(lifoPrivate, tampering, [fromSlot], /LIFO slot, and worker \d steals it/u);
  });

  it('catches a steal of a LIFO task', () => {
    const take = firstOf(wakers, 'take', (event) => event.from === 'lifo-chain');
    const put = lastOf(wakers, 'schedule', (event) => event.task === take.task, { before: take });
    const { task, id, w: victim, g, t } = take;
    if (task === undefined || id === undefined || victim === null) throw new Error('recordings are numbered');
    const tampering = new Tampering(wakers);
    const steal = tampering.copyAfter({ e: 'steal', g, t, s: 77, w: 1 - victim, task, id, victim }, put);
    tampering.remove(take);
    expectCaught(lifoPrivate, tampering, [put, steal], /LIFO slot, and worker \d steals it/u);
    expectCaught(onePlace, tampering, [put, steal], /is in worker \d's LIFO slot/u);
  });

  it('catches a task of the slot taken by another worker', () => {
    const take = firstOf(wakers, 'take', (event) => event.from === 'lifo-chain');
    const put = lastOf(wakers, 'schedule', (event) => event.task === take.task, { before: take });
    const tampering = new Tampering(wakers).edit(take, { w: take.w === 0 ? 1 : 0 });
    expectCaught(lifoPrivate, tampering, [put, take], /LIFO slot, and worker \d takes it/u);
  });

  it('catches a task moved to the inject queue', () => {
    const displaced = firstOf(pingPong, 'schedule', (event) => event.why === 'displaced');
    const put = lastOf(pingPong, 'schedule', (event) => event.task === displaced.task, { before: displaced });
    const tampering = new Tampering(pingPong).edit(displaced, { to: 'inject' });
    expectCaught(lifoPrivate, tampering, [put, displaced], /is put elsewhere/u);
  });
});
