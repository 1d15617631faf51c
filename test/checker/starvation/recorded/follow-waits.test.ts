import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import { WaitFollower } from '../../../../checker/starvation/recorded/follow-waits.ts';
import type { Wait } from '../../../../checker/starvation/recorded/wait.ts';
import type { Event, RuntimeConfig } from '../../../../traces/index.ts';
import { headerWith } from '../../properties/lifecycle/tiny-trace.ts';
import { plainWaits, type PlainWait } from './plain-waits.ts';
import { randomRecording } from './random-recording.ts';

const followed = (events: readonly Event[], config: RuntimeConfig = {}): readonly Wait[] => {
  const waits: Wait[] = [];
  const follower = new WaitFollower(headerWith({ workers: 3, config }).runtime, () => true, [
    { waited: (wait) => waits.push(wait) },
  ]);
  for (const event of events) follower.observe(event);
  return waits;
};

const asPlain = ({ task, kind, cause, poll, ns, polls, pollsHere, ticks, passes }: Wait): PlainWait => ({
  task,
  kind,
  from: cause.g,
  to: poll?.g ?? -1,
  ns,
  polls,
  pollsHere,
  ticks,
  passes,
});

describe('waits followed in a stream', () => {
  test.prop([randomRecording], { numRuns: 3000 })('are those that a quadratic search finds', (events) => {
    expect(followed(events, { lifo_slot: false }).map(asPlain)).toEqual(plainWaits(events));
  });

  test('are met by random recordings, of every kind and many in each', () => {
    const samples = fc.sample(randomRecording, { numRuns: 500, seed: 1 });
    const kinds = new Map<string, number>();
    for (const wait of samples.flatMap((events) => followed(events)))
      kinds.set(wait.kind, (kinds.get(wait.kind) ?? 0) + 1);
    expect([...kinds.keys()].toSorted()).toEqual(
      ['coop', 'driver', 'foreign', 'self-wake', 'spawn', 'spawn-outside', 'task', 'yield_now'].toSorted(),
    );
    expect(Math.min(...kinds.values())).toBeGreaterThan(20);
  });

  test.prop([randomRecording])(
    'have no more ticks than polls, where chains are hidden and where not',
    (events) => {
      for (const { ticks, pollsHere } of followed(events))
        expect(ticks ?? 0).toBeLessThanOrEqual(pollsHere ?? 0);
    },
  );
});
