import { describe, expect, it } from 'vitest';
import { bearingOf } from '../../../checker/conformance/index.ts';
import type { Conformance } from '../../../checker/conformance/index.ts';
import { Tampering } from '../tampering/harness.ts';
import type { Recording } from '../tampering/recording.ts';
import { eventsOf, firstOf } from '../tampering/recording.ts';
import { conforms, loadExample, loadFixture } from './fixture.ts';
import { mendingsOf } from './tampering/refusal.ts';
import { has, repeatAfter, runBefore, runsFrom, within } from './tampering/runs.ts';

const repaired = async (tampering: Tampering): Promise<Conformance> => {
  const conformance = await conforms(tampering.result().recording, '1.53.1', { repairs: true });
  expect(conformance.verdict).toBe('refused');
  return conformance;
};

const turnsOf = (recording: Recording): ReturnType<typeof runsFrom> =>
  runsFrom(recording, (runs) => runs.every((run) => has(run, 'yield')));

describe('a recording that was tampered with more than once', () => {
  it('is repaired by two edits where a poll was left out and another repeated', async () => {
    const wakes = await loadFixture('1.53.1/S2-wake-mt1');
    const [one, two, , again] = turnsOf(wakes);
    const tampering = new Tampering(wakes);
    tampering.remove(...two.events);
    repeatAfter(tampering, again, again.last);
    const found = await repaired(tampering);
    expect(one.task).not.toBe(two.task);
    expect(mendingsOf(found).edits).toContainEqual([
      `absent run.begin ${again.task}`,
      `lost run.begin ${two.task}`,
    ]);
    expect(mendingsOf(found).cost).toBe(2);
  });

  it('is repaired by two edits where two wakes were left out', async () => {
    const joins = await loadFixture('1.53.1/S4-pingpong-defer-mt1');
    const [first, , , , second] = eventsOf(joins, 'wake.begin', ({ from }) => from === 'poll');
    if (first === undefined || second === undefined) throw new Error('nothing wakes');
    const tampering = new Tampering(joins);
    for (const wake of [first, second])
      tampering.remove(
        wake,
        firstOf(joins, 'wake.end', ({ of }) => of === wake.g),
      );
    const found = await repaired(tampering);
    expect(mendingsOf(found)).toMatchObject({ cost: 2 });
    expect(mendingsOf(found).edits).toContainEqual(
      [`lost wake.begin ${first.task}`, `lost wake.begin ${second.task}`].toSorted(),
    );
  });

  it('is repaired by three edits where a poll was left out, one moved and a park made up', async () => {
    const wakes = await loadFixture('1.53.1/S2-wake-mt1');
    const [, left, , later, earlier, before] = turnsOf(wakes);
    const tampering = new Tampering(wakes);
    tampering.remove(...left.events);
    runBefore(tampering, earlier, later.first);
    const park = tampering.copyAfter(firstOf(wakes, 'park.begin'), before.last);
    tampering.copyAfter(firstOf(wakes, 'park.end'), park);
    const found = await repaired(tampering);
    expect(mendingsOf(found).cost).toBe(3);
    expect(mendingsOf(found).edits).toContainEqual(
      ['absent park.begin', `lost run.begin ${left.task}`, `exchanged run.begin ${earlier.task}`].toSorted(),
    );
  });
});

describe('what repairs say', () => {
  it('is that a recording is damaged where one edit explains all that follows', async () => {
    const wakes = await loadFixture('1.53.1/S2-wake-mt1');
    const [, left] = turnsOf(wakes);
    const { repairs } = await repaired(new Tampering(wakes).remove(...left.events));
    expect(repairs?.repairs[0]).toMatchObject({ cost: 1, toTheEnd: true, isGood: true });
    expect(repairs && bearingOf(repairs)).toBe('damage');
  });

  it('is that the release is another where its rule is broken again and again', async () => {
    const stolen = await loadExample('1.51.1-probed/S5-wake1-mt2');
    const { verdict, repairs } = await conforms(stolen, '1.53.1', { repairs: true });
    expect(verdict).toBe('refused');
    expect(repairs?.upTo).toBe(3);
    expect(repairs && bearingOf(repairs)).toBe('rule');
  });

  it('is that damage is not all where a rule is broken again after hundreds of events', async () => {
    const pingPong = await loadFixture('1.24.2/S4-pingpong-wake-mt1');
    const { verdict, repairs } = await conforms(pingPong, '1.53.1', { repairs: true });
    expect(verdict).toBe('refused');
    expect(repairs?.repairs[0]).toMatchObject({ cost: 1, isGood: true, toTheEnd: false });
    expect(repairs && bearingOf(repairs)).toBe('again');
  });

  it('is nothing where too little follows', async () => {
    const joins = await loadFixture('1.53.1/S6-coop-defer-mt1');
    const wake = firstOf(joins, 'wake.begin', ({ from }) => from === 'complete');
    const end = firstOf(joins, 'wake.end', ({ of }) => of === wake.g);
    const { repairs } = await repaired(new Tampering(joins).remove(wake, end));
    expect(repairs && bearingOf(repairs)).toBe('too-short');
  });

  it('is the same each time', async () => {
    const wakes = await loadFixture('1.53.1/S2-wake-mt1');
    const [, left] = turnsOf(wakes);
    const { recording } = new Tampering(wakes).remove(within(left, 'poll.begin')).result();
    const [one, other] = [
      await conforms(recording, '1.53.1', { repairs: true }),
      await conforms(recording, '1.53.1', { repairs: true }),
    ];
    expect(one.repairs).toEqual(other.repairs);
  });

  it('is not asked of what is accepted, nor unless it is asked', async () => {
    const wakes = await loadFixture('1.53.1/S2-wake-mt1');
    expect(await conforms(wakes, '1.53.1', { repairs: true })).not.toHaveProperty('repairs');
    const [, left] = turnsOf(wakes);
    const { recording } = new Tampering(wakes).remove(...left.events).result();
    expect(await conforms(recording)).not.toHaveProperty('repairs');
  });
});
