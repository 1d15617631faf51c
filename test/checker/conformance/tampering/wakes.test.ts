import { beforeAll, describe, it } from 'vitest';
import { Tampering } from '../../tampering/harness.ts';
import type { Of, Recording } from '../../tampering/recording.ts';
import { eventsOf, firstOf } from '../../tampering/recording.ts';
import { loadFixture } from '../fixture.ts';
import { expectRefused } from './refusal.ts';
import { has, runBefore, runsFrom, runsOf, within } from './runs.ts';
import type { Run } from './runs.ts';

let selfWakes: Recording;
let pingPong: Recording;
let joins: Recording;
let outside: Recording;

beforeAll(async () => {
  selfWakes = await loadFixture('1.53.1/S2-wake-mt1');
  pingPong = await loadFixture('1.53.1/S4-pingpong-defer-mt1');
  joins = await loadFixture('1.53.1/S6-coop-defer-mt1');
  outside = await loadFixture('1.53.1/S10-crosswake-thread-mt1');
});

const nextRunOf = (recording: Recording, task: number, after: number): Run => {
  const run = runsOf(recording).find(({ task: of, first }) => of === task && first.g > after);
  if (run === undefined) throw new Error(`task ${task} does not run again`);
  return run;
};

/** The `wake.end` that belongs to a `wake.begin`. */
const endOf = (recording: Recording, begin: { readonly g: number }): Of<'wake.end'> =>
  firstOf(recording, 'wake.end', ({ of }) => of === begin.g);

/** Whether no other wake of the task comes between its last poll before this one and its next. */
const isAlone = (recording: Recording, wake: Of<'wake.begin'>): boolean => {
  const polls = eventsOf(recording, 'poll.begin', ({ task }) => task === wake.task);
  const after = polls.findLast(({ g }) => g < wake.g);
  const before = polls.find(({ g }) => g > wake.g);
  if (after === undefined || before === undefined) return false;
  return eventsOf(recording, 'wake.begin', ({ task }) => task === wake.task, { after, before }).length === 1;
};

describe('wakes of a recording that was tampered with', () => {
  it('of the task itself may not be left out', async () => {
    const [one] = runsFrom(selfWakes, (runs) => runs.every((run) => has(run, 'yield')));
    const tampering = new Tampering(selfWakes).remove(
      within(one, 'yield'),
      within(one, 'wake.begin'),
      within(one, 'wake.end'),
    );
    await expectRefused(tampering, {
      at: nextRunOf(selfWakes, one.task, one.last.g).first,
      rule: 'next-task',
      mended: [`lost wake.begin ${one.task}`],
      saying: new RegExp(`task ${one.task},? (?:which )?is idle`, 'u'),
    });
  });

  it('of another task may not be left out', async () => {
    const wake = firstOf(pingPong, 'wake.begin', ({ from }) => from === 'poll');
    const tampering = new Tampering(pingPong).remove(wake, endOf(pingPong, wake));
    await expectRefused(tampering, {
      at: nextRunOf(pingPong, wake.task, wake.g).first,
      rule: 'next-task',
      mended: [`lost wake.begin ${wake.task}`],
      saying: new RegExp(`task ${wake.task},? (?:which )?is idle`, 'u'),
    });
  });

  it('of another task may not go to a third', async () => {
    const wake = firstOf(pingPong, 'wake.begin', ({ from }) => from === 'poll');
    const tampering = new Tampering(pingPong).edit(wake, { task: 1 });
    await expectRefused(tampering, {
      at: nextRunOf(pingPong, wake.task, wake.g).first,
      rule: 'lifo-chain',
      impossible: firstOf(pingPong, 'wake.end', ({ of }) => of === wake.g),
      saying: /task 1 is in the LIFO slot of worker 0, and comes next/u,
    });
  });

  it('may not come after the poll that they pay for', async () => {
    const wake = firstOf(pingPong, 'wake.begin', ({ from }) => from === 'poll');
    const paid = nextRunOf(pingPong, wake.task, wake.g);
    const waker = runsOf(pingPong).find(({ events }) => events.includes(wake)) ?? paid;
    await expectRefused(runBefore(new Tampering(pingPong), paid, waker.first), {
      at: paid.first,
      rule: 'next-task',
      mended: [`moved run.begin ${wake.task}`],
      saying: new RegExp(`task ${wake.task},? (?:which )?is idle`, 'u'),
    });
  });

  it('of who joins may not be left out', async () => {
    const wake = firstOf(joins, 'wake.begin', ({ from }) => from === 'complete');
    const tampering = new Tampering(joins).remove(wake, endOf(joins, wake));
    await expectRefused(tampering, {
      at: nextRunOf(joins, wake.task, wake.g).first,
      rule: 'next-task',
      mended: [`lost wake.begin ${wake.task}`],
      saying: /has nothing to run: task 1 is idle/u,
    });
  });

  it('of a foreign thread may not be left out', async () => {
    const wake = firstOf(outside, 'wake.begin', (one) => one.from === 'external' && isAlone(outside, one));
    const tampering = new Tampering(outside).remove(wake, endOf(outside, wake));
    await expectRefused(tampering, {
      at: nextRunOf(outside, wake.task, wake.g).first,
      rule: 'next-task',
      mended: [`lost wake.begin ${wake.task}`],
      saying: new RegExp(`task ${wake.task},? (?:which )?is idle`, 'u'),
    });
  });

  it('of the driver may not come during a poll', async () => {
    const flushed = firstOf(joins, 'wake.begin', ({ from }) => from === 'runtime');
    const before = runsOf(joins).findLast(({ last }) => last.g < flushed.g);
    if (before === undefined) throw new Error('nothing ran before the first pass');
    const tampering = new Tampering(joins).moveBefore(flushed, within(before, 'poll.end'));
    await expectRefused(tampering, {
      at: flushed,
      rule: 'poll-taken',
      mended: [`moved wake.begin ${flushed.task}`],
      saying: /goes on to call wakers while it runs task \d+/u,
    });
  });
});
