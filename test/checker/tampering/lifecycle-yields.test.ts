import { beforeAll, describe, expect, it } from 'vitest';
import { deferredWakeOrder } from '../../../checker/properties/deferred-wake-order.ts';
import { yieldNowDefers } from '../../../checker/properties/yield-now-defers.ts';
import { expectCaught, expectHolds, judge, Tampering } from './harness.ts';
import type { Of, Recording } from './recording.ts';
import { eventsOf, firstOf, loadRecording } from './recording.ts';

const asOf = (recording: Recording, version: string): Recording => ({
  ...recording,
  header: { ...recording.header, runtime: { ...recording.header.runtime, version } },
});

let yielders: Recording;

beforeAll(async () => {
  yielders = await loadRecording('1.53.1-probed/S1-defer-mt2.jsonl.gz');
});

describe('yield-now-defers', () => {
  let act: Of<'yield'>;
  let deferral: Of<'defer'>;
  let end: Of<'poll.end'>;

  beforeAll(() => {
    act = firstOf(yielders, 'yield');
    deferral = firstOf(yielders, 'defer', ({ s }) => s === act.s, { after: act });
    end = firstOf(yielders, 'poll.end', ({ s }) => s === act.s, { after: deferral });
  });

  it.each(['S1-defer-mt2', 'S8-bip-both-mt2', 'S9-guests-defer-mt2'])('holds in %s', async (name) => {
    expectHolds(yieldNowDefers, await loadRecording(`1.53.1-probed/${name}.jsonl.gz`));
  });

  it('catches a deferral that is left out', () => {
    expectCaught(yieldNowDefers, new Tampering(yielders).remove(deferral), [act, end], /is not deferred/u);
  });

  it('catches a task that wakes itself instead', () => {
    const tampering = new Tampering(yielders).remove(deferral);
    const { task, s, w, g, t } = act;
    const wake = tampering.copyAfter({ e: 'wake.begin', task, by: task, from: 'poll', s, w, g, t }, act);
    expectCaught(yieldNowDefers, tampering, [act, wake, end], /wakes itself instead/u);
  });
});

describe('deferred-wake-order', () => {
  let wakes: readonly Of<'wake.begin'>[];

  beforeAll(() => {
    const flush = firstOf(yielders, 'flush', ({ n }) => n > 2);
    const next = firstOf(yielders, 'take', ({ s }) => s === flush.s, { after: flush });
    wakes = eventsOf(yielders, 'wake.begin', ({ s }) => s === flush.s, { after: flush, before: next });
  });

  it.each(['S1-defer-mt2', 'S8-bip-both-mt2'])('holds in %s', async (name) => {
    expectHolds(deferredWakeOrder, await loadRecording(`1.53.1-probed/${name}.jsonl.gz`));
  });

  it('catches two wakers called the wrong way round', () => {
    const [first, second] = wakes;
    if (first === undefined || second === undefined) throw new Error('a flush of several');
    const tampering = new Tampering(yielders)
      .edit(first, { task: second.task })
      .edit(second, { task: first.task });
    expectCaught(deferredWakeOrder, tampering, [first], /is called before that of/u);
  });

  it('catches the order of another release', () => {
    expect(judge(deferredWakeOrder, asOf(yielders, '1.28.2')).verdict).toBe('violated');
  });
});
