import { beforeAll, describe, it } from 'vitest';
import { localFifo } from '../../../checker/properties/local-fifo.ts';
import { noParkWithLocalWork } from '../../../checker/properties/no-park-with-local-work.ts';
import { onePlace } from '../../../checker/properties/one-place.ts';
import { queueBounds } from '../../../checker/properties/queue-bounds.ts';
import { expectCaught, expectHolds, Tampering } from './harness.ts';
import type { Of, Recording } from './recording.ts';
import { eventsOf, firstOf, lastOf, loadRecording } from './recording.ts';

let wakers: Recording;
let manyShort: Recording;
let raced: Recording;

beforeAll(async () => {
  wakers = await loadRecording('1.53.1-probed/S2-wake-mt2.jsonl.gz');
  manyShort = await loadRecording('1.53.1-probed/S7-many-mt2.jsonl.gz');
  raced = await loadRecording('1.51.1-probed/S3-mix-mt2.jsonl.gz');
});

/** The first two tasks taken one after the other from one local queue in which both were waiting. */
function twoInTurn(recording: Recording): readonly [Of<'take'>, Of<'take'>] {
  const takes = eventsOf(recording, 'take', (event) => event.from === 'local');
  for (const first of takes) {
    const second = takes.find((event) => event.g > first.g && event.w === first.w);
    if (second === undefined || second.task === first.task) continue;
    const put = lastOf(recording, 'schedule', (event) => event.task === second.task, { before: second });
    if (put.g < first.g && put.to === 'back' && put.w === second.w) return [first, second];
  }
  throw new Error('no two tasks waited together');
}

/** A steal that moved several tasks, and the next one that the thief took from its own queue. */
function bigSteal(recording: Recording): { readonly steal: Of<'steal'>; readonly moved: Of<'take'> } {
  for (const steal of eventsOf(recording, 'steal')) {
    const moved = firstOf(recording, 'take', (event) => event.w === steal.w, { after: steal });
    const put = lastOf(recording, 'schedule', (event) => event.task === moved.task, { before: moved });
    if (moved.from === 'local' && put.g < steal.g && put.w === steal.victim) return { steal, moved };
  }
  throw new Error('no steal moved more than one task');
}

/** What names the task of an event. */
function namesOf({ task, id }: Of<'take' | 'steal'>): { readonly task: number; readonly id: number } {
  if (task === undefined || id === undefined) throw new Error('recordings number tasks');
  return { task, id };
}

describe('one-place', () => {
  it.each(['S2-wake-mt2', 'S7-many-mt2', 'S8-bip-both-mt2', 'S3-mix-mt2'])('holds in %s', async (name) => {
    expectHolds(onePlace, await loadRecording(`1.53.1-probed/${name}.jsonl.gz`));
  });

  it('holds where steals raced with the victim', () => {
    expectHolds(onePlace, raced);
  });

  it('catches a second place for a task', () => {
    const put = firstOf(wakers, 'schedule', (event) => event.to === 'back' && event.why === 'yield');
    const tampering = new Tampering(wakers);
    const again = tampering.copyAfter(put, put);
    expectCaught(onePlace, tampering, [put, again], /while it is in worker \d's local queue/u);
  });

  it('catches a task taken from another queue than it is in', () => {
    const take = firstOf(wakers, 'take', (event) => event.from === 'local');
    const put = lastOf(wakers, 'schedule', (event) => event.task === take.task, { before: take });
    const tampering = new Tampering(wakers).edit(take, { from: 'inject' });
    expectCaught(onePlace, tampering, [put, take], /as if in the inject queue/u);
  });

  it('catches a task that was never put anywhere', () => {
    const put = firstOf(wakers, 'schedule', (event) => event.to === 'back' && event.why === 'yield');
    const take = firstOf(wakers, 'take', (event) => event.task === put.task, { after: put });
    expectCaught(onePlace, new Tampering(wakers).remove(put), [take], /it is in no queue/u);
  });

  it('catches a task put into a queue while a worker has it in hand', () => {
    const poll = firstOf(wakers, 'poll.begin', (event) => event.task !== 0);
    const put = firstOf(wakers, 'schedule', (event) => event.task === poll.task, { after: poll });
    const tampering = new Tampering(wakers).moveAfter(put, poll);
    expectCaught(onePlace, tampering, [put], /while it is in the hands of worker/u);
  });
});

describe('queue-bounds', () => {
  it('holds where queues overflow', () => {
    expectHolds(queueBounds, manyShort);
  });

  it('catches an overflow that moves too few', () => {
    const overflow = firstOf(manyShort, 'overflow');
    const tampering = new Tampering(manyShort).edit(overflow, { n: 65 });
    expectCaught(queueBounds, tampering, [overflow], /moves 65 tasks, not 129/u);
  });

  it('catches a queue that grows beyond its capacity', () => {
    const overflow = firstOf(manyShort, 'overflow');
    const push = lastOf(manyShort, 'schedule', (event) => event.w === overflow.w, { before: overflow });
    const tampering = new Tampering(manyShort).remove(overflow);
    expectCaught(queueBounds, tampering, [push], /holds more than 256 tasks/u);
  });

  it('catches an overflow of a queue that is not full', () => {
    const overflow = firstOf(manyShort, 'overflow');
    const early = firstOf(manyShort, 'schedule', (event) => event.to === 'back' && event.w === overflow.w);
    const tampering = new Tampering(manyShort);
    const copy = tampering.copyAfter(overflow, early);
    expectCaught(queueBounds, tampering, [copy], /overflows with \d+ tasks in it/u);
  });

  it('catches the wrong half moving', () => {
    const header = {
      ...manyShort.header,
      runtime: { ...manyShort.header.runtime, version: '1.51.4' },
    };
    const overflow = firstOf(manyShort, 'overflow');
    expectCaught(
      queueBounds,
      new Tampering({ ...manyShort, header }),
      [overflow],
      /the oldest being the ones/u,
    );
  });

  it('catches a LIFO slot that takes a second task', () => {
    const displaced = firstOf(manyShort, 'schedule', (event) => event.why === 'displaced');
    const put = lastOf(manyShort, 'schedule', (event) => event.task === displaced.task, {
      before: displaced,
    });
    const tampering = new Tampering(manyShort).remove(displaced);
    expectCaught(queueBounds, tampering, [put], /pushed out of worker \d's LIFO slot and was put nowhere/u);
  });
});

describe('local-fifo', () => {
  it.each(['S2-wake-mt2', 'S7-many-mt2', 'S9-guests-defer-mt2', 'S9-guests-wake-mt2'])(
    'holds in %s',
    async (name) => {
      expectHolds(localFifo, await loadRecording(`1.53.1-probed/${name}.jsonl.gz`));
    },
  );

  it('holds where steals raced with the victim', () => {
    expectHolds(localFifo, raced);
  });

  it('catches two tasks of a queue swapped', () => {
    const [first, second] = twoInTurn(wakers);
    const tampering = new Tampering(wakers).edit(first, namesOf(second)).edit(second, namesOf(first));
    expectCaught(localFifo, tampering, [first], /before task \d+, which was in its queue first/u);
  });

  it('catches two pushes swapped', () => {
    const [first, second] = twoInTurn(wakers);
    const puts = [first, second].map((take) =>
      lastOf(wakers, 'schedule', (event) => event.task === take.task, { before: take }),
    );
    const [earlier, later] = puts;
    if (earlier === undefined || later === undefined) throw new Error('two takes have two pushes');
    const tampering = new Tampering(wakers).moveAfter(earlier, later);
    expectCaught(localFifo, tampering, [later, earlier, first], /which was in its queue first/u);
  });

  it('catches a steal that takes the wrong number', () => {
    const { steal, moved } = bigSteal(manyShort);
    const tampering = new Tampering(manyShort).edit(steal, namesOf(moved));
    expectCaught(localFifo, tampering, [steal], /steals \d+ of the \d+ tasks/u);
  });

  it('catches a thief that does not run the last of the tasks it stole', () => {
    const { steal, moved } = bigSteal(manyShort);
    const tampering = new Tampering(manyShort).edit(steal, namesOf(moved)).edit(moved, namesOf(steal));
    expectCaught(localFifo, tampering, [steal], /steals \d+ of the \d+ tasks/u);
  });
});

describe('no-park-with-local-work', () => {
  it.each(['S2-wake-mt2', 'S7-many-mt2', 'S10-crosswake-thread-mt4'])('holds in %s', async (name) => {
    expectHolds(noParkWithLocalWork, await loadRecording(`1.53.1-probed/${name}.jsonl.gz`));
  });

  it('catches a park with a task in the queue', () => {
    const parked = lastOf(wakers, 'parked');
    const take = firstOf(wakers, 'take', (event) => event.from === 'local');
    const put = lastOf(wakers, 'schedule', (event) => event.task === take.task, { before: take });
    const tampering = new Tampering(wakers);
    tampering.moveAfter(parked, put).edit(parked, { w: put.w, s: put.s });
    expectCaught(noParkWithLocalWork, tampering, [parked], /parks with work of its own.*local queue/u);
  });

  it('catches a park with a task in the LIFO slot', () => {
    const parked = firstOf(manyShort, 'parked');
    const put = firstOf(manyShort, 'schedule', (event) => event.to === 'lifo');
    const tampering = new Tampering(manyShort);
    const copy = tampering.copyAfter(parked, put);
    tampering.edit(copy, { w: put.w, s: put.s });
    expectCaught(noParkWithLocalWork, tampering, [put, copy], /parks with work of its own.*LIFO slot/u);
  });

  it('catches a task that was left behind', () => {
    const take = lastOf(wakers, 'take', (event) => event.from === 'local');
    const put = lastOf(wakers, 'schedule', (event) => event.task === take.task, { before: take });
    const parked = firstOf(wakers, 'parked', (event) => event.w === take.w, { after: take });
    const tampering = new Tampering(wakers).remove(take);
    expectCaught(noParkWithLocalWork, tampering, [put, parked], /parks with work of its own/u);
  });
});
