import { beforeAll, describe, expect, it } from 'vitest';
import type { Event } from '../../../traces/index.ts';
import { Tampering } from '../tampering/harness.ts';
import { eventsOf, firstOf } from '../tampering/recording.ts';
import type { Of, Recording } from '../tampering/recording.ts';
import { conforms, loadCurrentThread } from './fixture.ts';
import { runBefore, runsOf } from './tampering/runs.ts';
import type { Run } from './tampering/runs.ts';

/** Three tasks that yield by `yield_now`, up to their second turns. */
let recording: Recording;
let wakes: readonly [Of<'wake.begin'>, Of<'wake.begin'>];
/** The second turns, in the order in which their wakers are called. */
let turns: readonly [Run, Run, Run];

beforeAll(async () => {
  const whole = await loadCurrentThread('1.53.1/S1-defer-ct');
  const [one, two] = eventsOf(whole, 'wake.begin', ({ from }) => from === 'runtime');
  if (!one || !two) throw new Error('nothing is deferred');
  const [a, b, c] = runsOf(whole).filter(({ first }) => first.g > two.g);
  if (!a || !b || !c) throw new Error('the recording has no second turns');
  wakes = [one, two];
  turns = [a, b, c];
  recording = { header: whole.header, events: whole.events.slice(0, c.last.g + 1), end: undefined };
});

/** The first of the three comes last, as from the inject queue, and another thread wakes it after that event. */
const wokenFromElsewhereAfter = (anchor: Event): { readonly crossed: Recording; readonly second: number } => {
  const [first, second, third] = turns;
  const tampering = runBefore(runBefore(new Tampering(recording), second, first.first), third, first.first);
  const { task } = wakes[0];
  const elsewhere = { s: 9, w: null, task };
  const begin = tampering.copyAfter(wakes[0], anchor);
  const end = tampering.copyAfter(
    firstOf(recording, 'wake.end', ({ of }) => of === wakes[0].g),
    begin,
  );
  tampering.edit(begin, { ...elsewhere, by: null, from: 'external', g: 1e6 });
  tampering.edit(end, { ...elsewhere, of: 1e6 });
  const { recording: crossed, g } = tampering.result();
  return { crossed, second: g(second.first) };
};

describe('a waker of current_thread that is called in a pass', () => {
  it('may find the task woken by a call that began later, and so in the inject queue', async () => {
    const { crossed } = wokenFromElsewhereAfter(wakes[0]);
    expect(await conforms(crossed)).toMatchObject({ verdict: 'accepted', events: crossed.events.length });
  });

  it('may not once it has returned', async () => {
    const { crossed, second } = wokenFromElsewhereAfter(wakes[1]);
    expect(await conforms(crossed)).toMatchObject({ verdict: 'refused', at: { g: second } });
  });
});
