import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { factsAtEach } from '../../../../checker/explain/film/facts-at.ts';
import { filmOfEvents } from '../../../../checker/explain/film/of-events.ts';
import { filmOfRun } from '../../../../checker/explain/film/of-run.ts';
import type { ToldFact } from '../../../../checker/explain/told-run.ts';
import { tellRunOn } from '../../../../checker/explain/tell-run-on.ts';
import type { Event } from '../../../../traces/index.ts';
import { openTrace } from '../../../../traces/index.ts';
import { sampleHeader } from '../../support/samples.ts';
import { pathAlong, workbench } from '../support/random-run.ts';

const valueOf = (facts: readonly ToldFact[], worker: number, field: string) =>
  facts.find(({ owner, field: name }) => owner.kind === 'worker' && owner.worker === worker && name === field)
    ?.value;

const stamp = (g: number, w: number | null): { g: number; t: number; s: number; w: number | null } => ({
  g,
  t: g,
  s: w === null ? 0 : w + 1,
  w,
});

const capture = 'examples/captures/1.53.1-probed/S3-mix-mt2.jsonl.gz';

const eventsOf = async (file: string): Promise<readonly Event[]> => {
  const events: Event[] = [];
  for await (const batch of (await openTrace(file)).batches()) events.push(...batch);
  return events;
};

describe('a film', () => {
  it('of a run tells the same state wherever one comes from', () => {
    const { runtime, specification, about } = workbench({
      scenario: 'yielders',
      way: 'yield_now',
      flavor: 'multi_thread',
    });
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 9 }), { minLength: 1, maxLength: 300 }), (picks) => {
        const path = pathAlong(specification.compiled(), picks);
        const film = filmOfRun(tellRunOn(runtime, path, about.release), []);
        const [forwards, backwards] = [factsAtEach(film), factsAtEach(film)];
        const at = Array.from({ length: path.length + 1 }, (_, i) => i);
        const last = at.toReversed().map(backwards);
        expect(at.map(forwards)).toEqual(last.toReversed());
      }),
      { numRuns: 8 },
    );
  });

  it('of a recording moves tasks between queues as its events say', () => {
    const events: readonly Event[] = [
      { e: 'schedule', task: 1, to: 'back', ...stamp(0, 0) },
      { e: 'schedule', task: 2, to: 'back', ...stamp(1, 0) },
      { e: 'schedule', task: 3, to: 'lifo', ...stamp(2, 0) },
      { e: 'schedule', task: 4, to: 'inject', ...stamp(3, null) },
      { e: 'steal', task: 2, victim: 0, ...stamp(4, 1) },
      { e: 'poll.begin', task: 2, ...stamp(5, 1) },
      { e: 'defer', task: 2, ...stamp(6, 1) },
      { e: 'poll.end', task: 2, ...stamp(7, 1) },
    ];
    const film = filmOfEvents(events, sampleHeader, [5]);
    const factsAt = factsAtEach(film);
    expect(valueOf(factsAt(3), 0, 'queue')).toEqual([1, 2]);
    expect(valueOf(factsAt(3), 0, 'lifo')).toBe(3);
    expect(valueOf(factsAt(5), 0, 'queue')).toEqual([]);
    expect(valueOf(factsAt(5), 1, 'queue')).toEqual([1]);
    expect(valueOf(factsAt(6), 1, 'polls')).toBe(2);
    expect(valueOf(factsAt(8), 1, 'deferred')).toEqual([2]);
    expect(valueOf(factsAt(8), 1, 'polls')).toBeNull();
    expect(film.frames.map(({ fails }) => fails).indexOf(true)).toBe(5);
    expect(film.hides).toBeUndefined();
  });

  it('says that a recorder shows no queues', () => {
    const film = filmOfEvents([{ e: 'poll.begin', task: 1, ...stamp(0, 0) }], sampleHeader, []);
    expect(film.hides).toContain('no queues');
    expect(film.initial.map(({ field }) => field)).toEqual(['does', 'polls', 'does', 'polls']);
  });

  it('of a real recording leaves no task in a queue that is being polled', async () => {
    const events = await eventsOf(capture);
    const film = filmOfEvents(events, sampleHeader, []);
    const factsAt = factsAtEach(film);
    const wrong = events.flatMap((event, at) => {
      if (event.e !== 'poll.begin' || event.w === null) return [];
      const queue = valueOf(factsAt(at + 1), event.w, 'queue');
      return Array.isArray(queue) && queue.includes(event.task) ? [event.g] : [];
    });
    expect(events.length).toBeGreaterThan(1_000);
    expect(wrong).toEqual([]);
  });
});
