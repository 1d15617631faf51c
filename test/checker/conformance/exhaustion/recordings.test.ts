import { describe, expect, it } from 'vitest';
import { proveRefusal } from '../../../../checker/conformance/exhaustion/index.ts';
import { Tampering } from '../../tampering/harness.ts';
import type { Recording } from '../../tampering/recording.ts';
import { firstOf } from '../../tampering/recording.ts';
import { conforms, loadCurrentThread, loadExample, loadFixture, rulesFor } from '../fixture.ts';
import { afterTheSteal } from '../support/recordings.ts';

type Limits = Parameters<typeof proveRefusal>[3];

const prove = (
  { header, events }: Recording,
  release: string,
  limits: Limits = { states: 20_000, bytes: 2 ** 28 },
) => proveRefusal(header, events, rulesFor(release), limits);

/** By recording, the event that no run of the other releases shows; of its own release all are shown. */
const table = [
  ['1.24.2/S1-defer-mt1', { '1.43.4': 22, '1.53.1': 22 }],
  ['1.24.2/S4-pingpong-wake-mt1', { '1.43.4': 36, '1.53.1': 36 }],
  ['1.35.1/defer-and-wake-mt1', {}],
  ['1.43.4/S1-defer-mt1', { '1.24.2': 28 }],
  ['1.43.4/S6-coop-wake-mt1', { '1.53.1': 85 }],
  ['1.51.0/futures-unordered-mt1', { '1.24.2': 69 }],
  ['1.51.1/S5-wake1-mt2', { '1.24.2': 40, '1.51.2': 40, '1.53.1': 40 }],
  ['1.53.1/S1-defer-mt1', { '1.24.2': 36 }],
  ['1.53.1/S2-wake-mt1', {}],
  ['1.53.1/S3-mix-mt1', { '1.24.2': 440 }],
  ['1.53.1/S4-pingpong-wake-mt1', { '1.24.2': 56 }],
  ['1.53.1/S5-yield-wake-mt2', { '1.24.2': 58 }],
  ['1.53.1/S6-coop-defer-mt1', { '1.24.2': 23, '1.43.4': 23 }],
  ['1.53.1/S10-crosswake-thread-mt1', {}],
] as const;

describe('the specification itself', () => {
  it.each(table.map(([name]) => name))('shows all of %s under the release that made it', async (name) => {
    const recording = await loadFixture(name);
    const own = recording.header.runtime.version ?? '';
    expect(prove(recording, own)).toMatchObject({
      kind: 'not-confirmed',
      shown: recording.events.length,
    });
  });

  const others = table.flatMap(([name, refused]) =>
    Object.entries(refused).map(([release, at]) => ({ name, release, at })),
  );

  it.each(others)('shows no more of $name under $release than the search', async ({ name, release, at }) => {
    const recording = await loadFixture(name);
    const { verdict, at: refused } = await conforms(recording, release);
    expect({ verdict, g: refused?.g }).toEqual({ verdict: 'refused', g: at });
    expect(prove(recording, release)).toMatchObject({ kind: 'confirmed', at: { g: at } });
  });

  it('gives up where the states would take too much memory, and says how far it came', async () => {
    const recording = await loadFixture('1.53.1/S5-yield-wake-mt2');
    const proof = prove(recording, '1.24.2', { states: 20_000, bytes: 500_000 });
    expect(proof).toMatchObject({ kind: 'undecided', limit: 'bytes' });
    expect(proof.kind === 'undecided' && proof.size.largest).toBeLessThan(200);
    expect(prove(recording, '1.24.2')).toMatchObject({ kind: 'confirmed' });
  });

  it('gives up where it takes too long', async () => {
    const recording = await loadFixture('1.53.1/S5-yield-wake-mt2');
    const proof = prove(recording, '1.24.2', { states: 20_000, bytes: 2 ** 28, seconds: 0 });
    expect(proof).toMatchObject({ kind: 'undecided', limit: 'seconds', shown: 0 });
  });

  it('refuses what it refuses however the recording goes on', async () => {
    const recording = await loadExample('1.51.1-probed/S5-wake1-mt2');
    const upTo = (g: number): Recording => ({
      ...recording,
      events: recording.events.filter((event) => event.g <= g),
    });
    expect(prove(upTo(afterTheSteal), '1.53.1')).toMatchObject({ kind: 'confirmed', shown: afterTheSteal });
    expect(prove(upTo(afterTheSteal - 1), '1.53.1')).toMatchObject({ kind: 'not-confirmed' });
  });
});

describe('a proof', () => {
  it('is given up where there are too many states', async () => {
    const recording = await loadFixture('1.51.1/S5-wake1-mt2');
    expect(prove(recording, '1.53.1', { states: 50, bytes: 2 ** 28 })).toMatchObject({
      kind: 'undecided',
      because: expect.stringMatching(/too many states/u) as unknown,
    });
  });

  it.each([
    [loadFixture('1.53.1/S8-bip-defer-mt1'), /block_in_place at g/u],
    [loadFixture('1.45.1/shutdown-mt2'), /block_on returns at g \d+ while task \d+ is not complete/u],
    [loadCurrentThread('1.53.1/S1-defer-ct'), /current_thread/u],
  ])('is refused of what the product has no place for (%#)', async (loading, because) => {
    expect(prove(await loading, '1.53.1')).toMatchObject({
      kind: 'not-covered',
      because: expect.stringMatching(because) as unknown,
    });
  });

  it('is refused of a recording with a gap, or one whose tasks were aborted', async () => {
    const recording = await loadFixture('1.53.1/S2-wake-mt1');
    const [, event] = recording.events;
    if (event === undefined) throw new Error('the recording is empty');
    const gap = { e: 'gap', lost: 1, why: 'overflow', g: 1, t: event.t, s: event.s, w: null } as const;
    const torn = { ...recording, events: recording.events.with(1, gap) };
    expect(prove(torn, '1.53.1')).toMatchObject({ kind: 'not-covered', because: /lost events/u });
    const end = firstOf(recording, 'poll.end', ({ ready, task }) => ready === true && task !== 0);
    const aborted = new Tampering(recording).edit(end, { ready: false }).result().recording;
    expect(prove(aborted, '1.53.1')).toMatchObject({ kind: 'not-covered', because: /aborted/u });
  });
});
