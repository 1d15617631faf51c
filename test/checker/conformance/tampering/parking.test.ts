import { beforeAll, describe, it } from 'vitest';
import { Tampering } from '../../tampering/harness.ts';
import type { Of, Recording } from '../../tampering/recording.ts';
import { firstOf } from '../../tampering/recording.ts';
import { loadFixture } from '../fixture.ts';
import { expectRefused } from './refusal.ts';
import { has, runsFrom } from './runs.ts';
import type { Run } from './runs.ts';

let recording: Recording;
let turns: readonly [Run, Run, Run, Run, Run, Run];
let begin: Of<'park.begin'>;
let end: Of<'park.end'>;

beforeAll(async () => {
  recording = await loadFixture('1.53.1/S2-wake-mt1');
  turns = runsFrom(recording, (runs) => runs.every((run) => has(run, 'yield')));
  begin = firstOf(recording, 'park.begin');
  end = firstOf(recording, 'park.end');
});

describe('parks of a recording that was tampered with', () => {
  it('may not come while there are tasks in the queue', async () => {
    const tampering = new Tampering(recording);
    const park = tampering.copyAfter(begin, turns[1].last);
    tampering.copyAfter(end, park);
    await expectRefused(tampering, {
      at: park,
      rule: 'nothing-found',
      mended: ['absent park.begin'],
      saying: /goes on to park with an empty LIFO slot, \d+ tasks in its queue and 0 in the inject queue/u,
    });
  });

  it('may not come while a poll is under way', async () => {
    const tampering = new Tampering(recording);
    const park = tampering.copyAfter(begin, turns[1].events[1] ?? turns[1].first);
    await expectRefused(tampering, {
      at: park,
      rule: 'poll-taken',
      mended: ['absent park.begin'],
      saying: /goes on to park while it runs task \d+/u,
    });
  });

  it('may not end without having begun', async () => {
    const tampering = new Tampering(recording);
    await expectRefused(tampering, {
      at: tampering.copyAfter(end, turns[1].last),
      rule: 'park',
      mended: ['absent park.end'],
      saying: /is not parked/u,
    });
  });

  it('may not be left out of what the worker does', async () => {
    const first = firstOf(recording, 'run.begin');
    await expectRefused(new Tampering(recording).remove(end), {
      at: first,
      rule: 'park',
      mended: ['lost park.end'],
      saying: /goes on to run task \d+ while it is parked/u,
    });
  });
});
