import { beforeAll, describe, expect, it } from 'vitest';
import { Tampering } from '../../tampering/harness.ts';
import type { Of, Recording } from '../../tampering/recording.ts';
import { eventsOf, firstOf } from '../../tampering/recording.ts';
import { conforms, loadFixture } from '../fixture.ts';
import { expectRefused } from './refusal.ts';
import { has, runBefore, runsFrom, runsOf, within } from './runs.ts';
import type { Run } from './runs.ts';

/** Three tasks that yield by `yield_now`, and the first pass in which their wakers are called. */
let yields: Recording;
let flush: readonly [Of<'wake.begin'>, Of<'wake.begin'>, Of<'wake.begin'>];
let before: Run;
let after: Run;
/** Tasks of both kinds: those that wake themselves keep the queue from being empty. */
let mix: Recording;
let coop: Recording;

const endOf = (recording: Recording, begin: { readonly g: number }): Of<'wake.end'> =>
  firstOf(recording, 'wake.end', ({ of }) => of === begin.g);

const around = (recording: Recording, g: number): readonly [Run, Run] => {
  const runs = runsOf(recording);
  const last = runs.findLast((run) => run.last.g < g);
  const next = runs.find((run) => run.first.g > g);
  if (last === undefined || next === undefined) throw new Error(`no turns around ${g}`);
  return [last, next];
};

/** The wakers called in one pass, and their returns, from the first on. */
const passFrom = (
  recording: Recording,
  first: Of<'wake.begin'>,
): readonly (Of<'wake.begin'> | Of<'wake.end'>)[] => {
  const pass: (Of<'wake.begin'> | Of<'wake.end'>)[] = [];
  for (const event of recording.events.slice(first.g)) {
    if (event.e !== 'wake.begin' && event.e !== 'wake.end') break;
    pass.push(event);
  }
  return pass;
};

beforeAll(async () => {
  yields = await loadFixture('1.53.1/S1-defer-mt1');
  const [one, two, three] = eventsOf(yields, 'wake.begin', ({ from }) => from === 'runtime');
  if (!one || !two || !three) throw new Error('nothing is deferred');
  flush = [one, two, three];
  [before, after] = around(yields, one.g);
  mix = await loadFixture('1.53.1/S3-mix-mt1');
  coop = await loadFixture('1.53.1/S6-coop-defer-mt1');
});

describe('deferred wakers of a recording that was tampered with', () => {
  it('are accepted as they were recorded', async () => {
    for (const recording of [yields, mix, coop])
      expect(await conforms(recording)).toMatchObject({ verdict: 'accepted', reasons: [] });
  });

  it('may not be called first-first', async () => {
    const [one, , three] = flush;
    const [end, otherEnd] = [endOf(yields, one), endOf(yields, three)];
    const tampering = new Tampering(yields)
      .edit(one, { task: three.task })
      .edit(end, { task: three.task })
      .edit(three, { task: one.task })
      .edit(otherEnd, { task: one.task });
    await expectRefused(tampering, {
      at: one,
      rule: 'flush-order',
      mended: [`exchanged wake.begin ${three.task}`],
      saying: /in the order 3, 2, 4/u,
    });
  });

  it.each([0, 1, 2])('may not be left out (%i of three)', async (i) => {
    const left = flush[i] ?? flush[0];
    const tampering = new Tampering(yields).remove(left, endOf(yields, left));
    await expectRefused(tampering, {
      at: flush[i + 1] ?? after.first,
      rule: 'flush-order',
      mended: [`lost wake.begin ${left.task}`],
      saying: i === 2 ? /has 1 more deferred wakers to call/u : /deferred are called in the order/u,
    });
  });

  it('may not be called twice', async () => {
    const tampering = new Tampering(yields);
    const [, , three] = flush;
    const again = tampering.copyAfter(three, endOf(yields, three));
    await expectRefused(tampering, {
      at: again,
      rule: 'nothing-found',
      mended: [`absent wake.begin ${three.task}`],
      saying: /goes on to call wakers with/u,
    });
  });

  it('may not be called while the queue holds tasks', async () => {
    const [one] = flush;
    const tampering = new Tampering(yields);
    for (const event of passFrom(yields, one)) tampering.moveBefore(event, before.first);
    await expectRefused(tampering, {
      at: one,
      rule: 'nothing-found',
      mended: [`moved run.begin ${before.task}`],
      saying: /to call wakers with an empty LIFO slot, 1 tasks in its queue/u,
    });
  });

  it('may not be called after their tasks have run', async () => {
    const [one] = flush;
    await expectRefused(runBefore(new Tampering(yields), after, one), {
      at: after.first,
      rule: 'deferred-private',
      mended: [`moved run.begin ${after.task}`],
      saying: new RegExp(`has nothing to run: task ${after.task} is deferred`, 'u'),
    });
  });

  it('may not wait while the worker parks', async () => {
    const [one] = flush;
    const parks = firstOf(yields, 'park.begin');
    const tampering = new Tampering(yields);
    const park = tampering.copyAfter(parks, before.last);
    tampering.copyAfter(firstOf(yields, 'park.end'), park);
    expect(one.g).toBeGreaterThan(before.last.g);
    await expectRefused(tampering, {
      at: park,
      rule: 'idle-pass',
      mended: ['absent park.begin'],
      saying: /parks with 3 deferred tasks/u,
    });
  });

  it('may not be called a poll before the tick of maintenance', async () => {
    const first = firstOf(mix, 'wake.begin', ({ from }) => from === 'runtime');
    const [last] = around(mix, first.g);
    const tampering = new Tampering(mix);
    for (const event of passFrom(mix, first)) tampering.moveBefore(event, last.first);
    await expectRefused(tampering, {
      at: first,
      rule: 'nothing-found',
      mended: [`moved run.begin ${last.task}`],
      saying: /to call wakers with/u,
    });
  });

  it('may not be called a poll after the tick of maintenance', async () => {
    const first = firstOf(mix, 'wake.begin', ({ from }) => from === 'runtime');
    const [, next] = around(mix, first.g);
    const selfWaker = runsOf(mix).find((run) => run.first.g > next.last.g && has(run, 'wake.begin')) ?? next;
    await expectRefused(runBefore(new Tampering(mix), selfWaker, first), {
      at: selfWaker.first,
      rule: 'flush-order',
      mended: [`moved run.begin ${selfWaker.task}`],
      saying: /passed the driver and has 3 deferred wakers to call/u,
    });
  });

  it('may not be of a task that wakes itself instead where its budget is used up', async () => {
    const [receiver] = runsFrom(
      coop,
      ([run]) => run !== undefined && has(run, 'yield') && within(run, 'yield').how === 'coop',
    );
    const waker = firstOf(coop, 'wake.begin', ({ task }) => task === receiver.task, { after: receiver.last });
    const tampering = new Tampering(coop)
      .moveBefore(waker, within(receiver, 'yield'))
      .edit(waker, { by: receiver.task, from: 'poll' })
      .moveAfter(endOf(coop, waker), waker);
    await expectRefused(tampering, {
      at: firstOf(coop, 'wake.begin', ({ g }) => g > waker.g),
      rule: 'coop',
      saying: new RegExp(
        `task ${receiver.task} used up its budget.* was woken at once; .*1 tasks in its queue`,
        'u',
      ),
    });
  });
});
