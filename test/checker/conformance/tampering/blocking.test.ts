import { beforeAll, describe, expect, it } from 'vitest';
import { Tampering } from '../../tampering/harness.ts';
import type { Of, Recording } from '../../tampering/recording.ts';
import { firstOf } from '../../tampering/recording.ts';
import { conforms, loadFixture } from '../fixture.ts';
import { expectRefused } from './refusal.ts';
import { onThread, runsOf } from './runs.ts';
import type { Run } from './runs.ts';

/** A task blocks in place while another on its worker is deferred; a thread of the pool takes the core. */
let recording: Recording;
let wake: Of<'wake.begin'>;
let wakeEnd: Of<'wake.end'>;
let entry: Of<'block_in_place.begin'>;
/** The turns on the thread that took the core. */
let taken: readonly [Run, Run, Run];

beforeAll(async () => {
  recording = await loadFixture('1.53.1/S8-bip-defer-mt1');
  wake = firstOf(recording, 'wake.begin', ({ from }) => from === 'block_in_place');
  wakeEnd = firstOf(recording, 'wake.end', ({ of }) => of === wake.g);
  const begun = recording.events.findLast(({ e, g }) => e === 'block_in_place.begin' && g < wake.g);
  entry = firstOf(recording, 'block_in_place.begin', ({ g }) => g === begun?.g);
  const [a, b, c] = runsOf(recording).filter(({ first }) => first.g > wake.g && first.s !== entry.s);
  if (a === undefined || b === undefined || c === undefined) throw new Error('no thread took the core');
  taken = [a, b, c];
});

describe('block_in_place in a recording that was tampered with', () => {
  it('is accepted as it was recorded', async () => {
    expect(await conforms(recording)).toMatchObject({ verdict: 'accepted', reasons: [] });
  });

  it('may not keep deferred wakers from being called on entry', async () => {
    await expectRefused(new Tampering(recording).remove(wake, wakeEnd), {
      at: taken[0].first,
      rule: 'entry-flush',
      mended: [`lost wake.begin ${wake.task}`],
      saying: /enters block_in_place, has 1 deferred wakers to call before it gives the core up/u,
    });
  });

  it('may not call the waker of another task on entry', async () => {
    await expectRefused(new Tampering(recording).edit(wake, { task: taken[0].task }), {
      at: wake,
      rule: 'entry-flush',
      mended: [`absent wake.begin ${taken[0].task}`, `lost wake.begin ${wake.task}`],
      saying: new RegExp(`task ${wake.task} to call next, not task ${taken[0].task}`, 'u'),
    });
  });

  it('may not call deferred wakers where nothing blocks', async () => {
    const pass = firstOf(recording, 'wake.begin', ({ from }) => from === 'runtime');
    await expectRefused(new Tampering(recording).edit(pass, { from: 'block_in_place' }), {
      at: pass,
      rule: 'entry-flush',
      mended: [`absent wake.begin ${pass.task}`, `lost wake.begin ${pass.task}`],
      saying: /on entry of block_in_place/u,
    });
  });

  it('may not call a waker on entry twice', async () => {
    const tampering = new Tampering(recording);
    await expectRefused(tampering, {
      at: tampering.copyAfter(wake, wakeEnd),
      rule: 'entry-flush',
      mended: [`absent wake.begin ${wake.task}`],
      saying: /has nothing to call on entry of block_in_place/u,
    });
  });

  it('may not begin where no task is polled', async () => {
    const before = runsOf(recording).findLast(({ last }) => last.g < entry.g);
    if (before === undefined) throw new Error('nothing ran');
    const tampering = new Tampering(recording).moveAfter(entry, before.last);
    await expectRefused(tampering, {
      at: entry,
      rule: 'poll-taken',
      mended: [`moved block_in_place.begin ${entry.task}`],
      saying: new RegExp(`does not poll task ${entry.task}, which blocks in place`, 'u'),
    });
  });

  it('may not leave a thread that lost its core a worker', async () => {
    const [, second] = taken;
    await expectRefused(onThread(new Tampering(recording), second, entry.s, 0), {
      at: second.first,
      rule: 'core-lost',
      mended: [`absent run.begin ${second.task}`, `lost run.begin ${second.task}`],
      saying: /has lost its core and goes on as a worker/u,
    });
  });

  it('may not give one core to two threads', async () => {
    const [, second] = taken;
    await expectRefused(onThread(new Tampering(recording), second, 99, 0), {
      at: second.first,
      rule: 'core-lost',
      mended: [`absent run.begin ${second.task}`, `lost run.begin ${second.task}`],
      saying: /is run by another thread than 99/u,
    });
  });
});
