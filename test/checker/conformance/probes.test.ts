import { describe, expect, it } from 'vitest';
import type { Event } from '../../../traces/index.ts';
import { loadExample } from './fixture.ts';
import { witnessed } from './support/witnesses.ts';

/** One hidden step, as text, or undefined for what is no such step. */
const tell = (step: Event): string | undefined => {
  if (step.e === 'schedule') return step.task === 0 ? undefined : `${step.e} ${step.task} ${step.to}`;
  if (step.e === 'take') return `${step.e} ${step.task} ${step.from}`;
  if (step.e === 'steal') return `${step.e} ${step.task} from ${step.victim}`;
  if (step.e === 'defer') return `${step.e} ${step.task}`;
  // Batches are left out: probes tell how many tasks were asked for, not how many there were.
  return step.e === 'overflow' ? `${step.e} ${step.n}` : undefined;
};

/** By worker, the hidden steps in their order. */
const byWorker = (steps: Iterable<Event>): ReadonlyMap<number | null, readonly string[]> => {
  const told = new Map<number | null, string[]>();
  for (const step of steps) {
    const text = tell(step);
    if (text === undefined) continue;
    // A push to the inject queue is told of by whoever pushes: specifications do not say which thread that is.
    const w = step.e === 'schedule' && step.to === 'inject' ? null : step.w;
    told.set(w, [...(told.get(w) ?? []), text]);
  }
  return told;
};

/** Length of the longest common subsequence, which is what two orders agree in. */
const agreeing = (one: readonly string[], other: readonly string[]): number => {
  let before = new Int32Array(other.length + 1);
  for (const text of one) {
    const row = new Int32Array(other.length + 1);
    for (const [j, candidate] of other.entries())
      row[j + 1] = candidate === text ? (before[j] ?? 0) + 1 : Math.max(before[j + 1] ?? 0, row[j] ?? 0);
    before = row;
  }
  return before[other.length] ?? 0;
};

interface Comparison {
  readonly probed: ReadonlyMap<number | null, readonly string[]>;
  readonly filledIn: ReadonlyMap<number | null, readonly string[]>;
}

const compare = async (name: string): Promise<Comparison> => {
  const recording = await loadExample(name);
  const { events } = await witnessed(recording, name.split('-')[0] ?? '');
  return {
    probed: byWorker(recording.events),
    filledIn: byWorker(events.filter(({ recorded }) => recorded === undefined)),
  };
};

const share = ({ probed, filledIn }: Comparison): number => {
  let [all, alike] = [0, 0];
  for (const [w, steps] of probed) {
    const others = filledIn.get(w) ?? [];
    all += Math.max(steps.length, others.length);
    alike += agreeing(steps, others);
  }
  return alike / all;
};

describe('hidden steps that are filled in', () => {
  it.each([
    '1.48.0-probed/S1-defer-mt1',
    '1.48.0-probed/S1-defer-plus1-mt1',
    '1.48.0-probed/S2-wake-mt1',
    '1.48.0-probed/S4-pingpong-defer-mt1',
    '1.48.0-probed/S6-coop-wake-mt1',
    '1.53.1-probed/S1-defer-mt1',
    '1.53.1-probed/S1-defer-plus1-mt1',
    '1.53.1-probed/S2-wake-mt1',
    '1.53.1-probed/S4-pingpong-defer-mt1',
  ])('are those that probes saw, on the one worker of %s', async (name) => {
    const { probed, filledIn } = await compare(name);
    expect(probed.size).toBeGreaterThan(0);
    expect(filledIn).toEqual(probed);
  });

  it.each([
    '1.51.1-probed/S3-mix-mt2',
    '1.51.1-probed/S5-wake1-mt2',
    '1.53.1-probed/S1-defer-mt2',
    '1.53.1-probed/S2-wake-mt2',
    '1.53.1-probed/S3-mix-mt2',
    '1.53.1-probed/S4-pingpong-defer-mt2',
    '1.53.1-probed/S5-yield-defer-mt2',
    '1.53.1-probed/S7-many-mt2',
    '1.53.1-probed/S8-bip-both-mt2',
    '1.53.1-probed/S9-guests-defer-mt2',
    '1.53.1-probed/S9-guests-wake-mt2',
    '1.53.1-probed/S10-crosswake-thread-mt4',
  ])('are those that probes saw, on the workers of %s', async (name) => {
    expect(share(await compare(name))).toBe(1);
  });
});
