import { join } from 'node:path';
import { fc, test } from '@fast-check/vitest';
import { beforeAll, describe, expect, it } from 'vitest';
import { createMonitor } from '../../../checker/monitor/index.ts';
import { everyWakeAnswered } from '../../../checker/properties/every-wake-answered.ts';
import { noPollAfterCompletion } from '../../../checker/properties/no-poll-after-completion.ts';
import { onePollAtATime } from '../../../checker/properties/one-poll-at-a-time.ts';
import { pollJustified } from '../../../checker/properties/poll-justified.ts';
import type { Property } from '../../../checker/properties/property.ts';
import { wakesCoalesced } from '../../../checker/properties/wakes-coalesced.ts';
import { Contradictions } from '../../../checker/contradictions/contradictions.ts';
import type { PropertyVerdict } from '../../../checker/verdict.ts';
import type { Event, Header } from '../../../traces/index.ts';
import { openTrace } from '../../../traces/index.ts';
import { bounded } from '../../../traces/import/merge/edges.ts';
import type { Stamped } from '../../../traces/import/merge/edges.ts';
import { merge } from '../../../traces/import/merge/merge.ts';
import type { Of } from './recording.ts';
import { isKind } from './recording.ts';

const properties = [onePollAtATime, noPollAfterCompletion, pollJustified, wakesCoalesced, everyWakeAnswered];

let header: Header;
let events: readonly Event[];

beforeAll(async () => {
  const trace = await openTrace(join(import.meta.dirname, '../../fixtures/dial9/start.bin'));
  const all: Event[] = [];
  for await (const batch of trace.batches()) all.push(...batch);
  header = trace.header;
  events = all;
});

function judge(of: readonly Property[], changed: readonly Event[], as = header): readonly PropertyVerdict[] {
  const monitor = createMonitor(of, as);
  monitor.observe(changed);
  return monitor.finish(undefined);
}

const verdictOn = (property: Property, changed: readonly Event[]): PropertyVerdict | undefined =>
  judge([property], changed)[0];

/** The events with some of them replaced, by position. */
const edited = (changes: ReadonlyMap<Event, Event>): readonly Event[] =>
  events.map((event) => changes.get(event) ?? event);

interface Polled {
  readonly begin: Of<'poll.begin'>;
  readonly end: Of<'poll.end'>;
  /** What the thread did meanwhile. */
  readonly inner: readonly Event[];
}

const pollsOf = (): readonly Polled[] =>
  events.filter(isKind('poll.begin')).flatMap((begin) => {
    const rest = events.slice(begin.g + 1).filter(({ s }) => s === begin.s);
    const index = rest.findIndex(({ e }) => e === 'poll.end');
    const end = rest[index];
    return end?.e === 'poll.end' ? [{ begin, end, inner: rest.slice(0, index) }] : [];
  });

describe('a recording of hooks', () => {
  it('violates nothing as it is', () => {
    for (const verdict of judge(properties, events)) {
      expect(verdict).toMatchObject({ violations: 0 });
      expect(verdict.checked).toBeGreaterThan(5);
    }
  });

  it('shows that a task is polled twice at a time', () => {
    const polls = pollsOf();
    const pairs = polls.flatMap((outer) => {
      const last = outer.inner.at(-1);
      const within = polls.find(
        ({ begin, end }) =>
          begin.s !== outer.begin.s &&
          last !== undefined &&
          begin.g > (outer.inner[0]?.g ?? Number.POSITIVE_INFINITY) &&
          end.g < last.g,
      );
      return within === undefined ? [] : [{ outer, within }];
    });
    const [pair] = pairs;
    if (pair === undefined)
      throw new Error('no poll of the recording lies within another with something on both sides');
    const { outer, within } = pair;
    const { task } = outer.begin;
    const changed = edited(
      new Map<Event, Event>([
        [within.begin, { ...within.begin, task }],
        [within.end, { ...within.end, task }],
      ]),
    );
    expect(verdictOn(onePollAtATime, changed)).toMatchObject({
      verdict: 'violated',
      violations: 1,
      examples: [{ events: [outer.begin, { g: within.begin.g }] }],
    });
  });

  it('shows that a task is polled after it completed', () => {
    const completion = events.filter(isKind('task.end')).find(({ task }) => task !== undefined);
    const later = pollsOf().find(({ begin }) => begin.t > (completion?.t ?? 0));
    if (completion?.task === undefined || later === undefined) throw new Error('nothing ends before a poll');
    const { task } = completion;
    const changed = edited(
      new Map<Event, Event>([
        [later.begin, { ...later.begin, task }],
        [later.end, { ...later.end, task }],
      ]),
    );
    expect(verdictOn(noPollAfterCompletion, changed)).toMatchObject({ verdict: 'violated', violations: 1 });
  });

  it('shows, or does not hide, that a wake is missing', () => {
    const before = verdictOn(pollJustified, events);
    const instrumented = new Set(events.filter(isKind('wake.begin')).map(({ task }) => task));
    let violated = 0;
    let undecided = 0;
    const again = pollsOf().filter(({ begin }) => instrumented.has(begin.task));
    for (const { begin } of again.filter((_, index) => index % 40 === 39)) {
      const since = events.findLastIndex(
        (event, g) => g < begin.g && event.e === 'poll.begin' && event.task === begin.task,
      );
      if (since === -1) continue;
      const isWake = (event: Event): boolean =>
        event.e === 'wake.begin' && event.task === begin.task && event.g > since && event.g < begin.g;
      const verdict = verdictOn(
        pollJustified,
        events.filter((event) => !isWake(event)),
      );
      expect(verdict?.checked).toBeLessThan(before?.checked ?? 0);
      violated += verdict?.violations ?? 0;
      undecided += (verdict?.undecided ?? 0) - (before?.undecided ?? 0);
    }
    expect(violated).toBeGreaterThan(0);
    expect({ violated, undecided }).toMatchInlineSnapshot(`
      {
        "undecided": 17,
        "violated": 7,
      }
    `);
  });

  it('contradicts itself where a thread polls two tasks by turns', () => {
    const { begin, end } = pollsOf().find(({ inner }) => inner.length > 2) ?? {};
    if (begin === undefined || end === undefined) throw new Error('no poll has anything in it');
    const contradictions = new Contradictions(header);
    contradictions.observe(events);
    expect(contradictions.count).toBe(0);
    const changed = events.flatMap((event) =>
      event === begin ? [begin, { ...begin, task: begin.task + 1000 }] : [event],
    );
    const broken = new Contradictions(header);
    broken.observe(changed);
    expect(broken.count).toBeGreaterThan(0);
  });
});

/** The threads of the recording, with stamps that are wrong in the ways that stamps may be. */
function jittered(offsets: readonly number[], noise: readonly number[]): readonly (readonly Stamped[])[] {
  const threads = new Map<number, Event[]>();
  for (const event of events) threads.set(event.s, [...(threads.get(event.s) ?? []), event]);
  return [...threads.values()].map((thread, index) => {
    const offset = offsets[index % offsets.length] ?? 0;
    let earliest = 0;
    return thread.map((event, i) => {
      const { g: _, t, ...observation } = event;
      const next = thread[i + 1]?.t ?? t;
      const late = header.edges?.[event.e] === 'after';
      const wrong = late ? Math.floor(((noise[i % noise.length] ?? 0) / 100) * (next - t)) : 0;
      earliest = Math.max(earliest, t + offset + wrong);
      return { event: observation, t: earliest };
    });
  });
}

async function* inOne(thread: readonly Stamped[]): AsyncGenerator<readonly Stamped[]> {
  yield await Promise.resolve(thread);
}

describe('the same recording with other clocks', () => {
  const slack = 50_000;
  test.prop(
    [
      fc.array(fc.nat({ max: slack }), { minLength: 1, maxLength: 6 }),
      fc.array(fc.nat({ max: 99 }), { minLength: 1, maxLength: 20 }),
    ],
    { seed: 7, numRuns: 6 },
  )('violates nothing, as long as they are wrong by no more than it says', async (offsets, noise) => {
    const streams = jittered(offsets, noise).map((thread) =>
      bounded(inOne(thread), { edges: header.edges ?? {}, slack }),
    );
    const changed: Event[] = [];
    for await (const batch of merge(streams, { wakes: 'instrumented' })) changed.push(...batch);
    const as: Header = { ...header, clock: { ...header.clock, skew: slack } };
    for (const verdict of judge(properties, changed, as)) expect(verdict).toMatchObject({ violations: 0 });
  });
});
