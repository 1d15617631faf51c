import { describe, it } from 'vitest';
import { lifoSlotFirst } from '../../../checker/properties/lifo-slot-first.ts';
import { expectCaught, expectHolds, Tampering } from './harness.ts';
import { firstOf, lastOf, loadRecording } from './recording.ts';

describe('lifo-slot-first', () => {
  it.each([
    '1.53.1-probed/S2-wake-mt2',
    '1.53.1-probed/S8-bip-both-mt2',
    '1.53.1-probed/S4-pingpong-defer-mt2',
    '1.51.1-probed/S5-wake1-mt2',
  ])('holds in %s', async (name) => {
    expectHolds(lifoSlotFirst, await loadRecording(`${name}.jsonl.gz`));
  });

  it.each(['taken', 'stolen'])('catches a task that is %s before the one in the slot', async (deed) => {
    const recording = await loadRecording('1.53.1-probed/S4-pingpong-defer-mt2.jsonl.gz');
    const taken = firstOf(recording, 'take', ({ from }) => from === 'lifo');
    const put = lastOf(recording, 'schedule', ({ task }) => task === taken.task, { before: taken });
    const { s, w, g, t } = taken;
    const other =
      deed === 'taken'
        ? ({ e: 'take', task: 900, from: 'local', s, w, g, t } as const)
        : ({ e: 'steal', task: 900, victim: 1 - (w ?? 0), s, w, g, t } as const);
    const tampering = new Tampering(recording);
    const inserted = tampering.copyAfter(other, put);
    expectCaught(lifoSlotFirst, tampering, [put, inserted, taken], /takes another task while/u);
  });

  it('catches a task that is taken before one which is then displaced', async () => {
    const recording = await loadRecording('1.53.1-probed/S4-pingpong-defer-mt2.jsonl.gz');
    const displaced = firstOf(recording, 'schedule', ({ why }) => why === 'displaced');
    const put = lastOf(recording, 'schedule', ({ task, to }) => task === displaced.task && to === 'lifo', {
      before: displaced,
    });
    const { s, w, g, t } = displaced;
    const tampering = new Tampering(recording);
    const inserted = tampering.copyAfter({ e: 'take', task: 900, from: 'local', s, w, g, t }, put);
    expectCaught(lifoSlotFirst, tampering, [put, inserted, displaced], /takes another task while/u);
  });
});
