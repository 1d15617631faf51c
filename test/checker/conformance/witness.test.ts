import { describe, expect, it } from 'vitest';
import { certify } from '../../../checker/conformance/certificate/index.ts';
import type { HiddenStep, Witness } from '../../../checker/conformance/certificate/index.ts';
import { findWitness } from '../../../checker/conformance/witness.ts';
import type { Found } from '../../../checker/conformance/witness.ts';
import type { Recording } from '../tampering/recording.ts';
import { asTrace, loadFixture, rulesFor } from './fixture.ts';

const found = async (name: string): Promise<Found & { readonly recording: Recording }> => {
  const recording = await loadFixture(name);
  const one = await findWitness(asTrace(recording), rulesFor(name.split('/')[0] ?? ''));
  if (one === undefined) throw new Error(`${name} has no witness`);
  return { ...one, recording };
};

type Entry = Witness[number];

const isHidden =
  (is: (step: HiddenStep) => boolean) =>
  (entry: Entry): boolean =>
    'hidden' in entry && is(entry.hidden);

/** The place of the first such entry at or after another. */
const placeOf = (witness: Witness, is: (entry: Entry) => boolean, from = 0): number => {
  const at = witness.findIndex((entry, i) => i >= from && is(entry));
  if (at < 0) throw new Error('the witness has no such entry');
  return at;
};

const changed = (witness: Witness, at: number, change: (step: HiddenStep) => HiddenStep): Witness => {
  const entry = witness[at];
  if (entry === undefined || !('hidden' in entry)) throw new Error(`nothing is hidden at ${at}`);
  return witness.with(at, { hidden: change(entry.hidden) });
};

describe('witnesses', () => {
  it.each([
    '1.24.2/S1-defer-mt1',
    '1.24.2/S4-pingpong-wake-mt1',
    '1.43.4/S1-defer-mt1',
    '1.51.1/S5-wake1-mt2',
    '1.51.1/S7-many-gi31-mt1-start',
    '1.53.1/S1-defer-mt1',
    '1.53.1/S2-wake-mt1',
    '1.53.1/S3-mix-mt1',
    '1.53.1/S4-pingpong-defer-mt1',
    '1.53.1/S5-wake2-mt2',
    '1.53.1/S5-yield-wake-mt2',
    '1.53.1/S6-coop-defer-mt1',
    '1.53.1/S7-many-gi31-mt1-start',
    '1.53.1/S10-crosswake-thread-mt1',
  ])('of %s are certified', async (name) => {
    const { witness, terms, recording } = await found(name);
    expect(certify(witness, recording.events, terms)).toEqual({ verdict: 'valid' });
  });

  it('of block_in_place are not covered, and not passed either', async () => {
    const { witness, terms, recording } = await found('1.53.1/S8-bip-defer-mt1');
    expect(certify(witness, recording.events, terms)).toMatchObject({
      verdict: 'not covered',
      because: 'a task blocks in place',
    });
  });
});

interface Mutation {
  readonly of: string;
  readonly what: string;
  readonly mutate: (witness: Witness) => Witness;
  readonly because: RegExp;
}

const isWakeInPass = (entry: Entry): boolean =>
  'recorded' in entry && entry.recorded.e === 'wake.begin' && entry.recorded.from === 'runtime';

const takes = (from: string): ((entry: Entry) => boolean) =>
  isHidden((step) => step.e === 'take' && step.from === from);

const mutations: readonly Mutation[] = [
  {
    of: '1.53.1/S2-wake-mt1',
    what: 'an event left out',
    mutate: (witness) =>
      witness.toSpliced(
        placeOf(witness, (entry) => 'recorded' in entry, 40),
        1,
      ),
    because: /was not recorded here/u,
  },
  {
    of: '1.53.1/S2-wake-mt1',
    what: 'the last event left out',
    mutate: (witness) =>
      witness.slice(
        0,
        witness.findLastIndex((entry) => 'recorded' in entry),
      ),
    because: /1 events are not shown/u,
  },
  {
    of: '1.53.1/S2-wake-mt1',
    what: 'a task that is not taken before its poll',
    mutate: (witness) => witness.toSpliced(placeOf(witness, takes('local')), 1),
    because: /was not taken by worker 0/u,
  },
  {
    of: '1.53.1/S2-wake-mt1',
    what: 'a task that is not put back after it woke itself',
    mutate: (witness) =>
      witness.toSpliced(
        placeOf(
          witness,
          isHidden((step) => step.e === 'schedule' && step.why === 'yield'),
        ),
        1,
      ),
    because: /woke itself in vain/u,
  },
  {
    of: '1.53.1/S2-wake-mt1',
    what: 'a task taken from the inject queue that is in another',
    mutate: (witness) =>
      changed(witness, placeOf(witness, takes('local')), (step) =>
        step.e === 'take' ? { ...step, from: 'inject' } : step,
      ),
    because: /is not at the front of the inject queue/u,
  },
  {
    of: '1.53.1/S2-wake-mt1',
    what: 'a task taken in place of another',
    mutate: (witness) =>
      changed(witness, placeOf(witness, takes('local')), (step) =>
        step.e === 'take' ? { ...step, task: step.task + 1 } : step,
      ),
    because: /is not the next/u,
  },
  {
    of: '1.53.1/S2-wake-mt1',
    what: 'maintenance that is not done at its tick',
    mutate: (witness) =>
      witness.toSpliced(
        placeOf(
          witness,
          isHidden(({ e }) => e === 'maintenance'),
        ),
        1,
      ),
    because: /no maintenance at its tick/u,
  },
  {
    of: '1.53.1/S1-defer-mt1',
    what: 'maintenance that is done at another tick',
    mutate: (witness) =>
      witness.toSpliced(placeOf(witness, takes('local'), 100), 0, { hidden: { w: 0, e: 'maintenance' } }),
    because: /is none of maintenance/u,
  },
  {
    of: '1.53.1/S1-defer-mt1',
    what: 'a task that was not deferred',
    mutate: (witness) =>
      witness.toSpliced(
        placeOf(
          witness,
          isHidden(({ e }) => e === 'defer'),
        ),
        1,
      ),
    because: /./u,
  },
  {
    of: '1.53.1/S1-defer-mt1',
    what: 'deferrals in another order',
    mutate: (witness) => {
      const one = placeOf(
        witness,
        isHidden(({ e }) => e === 'defer'),
      );
      const next = placeOf(
        witness,
        isHidden(({ e }) => e === 'defer'),
        one + 1,
      );
      const [first, second] = [witness[one], witness[next]];
      if (first === undefined || second === undefined) throw new Error('nothing is deferred');
      return witness.with(one, second).with(next, first);
    },
    because: /defers and is not polled/u,
  },
  {
    of: '1.53.1/S1-defer-mt1',
    what: 'a task put into the queue and the LIFO slot',
    mutate: (witness) => {
      const at = placeOf(
        witness,
        isHidden((step) => step.e === 'schedule' && step.to === 'lifo'),
        placeOf(witness, isWakeInPass),
      );
      const entry = witness[at];
      return entry === undefined ? witness : witness.toSpliced(at, 0, entry);
    },
    because: /is in a queue already/u,
  },
  {
    of: '1.53.1/S1-defer-mt1',
    what: 'a task that loses its place in the LIFO slot to nowhere',
    mutate: (witness) =>
      witness.toSpliced(
        placeOf(
          witness,
          isHidden((step) => step.e === 'schedule' && step.why === 'displaced'),
        ),
        1,
      ),
    because: /./u,
  },
  {
    of: '1.53.1/S4-pingpong-defer-mt1',
    what: 'a chain that is longer than its cap',
    mutate: (witness) => {
      const capped = placeOf(
        witness,
        isHidden(({ e }) => e === 'lifo.cap'),
      );
      return changed(witness, placeOf(witness, takes('local'), capped), (step) =>
        step.e === 'take' ? { ...step, from: 'lifo-chain' } : step,
      );
    },
    because: /is not the next/u,
  },
  {
    of: '1.53.1/S4-pingpong-defer-mt1',
    what: 'a LIFO slot that is used at the end of a chain',
    mutate: (witness) => {
      const capped = placeOf(
        witness,
        isHidden(({ e }) => e === 'lifo.cap'),
      );
      const at = placeOf(
        witness,
        isHidden((step) => step.e === 'schedule' && step.why === 'lifo-disabled'),
        capped,
      );
      return changed(witness, at, (step) =>
        step.e === 'schedule' ? { ...step, to: 'lifo', why: 'idle' } : step,
      );
    },
    because: /off at the end of a chain/u,
  },
  {
    of: '1.53.1/S7-many-gi31-mt1-start',
    what: 'an overflow of one task fewer',
    mutate: (witness) =>
      changed(
        witness,
        placeOf(
          witness,
          isHidden(({ e }) => e === 'overflow'),
        ),
        (step) => (step.e === 'overflow' ? { ...step, n: step.n - 1 } : step),
      ),
    because: /no queue is full/u,
  },
  {
    of: '1.53.1/S7-many-gi31-mt1-start',
    what: 'an overflow that does not happen',
    mutate: (witness) =>
      witness.toSpliced(
        placeOf(
          witness,
          isHidden(({ e }) => e === 'overflow'),
        ),
        1,
      ),
    because: /./u,
  },
  {
    of: '1.53.1/S5-wake2-mt2',
    what: 'a steal from the thief itself',
    mutate: (witness) =>
      changed(
        witness,
        placeOf(
          witness,
          isHidden(({ e }) => e === 'steal'),
        ),
        (step) => (step.e === 'steal' ? { ...step, victim: step.w ?? 0 } : step),
      ),
    because: /a thief has work of its own/u,
  },
];

describe('mutated witnesses', () => {
  it.each(mutations)('with $what are refused', async ({ of, mutate, because }) => {
    const { witness, terms, recording } = await found(of);
    const certificate = certify(mutate(witness), recording.events, terms);
    expect(certificate.verdict).toBe('invalid');
    expect(certificate).toMatchObject({ because: expect.stringMatching(because) as unknown });
  });

  it('are refused under the terms of another release', async () => {
    const deferred = await found('1.53.1/S1-defer-mt1');
    const first = { ...deferred.terms, deferredLastFirst: false };
    expect(certify(deferred.witness, deferred.recording.events, first)).toMatchObject({ verdict: 'invalid' });
    const many = await found('1.53.1/S7-many-gi31-mt1-start');
    const oldest = { ...many.terms, overflowMoves: 'oldest' } as const;
    expect(certify(many.witness, many.recording.events, oldest)).toMatchObject({ verdict: 'invalid' });
    const interval = { ...many.terms, injectInterval: 30 };
    expect(certify(many.witness, many.recording.events, interval)).toMatchObject({ verdict: 'invalid' });
  });
});
