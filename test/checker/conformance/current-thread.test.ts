import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { conform } from '../../../checker/conformance/index.ts';
import type { Conformance, RuleName } from '../../../checker/conformance/index.ts';
import { rulesOf } from '../../../model/index.ts';
import { openTrace } from '../../../traces/index.ts';
import type { Event, Trace } from '../../../traces/index.ts';
import { randomWalk } from './current-thread-walk.ts';

const fixtures = join(import.meta.dirname, '../../fixtures/current-thread');

const against = (trace: Trace, release: string): Promise<Conformance> => {
  const rules = rulesOf(release);
  if (rules === undefined) throw new Error(`no rules for ${release}`);
  return conform(trace, rules);
};

const recording = (release: string, name: string): Promise<Trace> =>
  openTrace(join(fixtures, release, `${name}-ct.jsonl.gz`));

const recordings: readonly (readonly [release: string, name: string])[] = [
  ['1.24.2', 'S1-defer'],
  ['1.24.2', 'S10-crosswake-task-defer'],
  ['1.43.4', 'S4-pingpong-defer'],
  ['1.43.4', 'S6-coop-wake'],
  ['1.53.1', 'S1-defer'],
  ['1.53.1', 'S6-coop-wake'],
];

/** A recording of one release, another one that behaves otherwise, and the rule by which it does. */
const contradictions: readonly (readonly [string, string, string, RuleName])[] = [
  ['1.24.2', 'S1-defer', '1.53.1', 'flush-order'],
  ['1.53.1', 'S1-defer', '1.24.2', 'flush-order'],
  ['1.43.4', 'S6-coop-wake', '1.53.1', 'pending-work'],
  ['1.43.4', 'S2-wake', '1.50.0', 'pending-work'],
  ['1.53.1', 'S2-wake', '1.49.0', 'pending-work'],
];

/** Polls of task 2 are said to be polls of task 3. */
const moved = (event: Event): Event =>
  (event.e === 'run.begin' || event.e === 'poll.begin' || event.e === 'poll.end') && event.task === 2
    ? { ...event, task: 3 }
    : event;

describe('recordings of current_thread', () => {
  it.each(recordings)('are behaviours of their own release: %s %s', async (release, name) => {
    const { verdict, polls, hypotheses } = await against(await recording(release, name), release);
    expect(verdict).toBe('accepted');
    expect(polls.begun).toBeGreaterThan(10);
    expect(polls.determined).toBe(polls.begun);
    expect(hypotheses).toBe(1);
  });

  it.each(contradictions)('are none of another: %s %s of %s', async (release, name, other, rule) => {
    const { verdict, reasons } = await against(await recording(release, name), other);
    expect(verdict).toBe('refused');
    expect(reasons.map((reason) => reason.rule)).toContain(rule);
  });

  it('are none once a poll is moved to another task', async () => {
    const trace = await recording('1.53.1', 'S1-defer');
    const tampered: Trace = {
      ...trace,
      header: trace.header,
      notices: () => [],
      async *batches() {
        for await (const batch of trace.batches()) yield batch.map(moved);
      },
    };
    expect(await against(tampered, '1.53.1')).toMatchObject({
      verdict: 'refused',
      reasons: [{ rule: 'fifo-task' }],
    });
  });
});

describe('runs of the specification of current_thread', () => {
  const seeds = Array.from({ length: 8 }, (_, seed) => seed);

  it.each(['1.24.2', '1.43.4', '1.53.1'])(
    'are behaviours of %s, however slow the recorder',
    async (release) => {
      const verdicts = await Promise.all(
        seeds.map(async (seed) => (await against(randomWalk(release, seed, 200), release)).verdict),
      );
      expect(verdicts).toEqual(seeds.map(() => 'accepted'));
    },
  );

  it('tell releases apart that count ticks otherwise', async () => {
    const { verdict, reasons } = await against(randomWalk('1.28.2', 1), '1.29.0');
    expect(verdict).toBe('refused');
    expect(reasons.map(({ rule }) => rule)).toContain('fixed-interval');
  });
});
