import { beforeAll, describe, expect, it } from 'vitest';
import { Tampering } from '../../tampering/harness.ts';
import type { Recording } from '../../tampering/recording.ts';
import { firstOf } from '../../tampering/recording.ts';
import { conforms, loadFixture } from '../fixture.ts';
import { expectRefused } from './refusal.ts';
import {
  giveTo,
  has,
  onThread,
  repeatAfter,
  runBefore,
  runsFrom,
  runsOf,
  within,
  withoutRun,
} from './runs.ts';
import type { Run } from './runs.ts';

/** Tasks that wake themselves, one after the other, on one worker. */
let wakes: Recording;
let turns: readonly [Run, Run, Run, Run, Run, Run];
/** Two workers. */
let two: Recording;

beforeAll(async () => {
  wakes = await loadFixture('1.53.1/S2-wake-mt1');
  turns = runsFrom(wakes, (runs) => runs.every((run) => has(run, 'yield')));
  two = await loadFixture('1.53.1/S5-yield-wake-mt2');
});

describe('polls of a recording that was tampered with', () => {
  it('are accepted as they were recorded', async () => {
    expect(await conforms(wakes)).toMatchObject({ verdict: 'accepted', reasons: [] });
    expect(await conforms(two)).toMatchObject({ verdict: 'accepted', reasons: [] });
  });

  it('may not be left out', async () => {
    const [, left, next] = turns;
    await expectRefused(withoutRun(new Tampering(wakes), left), {
      at: next.first,
      rule: 'next-task',
      mended: [`lost run.begin ${left.task}`],
      saying: new RegExp(`task ${left.task} \\(queue\\) next, not task ${next.task}`, 'u'),
    });
  });

  it('may not change places', async () => {
    const [, one, other] = turns;
    await expectRefused(runBefore(new Tampering(wakes), other, one.first), {
      at: other.first,
      rule: 'next-task',
      mended: [`moved run.begin ${other.task}`],
      saying: new RegExp(`task ${one.task} \\(queue\\) next, not task ${other.task}`, 'u'),
    });
  });

  it('may not be of another task', async () => {
    const [before, one] = turns;
    await expectRefused(giveTo(new Tampering(wakes), one, before.task), {
      at: one.first,
      rule: 'next-task',
      mended: [`absent run.begin ${before.task}`, `lost run.begin ${one.task}`],
      saying: new RegExp(`task ${one.task} \\(queue\\) next, not task ${before.task}`, 'u'),
    });
  });

  it('may not be of another task than the one that was taken', async () => {
    const [before, one] = turns;
    const begin = within(one, 'poll.begin');
    await expectRefused(new Tampering(wakes).edit(begin, { task: before.task }), {
      at: begin,
      rule: 'poll-taken',
      mended: [`absent poll.begin ${before.task}`, `lost poll.begin ${one.task}`],
      saying: /has taken task \d+ and polls/u,
    });
  });

  it('may not end without having begun', async () => {
    const [, one] = turns;
    const begin = within(one, 'poll.begin');
    await expectRefused(new Tampering(wakes).remove(begin), {
      at: within(one, 'poll.end'),
      rule: 'poll-taken',
      mended: [`lost poll.begin ${one.task}`],
      impossible: within(one, 'yield'),
      saying: /ends a poll of task \d+ that it has not begun/u,
    });
  });

  it('may not end as those of another task', async () => {
    const [before, one] = turns;
    const end = within(one, 'poll.end');
    await expectRefused(new Tampering(wakes).edit(end, { task: before.task }), {
      at: end,
      rule: 'poll-taken',
      mended: [`absent poll.end ${before.task}`, `lost poll.end ${one.task}`],
      saying: /ends a poll of task \d+ that it has not begun/u,
    });
  });

  it('may not begin in one another', async () => {
    const [, outer, inner] = turns;
    await expectRefused(runBefore(new Tampering(wakes), inner, within(outer, 'poll.end')), {
      at: inner.first,
      rule: 'poll-taken',
      mended: [`moved run.begin ${inner.task}`],
      saying: /goes on to run task \d+ while it runs task \d+/u,
    });
  });

  it('may not come twice for one wake', async () => {
    const [, one] = turns;
    const tampering = new Tampering(wakes);
    await expectRefused(tampering, {
      at: repeatAfter(tampering, one, one.last),
      rule: 'next-task',
      mended: [`absent run.begin ${one.task}`],
      saying: new RegExp(`task ${one.task},? (?:which )?is at position`, 'u'),
    });
  });

  it('may not come after the task has completed', async () => {
    const run = runsOf(wakes).find((one) => has(one, 'task.end'));
    if (run === undefined) throw new Error('no task completes');
    const tampering = new Tampering(wakes);
    await expectRefused(tampering, {
      at: repeatAfter(tampering, run, run.last),
      rule: 'next-task',
      mended: [`absent run.begin ${run.task}`],
      saying: new RegExp(`task ${run.task},? (?:which )?is complete`, 'u'),
    });
  });

  it('may not come before the task was spawned', async () => {
    const spawner = runsOf(wakes).find((run) => has(run, 'spawn.begin')) ?? turns[0];
    const spawned = within(spawner, 'spawn.begin');
    const first = runsOf(wakes).find(({ task }) => task === spawned.task) ?? turns[0];
    await expectRefused(runBefore(new Tampering(wakes), first, spawner.first), {
      at: first.first,
      rule: 'next-task',
      mended: [`moved run.begin ${first.task}`],
      saying: new RegExp(`task ${first.task},? (?:which )?is `, 'u'),
    });
  });

  it('may not be on a worker that is parked', async () => {
    const parked = firstOf(two, 'park.begin', ({ g }) => g > 30);
    const run = runsOf(two).find(({ first }) => first.g > parked.g && first.s !== parked.s) ?? turns[0];
    await expectRefused(onThread(new Tampering(two), run, parked.s, parked.w ?? 0), {
      at: run.first,
      rule: 'park',
      saying: /while it is parked/u,
    });
  });

  it('may not be on two workers at one time', async () => {
    const stolen = runsOf(two).find(
      (run, i, all) => run.first.s !== all[i - 1]?.first.s && run.task === all[i - 1]?.task,
    );
    if (stolen === undefined) throw new Error('no task is stolen after its poll');
    const owner = runsOf(two).findLast(({ task, first }) => task === stolen.task && first.g < stolen.first.g);
    if (owner === undefined) throw new Error('the stolen task has not been polled');
    const woken = firstOf(two, 'park.end', ({ s }) => s === stolen.first.s, { after: owner.first });
    const tampering = new Tampering(two).moveBefore(woken, within(owner, 'poll.end'));
    await expectRefused(runBefore(tampering, stolen, within(owner, 'poll.end')), {
      at: stolen.first,
      rule: 'next-task',
      mended: [`moved run.begin ${stolen.task}`],
      saying: new RegExp(`task ${stolen.task},? (?:which )?is in hand of worker`, 'u'),
    });
  });
});
