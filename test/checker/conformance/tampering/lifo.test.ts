import { beforeAll, describe, expect, it } from 'vitest';
import { Tampering } from '../../tampering/harness.ts';
import type { Recording } from '../../tampering/recording.ts';
import { conforms, loadFixture } from '../fixture.ts';
import { expectRefused } from './refusal.ts';
import { giveTo, has, runBefore, runsFrom, runsOf, within } from './runs.ts';
import type { Run } from './runs.ts';

/** Two tasks that wake each other, and a third that wakes itself. */
let pingPong: Recording;
/** Four polls of the pair, of which three are chained, then one of the third, then one of the pair. */
let turns: readonly [Run, Run, Run, Run, Run, Run];
/** A hog wakes two tasks: the first is displaced from the slot and stolen, the second is not to be had. */
let hogged: Recording;
let spawns: Recording;

beforeAll(async () => {
  pingPong = await loadFixture('1.53.1/S4-pingpong-wake-mt1');
  turns = runsFrom(pingPong, (runs) => runs.every((run, i) => has(run, 'yield') === (i === 4)));
  hogged = await loadFixture('1.53.1/S5-wake2-mt2');
  spawns = await loadFixture('1.53.1/S1-defer-mt1');
});

describe('the LIFO slot in a recording that was tampered with', () => {
  it('is accepted as it was recorded', async () => {
    for (const recording of [pingPong, hogged, spawns])
      expect(await conforms(recording)).toMatchObject({ verdict: 'accepted', reasons: [] });
  });

  it('may not be run from a fourth time in a chain', async () => {
    const [, , , , bystander, next] = turns;
    await expectRefused(runBefore(new Tampering(pingPong), next, bystander.first), {
      at: next.first,
      rule: 'lifo-cap',
      mended: [`moved run.begin ${next.task}`],
      saying: new RegExp(`task ${bystander.task} \\(queue\\) next, not task ${next.task}`, 'u'),
    });
  });

  it('may not be passed over before the third poll of a chain', async () => {
    const [, , , fourth, bystander] = turns;
    await expectRefused(runBefore(new Tampering(pingPong), bystander, fourth.first), {
      at: bystander.first,
      rule: 'lifo-chain',
      mended: [`moved run.begin ${bystander.task}`],
      saying: new RegExp(`task ${fourth.task} is in the LIFO slot of worker 0, and comes next`, 'u'),
    });
  });

  it('may not be run from after the queue', async () => {
    const [, last, first] = runsOf(spawns);
    if (last === undefined || first === undefined) throw new Error('nothing was spawned');
    await expectRefused(runBefore(new Tampering(spawns), first, last.first), {
      at: first.first,
      rule: 'lifo-chain',
      mended: [`moved run.begin ${first.task}`],
      saying: new RegExp(`task ${last.task} is in the LIFO slot of worker 0`, 'u'),
    });
  });

  it('may not hold a task that woke itself', async () => {
    const [, , , , bystander, next] = turns;
    await expectRefused(giveTo(new Tampering(pingPong), next, bystander.task), {
      at: next.first,
      rule: 'next-task',
      saying: new RegExp(`task ${next.task} \\(queue\\) next, not task ${bystander.task}`, 'u'),
    });
  });

  it('may not be stolen from', async () => {
    const hog = runsOf(hogged).find((run) => has(run, 'busy.begin'));
    if (hog === undefined) throw new Error('nothing hogs a worker');
    const displaced = within(hog, 'wake.begin').task;
    const later = runsOf(hogged).filter(({ first }) => first.g > hog.first.g);
    const thief = later.find(({ task }) => task === displaced);
    const kept = later.find(({ task, first }) => task !== displaced && first.s === hog.first.s);
    if (thief === undefined || kept === undefined) throw new Error('nothing is stolen');
    const tampering = giveTo(giveTo(new Tampering(hogged), thief, kept.task), kept, displaced);
    await expectRefused(tampering, {
      at: thief.first,
      rule: 'lifo-private',
      mended: [`exchanged run.begin ${kept.task}`],
      saying: new RegExp(`task ${displaced} \\(stolen\\) next, not task ${kept.task}`, 'u'),
    });
  });
});
