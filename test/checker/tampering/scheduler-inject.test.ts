import { beforeAll, describe, expect, it } from 'vitest';
import { injectAtInterval } from '../../../checker/properties/inject-at-interval.ts';
import { injectFifo } from '../../../checker/properties/inject-fifo.ts';
import { expectCaught, expectHolds, judge, Tampering } from './harness.ts';
import type { Event } from '../../../traces/index.ts';
import type { Of, Recording } from './recording.ts';
import { eventsOf, firstOf, loadRecording } from './recording.ts';

const withInterval = (recording: Recording, interval: number): Recording => {
  const { header } = recording;
  const config = { ...header.runtime.config, global_queue_interval: interval };
  return { ...recording, header: { ...header, runtime: { ...header.runtime, config } } };
};

describe('inject-fifo', () => {
  let foreign: Recording;
  /** A task from outside that is taken, and what its waker did last before. */
  let taken: Of<'take'>;
  let pushed: Of<'wake.end'>;
  let put: Of<'schedule'>;

  /** Lets one more task be put into the inject queue after it, which its worker takes first. */
  const overtaken = (
    between: 'at once' | 'returned',
  ): { readonly tampering: Tampering; readonly other: Event } => {
    const tampering = new Tampering(foreign);
    const { g, t, s, w } = taken;
    const from = { g, t, s: 77, w: null };
    const push = { ...from, e: 'schedule', task: 900, to: 'inject', why: 'remote' } as const;
    const after = tampering.copyAfter(push, between === 'returned' ? pushed : put);
    tampering.copyAfter({ ...from, e: 'wake.end', task: 900 }, after);
    const other = tampering.copyAfter({ e: 'take', task: 900, from: 'inject', g, t, s, w }, taken);
    tampering.moveAfter(taken, other);
    return { tampering, other };
  };

  beforeAll(async () => {
    foreign = await loadRecording('1.53.1-probed/S10-crosswake-thread-mt4.jsonl.gz');
    put = firstOf(
      foreign,
      'schedule',
      ({ g, to, s, task }) =>
        to === 'inject' &&
        foreign.events[g + 1]?.e === 'wake.end' &&
        foreign.events[g + 1]?.s === s &&
        foreign.events.find((event) => event.g > g && event.e === 'take' && event.task === task) !==
          undefined,
    );
    const { s, task } = put;
    pushed = firstOf(foreign, 'wake.end', (event) => event.s === s, { after: put });
    taken = firstOf(foreign, 'take', (event) => event.task === task, { after: pushed });
  });

  it.each(['S10-crosswake-thread-mt4', 'S9-guests-wake-mt2', 'S8-bip-both-mt2'])(
    'holds in %s',
    async (name) => {
      expectHolds(injectFifo, await loadRecording(`1.53.1-probed/${name}.jsonl.gz`));
    },
  );

  it('catches a task that is taken after one which came later', () => {
    const { tampering, other } = overtaken('returned');
    expectCaught(injectFifo, tampering, [put, other, taken], /which was put there later/u);
  });

  it('blames nobody where both may have come at the same time', () => {
    expectHolds(injectFifo, overtaken('at once').tampering.result().recording);
  });
});

describe('inject-at-interval', () => {
  let many: Recording;

  beforeAll(async () => {
    many = await loadRecording('1.53.1-probed/S7-many-mt2.jsonl.gz');
  });

  it.each(['S7-many-mt2', 'S9-guests-defer-mt2'])('holds in %s', async (name) => {
    expectHolds(injectAtInterval, await loadRecording(`1.53.1-probed/${name}.jsonl.gz`));
  });

  it('catches a worker that keeps to its own tasks for longer than it was set to', () => {
    expect(judge(injectAtInterval, withInterval(many, 8)).verdict).toBe('violated');
  });

  it('catches a worker that never turns to the inject queue', () => {
    const set = withInterval(many, 31);
    const tampering = new Tampering(set);
    for (const take of eventsOf(set, 'take', ({ from }) => from === 'inject'))
      tampering.edit(take, { from: 'local' });
    for (const batch of eventsOf(set, 'inject.batch')) tampering.remove(batch);
    expectCaught(injectAtInterval, tampering, [], /in 31 ticks on end/u);
  });
});
