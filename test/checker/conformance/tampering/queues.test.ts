import { beforeAll, describe, expect, it } from 'vitest';
import { Tampering } from '../../tampering/harness.ts';
import type { Recording } from '../../tampering/recording.ts';
import { firstOf } from '../../tampering/recording.ts';
import { conforms, loadExample, loadFixture } from '../fixture.ts';
import { expectRefused } from './refusal.ts';
import { giveTo, runBefore, runsOf } from './runs.ts';
import type { Run } from './runs.ts';

/** 600 tasks spawned by the first, which overflow the queue; the inject queue comes first every 31 ticks. */
let many: Recording;
/** The polls of spawned tasks. */
let children: readonly Run[];
/** Two workers, with probes: the first steal is of two tasks. */
let two: Recording;

beforeAll(async () => {
  many = await loadFixture('1.53.1/S7-many-gi31-mt1-start');
  children = runsOf(many).filter(({ task }) => task > 1);
  two = await loadExample('1.53.1-probed/S9-guests-wake-mt2');
});

/** The first task that comes out of the order in which they were spawned, from the inject queue, and its neighbours. */
const injected = (): readonly [Run, Run, Run] => {
  const at = children.findIndex(({ task }, i) => i > 1 && task > (children[i - 1]?.task ?? 0) + 1);
  const [before, run, after] = children.slice(at - 1);
  if (before === undefined || run === undefined || after === undefined) throw new Error('no inject queue');
  return [before, run, after];
};

const exchange = (tampering: Tampering, one: Run, other: Run): Tampering =>
  giveTo(giveTo(tampering, one, other.task), other, one.task);

describe('queues in a recording that was tampered with', () => {
  it('are accepted as they were recorded', async () => {
    expect(await conforms(many)).toMatchObject({ verdict: 'accepted', reasons: [] });
    expect(await conforms(two)).toMatchObject({ verdict: 'accepted', reasons: [] });
  });

  it('may not be taken from in another order', async () => {
    const [, one, other] = children;
    if (one === undefined || other === undefined) throw new Error('nothing was spawned');
    await expectRefused(exchange(new Tampering(many), one, other), {
      at: one.first,
      rule: 'next-task',
      mended: [`exchanged run.begin ${other.task}`],
      saying: new RegExp(`task ${one.task} \\(queue\\) next, not task ${other.task}`, 'u'),
    });
  });

  it('may not be passed over for the inject queue at a tick that is none of its interval', async () => {
    const [before, run] = injected();
    await expectRefused(exchange(new Tampering(many), before, run), {
      at: before.first,
      rule: 'next-task',
      mended: [`exchanged run.begin ${run.task}`],
      saying: new RegExp(`task ${before.task} \\(queue\\) next, not task ${run.task}`, 'u'),
    });
  });

  it('may not come before the inject queue at the tick of its interval', async () => {
    const [, run, after] = injected();
    await expectRefused(exchange(new Tampering(many), run, after), {
      at: run.first,
      rule: 'inject-interval',
      mended: [`exchanged run.begin ${after.task}`],
      saying: new RegExp(`task ${run.task} \\(inject first\\) next, not task ${after.task}`, 'u'),
    });
  });

  it('may not have lost their oldest half when they overflowed', async () => {
    const [, oldest] = children;
    const [, fromInject] = injected();
    if (oldest === undefined) throw new Error('nothing was spawned');
    await expectRefused(exchange(new Tampering(many), oldest, fromInject), {
      at: oldest.first,
      rule: 'next-task',
      saying: new RegExp(`task ${oldest.task} \\(queue\\) next, not task ${fromInject.task}`, 'u'),
    });
  });

  it('may not be stolen from so that the first stolen task runs first', async () => {
    const stolen = firstOf(two, 'steal');
    const runs = runsOf(two).filter(({ first }) => first.g > stolen.g && first.w === stolen.w);
    const [last, front] = runs;
    if (last === undefined || front === undefined) throw new Error('the thief stole no more than one');
    await expectRefused(exchange(new Tampering(two), last, front), {
      at: last.first,
      rule: 'steal',
      mended: [`exchanged run.begin ${front.task}`],
      saying: new RegExp(`task ${last.task} \\(stolen\\) next, not task ${front.task}`, 'u'),
    });
  });

  it('may not be left by a worker that parks', async () => {
    const [, one] = children;
    if (one === undefined) throw new Error('nothing was spawned');
    const tampering = new Tampering(many);
    const park = tampering.copyAfter(firstOf(many, 'park.begin'), one.last);
    tampering.copyAfter(firstOf(many, 'park.end'), park);
    const next = runBefore(tampering, one, park);
    await expectRefused(next, {
      at: park,
      rule: 'lifo-chain',
      mended: ['absent park.begin'],
      saying: /in the LIFO slot of worker 0, and comes next/u,
    });
  });
});
