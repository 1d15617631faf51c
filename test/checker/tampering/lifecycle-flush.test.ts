import { beforeAll, describe, it } from 'vitest';
import { flushIsComplete } from '../../../checker/properties/flush-is-complete.ts';
import { expectCaught, expectHolds, Tampering } from './harness.ts';
import type { Of, Recording } from './recording.ts';
import { firstOf, loadRecording } from './recording.ts';

let recording: Recording;
/** The last waker of a flush of several, the deferral that put it on the list, and what the worker does after. */
let wake: Of<'wake.begin'>;
let deferral: Of<'defer'>;
let next: Of<'take'>;

beforeAll(async () => {
  recording = await loadRecording('1.53.1-probed/S1-defer-mt2.jsonl.gz');
  const flush = firstOf(recording, 'flush', ({ n }) => n > 2);
  const here = ({ s }: { readonly s: number }): boolean => s === flush.s;
  next = firstOf(recording, 'take', here, { after: flush });
  wake = firstOf(recording, 'wake.begin', here, { after: flush });
  deferral =
    recording.events.findLast(
      (event): event is Of<'defer'> => event.e === 'defer' && event.task === wake.task && event.g < flush.g,
    ) ?? firstOf(recording, 'defer');
});

describe('flush-is-complete', () => {
  it('holds where nothing was changed', () => {
    expectHolds(flushIsComplete, recording);
  });

  it('catches a deferred waker that is not called', () => {
    expectCaught(flushIsComplete, new Tampering(recording).remove(wake), [deferral, next], /is not called/u);
  });

  it('catches a waker that is called only after the worker went on', () => {
    const tampering = new Tampering(recording).moveAfter(wake, next);
    expectCaught(flushIsComplete, tampering, [deferral, next], /is not called/u);
  });

  it('catches a waker of another task in its place', () => {
    const tampering = new Tampering(recording).edit(wake, { task: 4000 });
    expectCaught(flushIsComplete, tampering, [deferral, next], /is not called/u);
  });
});
