import { beforeAll, describe, it } from 'vitest';
import { idleWakePlacement } from '../../../checker/properties/idle-wake-placement.ts';
import { inPollWakeGoesBack } from '../../../checker/properties/in-poll-wake-goes-back.ts';
import { migrationExplained } from '../../../checker/properties/migration-explained.ts';
import { expectCaught, expectHolds, Tampering } from './harness.ts';
import type { Of, Recording } from './recording.ts';
import { eventsOf, firstOf, lastOf, loadRecording } from './recording.ts';

let wakers: Recording;
let guests: Recording;
let pingPong: Recording;
let crossWakes: Recording;

beforeAll(async () => {
  wakers = await loadRecording('1.53.1-probed/S2-wake-mt2.jsonl.gz');
  guests = await loadRecording('1.53.1-probed/S9-guests-defer-mt2.jsonl.gz');
  pingPong = await loadRecording('1.53.1-probed/S4-pingpong-defer-mt2.jsonl.gz');
  crossWakes = await loadRecording('1.53.1-probed/S10-crosswake-thread-mt4.jsonl.gz');
});

describe('in-poll-wake-goes-back', () => {
  let wake: Of<'wake.begin'>;
  let pollEnd: Of<'poll.end'>;
  let queued: Of<'schedule'>;
  let runEnd: Of<'run.end'>;

  beforeAll(() => {
    queued = firstOf(wakers, 'schedule', (event) => event.why === 'yield');
    const isTask = (event: { readonly task?: number }): boolean => event.task === queued.task;
    pollEnd = lastOf(wakers, 'poll.end', isTask, { before: queued });
    wake = lastOf(wakers, 'wake.begin', isTask, { before: pollEnd });
    runEnd = firstOf(wakers, 'run.end', isTask, { after: queued });
  });

  it('holds where nothing was changed', () => {
    expectHolds(inPollWakeGoesBack, wakers);
  });

  it('catches a task put into the LIFO slot', () => {
    const tampering = new Tampering(wakers).edit(queued, { to: 'lifo', why: 'idle' });
    expectCaught(inPollWakeGoesBack, tampering, [wake, queued], /into the LIFO slot/u);
  });

  it('catches a task put into the inject queue by a worker that has its core', () => {
    const tampering = new Tampering(wakers).edit(queued, { to: 'inject', why: 'remote' });
    expectCaught(inPollWakeGoesBack, tampering, [wake, queued], /into the inject queue/u);
  });

  it('catches a task that is not put back', () => {
    const tampering = new Tampering(wakers).remove(queued);
    expectCaught(inPollWakeGoesBack, tampering, [wake, runEnd], /without its being queued/u);
  });

  it('catches a task put back by another thread', () => {
    const tampering = new Tampering(wakers).edit(queued, { s: 77 });
    expectCaught(inPollWakeGoesBack, tampering, [wake, queued], /by thread 77/u);
  });

  it('catches a task put back before its poll is over', () => {
    const tampering = new Tampering(wakers).moveBefore(queued, pollEnd);
    expectCaught(inPollWakeGoesBack, tampering, [queued], /while it is being polled/u);
  });
});

describe('idle-wake-placement', () => {
  it.each(['S9-guests-defer-mt2', 'S7-many-mt2', 'S8-bip-both-mt2', 'S10-crosswake-thread-mt4'])(
    'holds in %s',
    async (name) => {
      expectHolds(idleWakePlacement, await loadRecording(`1.53.1-probed/${name}.jsonl.gz`));
    },
  );

  it('catches a task woken by a worker and put at the back though the slot is enabled', () => {
    const wake = firstOf(guests, 'wake.begin', (event) => event.from === 'runtime');
    const queued = firstOf(guests, 'schedule', (event) => event.task === wake.task, { after: wake });
    const tampering = new Tampering(guests).edit(queued, { to: 'back', why: 'lifo-disabled' });
    expectCaught(idleWakePlacement, tampering, [wake, queued], /goes to back instead of lifo/u);
  });

  it('catches a task woken by a foreign thread and put into a LIFO slot', () => {
    const wake = firstOf(guests, 'wake.begin', (event) => event.from === 'external');
    const queued = firstOf(guests, 'schedule', (event) => event.task === wake.task, { after: wake });
    const tampering = new Tampering(guests).edit(queued, { to: 'lifo', why: 'idle' });
    expectCaught(
      idleWakePlacement,
      tampering,
      [wake, queued],
      /no worker, and goes to lifo instead of inject/u,
    );
  });

  it('catches an idle task that is woken and put nowhere', () => {
    const wake = firstOf(guests, 'wake.begin', (event) => event.from === 'runtime');
    const queued = firstOf(guests, 'schedule', (event) => event.task === wake.task, { after: wake });
    const tampering = new Tampering(guests).remove(queued);
    expectCaught(idleWakePlacement, tampering, [wake], /put into no queue/u);
  });

  it('catches the LIFO slot being used after it was disabled for the tick', () => {
    const disabled = firstOf(pingPong, 'schedule', (event) => event.why === 'lifo-disabled');
    const cap = lastOf(pingPong, 'lifo.cap', (event) => event.s === disabled.s, { before: disabled });
    const tampering = new Tampering(pingPong).edit(disabled, { to: 'lifo', why: 'idle' });
    expectCaught(idleWakePlacement, tampering, [cap, disabled], /goes to lifo instead of back/u);
  });
});

describe('migration-explained', () => {
  it('holds where nothing was changed', () => {
    expectHolds(migrationExplained, guests);
  });

  it('catches a migration whose steal is missing', () => {
    const steal = firstOf(guests, 'steal');
    const poll = firstOf(guests, 'poll.begin', (event) => event.task === steal.task, { after: steal });
    const tampering = new Tampering(guests).remove(steal);
    expectCaught(migrationExplained, tampering, [poll], /without being taken from any queue/u);
  });

  it('catches a thief who took a task from a worker that did not have it', () => {
    const steal = firstOf(guests, 'steal');
    const poll = firstOf(guests, 'poll.begin', (event) => event.task === steal.task, { after: steal });
    const tampering = new Tampering(guests).edit(steal, { victim: steal.w ?? 0 });
    expectCaught(migrationExplained, tampering, [steal, poll], /it could not be there/u);
  });

  it('catches a task polled by a worker that did not take it', () => {
    const poll = eventsOf(guests, 'poll.begin', (event) => event.w === 1 && event.n === 2)[0];
    if (poll === undefined) throw new Error('no third poll on worker 1');
    const tampering = new Tampering(guests).edit(poll, { w: 0 });
    expectCaught(migrationExplained, tampering, [poll], /it was another that took it/u);
  });

  it('catches a task taken from a local queue although it was put into the inject queue', () => {
    const moved = eventsOf(crossWakes, 'take', (event) => event.from === 'inject').find((take) => {
      const next = firstOf(crossWakes, 'poll.begin', (event) => event.task === take.task, { after: take });
      const before = eventsOf(crossWakes, 'poll.begin', (event) => event.task === take.task, {
        before: take,
      }).at(-1);
      return before !== undefined && before.w !== next.w;
    });
    if (moved === undefined) throw new Error('no migration through the inject queue');
    const tampering = new Tampering(crossWakes).edit(moved, { from: 'local' });
    expectCaught(migrationExplained, tampering, [moved], /taken from the local queue though it could not/u);
  });
});
