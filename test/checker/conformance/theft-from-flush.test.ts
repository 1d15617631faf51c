import { beforeAll, describe, expect, it } from 'vitest';
import { certify } from '../../../checker/conformance/certificate/index.ts';
import type { Event } from '../../../traces/index.ts';
import { Tampering } from '../tampering/harness.ts';
import { eventsOf, firstOf } from '../tampering/recording.ts';
import type { Of, Recording } from '../tampering/recording.ts';
import { conforms, loadFixture } from './fixture.ts';
import { witnessed } from './support/witnesses.ts';

/** A worker calls its deferred wakers, and is stopped in the last, which displaces a task into its queue. */
let recording: Recording;
let displaces: Of<'wake.begin'>;
/** What another worker takes from that queue meanwhile. */
let stolen: Of<'run.begin'>;

beforeAll(async () => {
  recording = await loadFixture('1.54.1/theft-from-flush-mt2-start');
  const last = eventsOf(recording, 'wake.begin', ({ w, from }) => w === 1 && from === 'runtime').at(-1);
  if (last === undefined) throw new Error('nothing is deferred');
  displaces = last;
  stolen = firstOf(recording, 'run.begin', ({ w }) => w === 0, { after: last });
});

/** The recording with the return of that waker right after another event. */
const returningAfter = (anchor: Event): { readonly events: Recording; readonly theft: number } => {
  const tampering = new Tampering(recording);
  const other = firstOf(recording, 'wake.end', ({ w }) => w === displaces.w);
  tampering.edit(tampering.copyAfter(other, anchor), { ...other, task: displaces.task, of: displaces.g });
  const { recording: events, g } = tampering.result();
  return { events, theft: g(stolen) };
};

describe('a theft while a waker is called in a pass', () => {
  it('may come before what the waker does, of which nothing is heard for long', async () => {
    expect(eventsOf(recording, 'wake.end', ({ of }) => of === displaces.g)).toEqual([]);
    expect(await conforms(recording)).toMatchObject({
      verdict: 'accepted',
      events: recording.events.length,
    });
  });

  it('may if the waker returns after it, as a witness has it that is certified', async () => {
    const { events, terms, recording: ended } = await witnessed(returningAfter(stolen).events, '1.53.1');
    const after = events.slice(events.findIndex((event) => event.recorded === displaces.g));
    const theft = after.findIndex((event) => event.e === 'steal' && event.task === stolen.task);
    const queued = after.findIndex((event) => event.e === 'schedule' && event.task === displaces.task);
    expect(theft).toBeGreaterThan(0);
    expect(queued).toBeGreaterThan(theft);
    expect(await certify(events, ended.events, terms)).toMatchObject({ verdict: 'certified' });
  });

  it('may not once the waker has returned', async () => {
    const { events, theft } = returningAfter(displaces);
    const { verdict, at, reasons } = await conforms(events);
    expect({ verdict, at: at?.g, rule: reasons[0]?.rule }).toEqual({
      verdict: 'refused',
      at: theft,
      rule: 'steal',
    });
  });
});
