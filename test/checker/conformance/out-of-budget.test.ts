import { beforeAll, describe, expect, it } from 'vitest';
import { certify } from '../../../checker/conformance/certificate/index.ts';
import { proveRefusal } from '../../../checker/conformance/exhaustion/index.ts';
import { Tampering } from '../tampering/harness.ts';
import { firstOf } from '../tampering/recording.ts';
import type { Of, Recording } from '../tampering/recording.ts';
import { conforms, loadFixture, rulesFor } from './fixture.ts';
import { witnessed } from './support/witnesses.ts';

/** Without the workers that only park: proofs go through all that they may have done. */
const onOneWorker = (recording: Recording): Recording => {
  const { header, events } = recording;
  const tampering = new Tampering({
    ...recording,
    header: { ...header, runtime: { ...header.runtime, workers: 1 } },
  });
  tampering.remove(...events.filter(({ w }) => w !== 2 && w !== null));
  for (const event of events) if (event.w === 2) tampering.edit(event, { w: 0 });
  return tampering.result().recording;
};

/** A receiver wakes itself as a message comes, goes on, and is out of budget when it asks for the next. */
let recording: Recording;
let outOfBudget: Of<'poll.end'>;
let deferred: Of<'wake.begin'>;

beforeAll(async () => {
  recording = await loadFixture('1.54.1/coop-and-woken-mt3-start');
  outOfBudget = firstOf(recording, 'poll.end', ({ budget }) => budget === 0);
  deferred = firstOf(recording, 'wake.begin', ({ from }) => from === 'runtime');
});

describe('a task that is woken in the poll in which it runs out of budget', () => {
  it('is queued and deferred', async () => {
    expect(await conforms(recording)).toMatchObject({
      verdict: 'accepted',
      events: recording.events.length,
    });
  });

  it('is so in a witness that is certified, although its waker is called while another call is under way', async () => {
    const { events, terms } = await witnessed(recording, '1.53.1');
    const end = events.findIndex((event) => event.recorded === outOfBudget.g);
    expect(events.slice(end + 1, end + 3)).toMatchObject([
      { e: 'defer', task: outOfBudget.task },
      { e: 'schedule', task: outOfBudget.task, why: 'yield' },
    ]);
    expect(await certify(events, recording.events, terms)).toMatchObject({ verdict: 'certified' });
  });

  it('is so in a run of the specification, which the search has no part in', () => {
    const { header, events } = onOneWorker({
      ...recording,
      events: recording.events.filter(({ g }) => g <= deferred.g + 5),
    });
    expect(
      proveRefusal(header, events, rulesFor('1.53.1'), { states: 20_000, bytes: 2 ** 28 }),
    ).toMatchObject({ kind: 'not-confirmed' });
  });

  it('is not deferred if it has budget left', async () => {
    const { budget: _, ...left } = outOfBudget;
    const events = recording.events.map((event) => (event === outOfBudget ? left : event));
    expect(await conforms({ ...recording, events })).toMatchObject({
      verdict: 'refused',
      at: deferred,
      reasons: [{ rule: 'nothing-found' }, {}],
    });
  });
});
