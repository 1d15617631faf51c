import { describe, expect, it } from 'vitest';
import { certify } from '../../../checker/conformance/certificate/index.ts';
import type { WitnessEvent } from '../../../checker/conformance/index.ts';
import { createMonitor } from '../../../checker/monitor/index.ts';
import { allProperties } from '../../../checker/properties/index.ts';
import { loadCurrentThread, loadExample, loadFixture } from './fixture.ts';
import { witnessed } from './support/witnesses.ts';
import type { Witnessed } from './support/witnesses.ts';

type Events = readonly WitnessEvent[];

const releaseOf = (name: string): string => name.split(/[-/]/u)[0] ?? '';

const found = async (name: string): Promise<Witnessed> => witnessed(await loadFixture(name), releaseOf(name));

const certified = ({ events, recording, terms }: Witnessed): ReturnType<typeof certify> =>
  certify(events, recording.events, terms);

const ofManyThreads = [
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
  '1.53.1/S8-bip-defer-mt1',
  '1.53.1/S10-crosswake-thread-mt1',
];

const ofOneThread = [
  '1.24.2/S1-defer-ct',
  '1.24.2/S10-crosswake-task-wake-ct',
  '1.43.4/S4-pingpong-defer-ct',
  '1.53.1/S1-defer-ct',
  '1.53.1/S10-crosswake-task-defer-ct',
];

const probed = ['1.48.0-probed/S6-coop-wake-mt1', '1.53.1-probed/S8-bip-both-mt2'];

const every: readonly (readonly [string, () => Promise<Witnessed>])[] = [
  ...ofManyThreads.map((name) => [name, () => found(name)] as const),
  ...ofOneThread.map(
    (name) => [name, async () => witnessed(await loadCurrentThread(name), releaseOf(name))] as const,
  ),
  ...probed.map((name) => [name, async () => witnessed(await loadExample(name), releaseOf(name))] as const),
];

describe('witnesses', () => {
  it.each(every)('of %s are certified', async (_, find) => {
    const one = await find();
    const recorded = one.events.filter((event) => event.recorded !== undefined).length;
    const filledIn = one.events.length - recorded;
    expect(await certified(one)).toEqual({ verdict: 'certified', recorded, filledIn });
    expect(filledIn).toBeGreaterThan(0);
  });

  /** What no recorder shows that is held against a release, and no witness fills in. */
  const unfilled: ReadonlySet<string> = new Set(['notify', 'join', 'abort', 'consume']);

  it.each(every)('of %s show every property what it needs, and violate none', async (_, find) => {
    const { header, events, recording } = await find();
    const monitor = createMonitor(allProperties, header);
    monitor.observe(events);
    const verdicts = monitor.finish(recording.end && { ...recording.end, n: events.length });
    const { runtime } = header;
    for (const { property, verdict } of verdicts) {
      const asked = allProperties.find(({ id }) => id === property);
      const applies =
        asked?.applies(runtime).applies === true && !asked.needs.some((kind) => unfilled.has(kind));
      expect([property, verdict]).not.toEqual([property, 'violated']);
      expect([property, verdict === 'not-checkable']).toEqual([property, !applies]);
    }
    expect(verdicts.filter(({ verdict }) => verdict === 'holds').length).toBeGreaterThan(9);
  });

  it('say in the header what was filled in, and by which rules', async () => {
    const recording = await loadExample('1.51.1-probed/S5-wake1-mt2');
    const { header } = await witnessed(recording, '1.52.1');
    expect(header.filled).toMatchObject({ rules: '1.52.1', recorded: '1.51.1', by: 'a test' });
    expect(header.runtime.version).toBe('1.52.1');
    expect(header.coverage).toMatchObject({ schedule: 'all', take: 'all', 'driver.begin': 'all' });
    expect(header.coverage.notify).toBeUndefined();
  });

  it('number events anew and keep what they were', async () => {
    const { events, recording } = await found('1.53.1/S8-bip-defer-mt1');
    expect(events.map(({ g }) => g)).toEqual(events.map((_, i) => i));
    const kept = events.flatMap(({ recorded }) => (recorded === undefined ? [] : [recorded]));
    expect(kept).toEqual(recording.events.map(({ g }) => g));
    for (const event of events) {
      if (event.e !== 'wake.end' || event.of === undefined) continue;
      expect(events[event.of]).toMatchObject({ e: 'wake.begin', task: event.task });
    }
  });
});

const unrecorded = (event: WitnessEvent): WitnessEvent => {
  const copy: { recorded?: number } & WitnessEvent = { ...event };
  delete copy.recorded;
  return copy;
};

const under = async ({ events, recording, terms }: Witnessed, other: object): Promise<string> =>
  (await certify(events, recording.events, { ...terms, ...other })).verdict;

interface Mutation {
  readonly of: string;
  readonly what: string;
  readonly mutate: (events: Events) => Events;
  readonly because: RegExp;
}

type Is = (event: WitnessEvent) => boolean;

/** The place of the first such event at or after another. */
const placeOf = (events: Events, is: Is, from = 0): number => {
  const at = events.findIndex((event, i) => i >= from && is(event));
  if (at < 0) throw new Error('the witness has no such event');
  return at;
};

const isKind =
  (kind: WitnessEvent['e']): Is =>
  ({ e }) =>
    e === kind;

const takes =
  (from: string): Is =>
  (event) =>
    event.e === 'take' && event.from === from;

const puts =
  (why: string): Is =>
  (event) =>
    event.e === 'schedule' && event.why === why;

const isRecorded: Is = ({ recorded }) => recorded !== undefined;

const without =
  (is: Is, from = 0) =>
  (events: Events): Events =>
    events.toSpliced(placeOf(events, is, from), 1);

const changing =
  (is: Is, change: (event: WitnessEvent) => WitnessEvent, after?: Is) =>
  (events: Events): Events => {
    const at = placeOf(events, is, after === undefined ? 0 : placeOf(events, after));
    return events.map((event, i) => (i === at ? change(event) : event));
  };

const yielders = '1.53.1/S2-wake-mt1';
const deferrers = '1.53.1/S1-defer-mt1';
const pingPong = '1.53.1/S4-pingpong-defer-mt1';
const many = '1.53.1/S7-many-gi31-mt1-start';
const blocking = '1.53.1/S8-bip-defer-mt1';

const mutations: readonly Mutation[] = [
  { of: yielders, what: 'an event left out', mutate: without(isRecorded, 40), because: /whose turn it is/u },
  {
    of: yielders,
    what: 'the last event left out',
    mutate: (events) => events.slice(0, events.findLastIndex(isRecorded)),
    because: /of the recording is missing/u,
  },
  {
    of: yielders,
    what: 'a poll that ended otherwise',
    mutate: changing(isKind('poll.end'), (event) =>
      event.e === 'poll.end' ? { ...event, ready: !event.ready } : event,
    ),
    because: /does not say what event \d+ of the recording says/u,
  },
  {
    of: yielders,
    what: 'an event on another worker',
    mutate: changing(isKind('poll.begin'), (event) => ({ ...event, w: 1 }), takes('local')),
    because: /was recorded on worker 0/u,
  },
  {
    of: yielders,
    what: 'a poll that nobody recorded',
    mutate: changing(isKind('poll.begin'), unrecorded, takes('local')),
    because: /is nothing that is filled in/u,
  },
  {
    of: yielders,
    what: 'a task that is not taken before its poll',
    mutate: without(takes('local')),
    because: /was not taken/u,
  },
  {
    of: yielders,
    what: 'a task that is not put back after it woke itself',
    mutate: without(puts('yield')),
    because: /woke itself in vain/u,
  },
  {
    of: yielders,
    what: 'a task taken from the inject queue that is in another',
    mutate: changing(takes('local'), (event) => (event.e === 'take' ? { ...event, from: 'inject' } : event)),
    because: /is not the next \(inject\)/u,
  },
  {
    of: yielders,
    what: 'a task taken in place of another',
    mutate: changing(takes('local'), (event) => (event.e === 'take' ? { ...event, task: 77 } : event)),
    because: /task 77 is not the next/u,
  },
  {
    of: yielders,
    what: 'no maintenance at its tick',
    mutate: (events) => {
      const at = placeOf(events, isKind('maintenance'));
      return events.toSpliced(at, 3);
    },
    because: /no maintenance at tick 61/u,
  },
  {
    of: deferrers,
    what: 'maintenance at another tick',
    mutate: (events) => {
      const at = placeOf(events, takes('local'), 100);
      return events.toSpliced(at, 0, { e: 'maintenance', g: 0, t: 0, s: events[at]?.s ?? 0, w: 0 });
    },
    because: /maintenance at tick \d+/u,
  },
  {
    of: deferrers,
    what: 'a task that was not deferred',
    mutate: without(isKind('defer')),
    because: /deferred|waker/u,
  },
  {
    of: deferrers,
    what: 'a task that defers in the poll of another',
    mutate: changing(isKind('defer'), (event) => (event.e === 'defer' ? { ...event, task: 77 } : event)),
    because: /task 77 defers and is not polled/u,
  },
  {
    of: deferrers,
    what: 'a flush that is not told',
    mutate: without(isKind('flush')),
    because: /outside a pass/u,
  },
  {
    of: deferrers,
    what: 'a pass that has not begun',
    mutate: (events) => {
      const at = placeOf(events, isKind('driver.begin'), placeOf(events, isKind('defer')));
      return events.toSpliced(at, 2);
    },
    because: /are not to be called here/u,
  },
  {
    of: deferrers,
    what: 'a task put into a queue twice',
    mutate: (events) => {
      const at = placeOf(events, puts('idle'), placeOf(events, isKind('flush')));
      const event = events[at];
      return event === undefined ? events : events.toSpliced(at, 0, event);
    },
    because: /is queued already/u,
  },
  {
    of: deferrers,
    what: 'a task that loses its place in the LIFO slot to nowhere',
    mutate: without(puts('displaced')),
    because: /is in no queue|is displaced|not done/u,
  },
  {
    of: pingPong,
    what: 'a chain that is longer than its cap',
    mutate: changing(
      takes('local'),
      (event) => (event.e === 'take' ? { ...event, from: 'lifo-chain' } : event),
      isKind('lifo.cap'),
    ),
    because: /is not the next|longer than its cap/u,
  },
  {
    of: pingPong,
    what: 'a LIFO slot that is used at the end of a chain',
    mutate: changing(
      puts('lifo-disabled'),
      (event) => (event.e === 'schedule' ? { ...event, to: 'lifo', why: 'idle' } : event),
      isKind('lifo.cap'),
    ),
    because: /the LIFO slot is off/u,
  },
  {
    of: many,
    what: 'an overflow of one task fewer',
    mutate: changing(isKind('overflow'), (event) =>
      event.e === 'overflow' ? { ...event, n: event.n - 1 } : event,
    ),
    because: /no queue is full/u,
  },
  {
    of: many,
    what: 'an overflow that does not happen',
    mutate: without(isKind('overflow')),
    because: /no room/u,
  },
  {
    of: '1.53.1/S5-wake2-mt2',
    what: 'a steal from the thief itself',
    mutate: changing(isKind('steal'), (event) =>
      event.e === 'steal' ? { ...event, victim: event.w ?? 0 } : event,
    ),
    because: /a thief has work of its own/u,
  },
  {
    of: blocking,
    what: 'a LIFO slot that is not emptied when a core is given up',
    mutate: without(puts('block_in_place')),
    because: /./u,
  },
  {
    of: blocking,
    what: 'a core that two threads have',
    mutate: changing(isKind('take'), (event) => ({ ...event, s: 77 }), isKind('poll.begin')),
    because: /is run by thread/u,
  },
];

describe('mutated witnesses', () => {
  it.each(mutations)('with $what are refused', async ({ of, mutate, because }) => {
    const { events, terms, recording } = await found(of);
    expect(await certify(mutate(events), recording.events, terms)).toMatchObject({
      verdict: 'not certified',
      because: expect.stringMatching(because) as unknown,
    });
  });

  it('are refused under the terms of another release', async () => {
    const deferred = await found(deferrers);
    const queued = await found(many);
    expect(await under(deferred, { deferredLastFirst: false })).toBe('not certified');
    expect(await under(queued, { overflowMoves: 'oldest' })).toBe('not certified');
    expect(await under(queued, { injectInterval: 30 })).toBe('not certified');
  });

  it('are refused with one filled-in event left out, whichever of the queues it is', async () => {
    const { events, terms, recording } = await found('1.53.1/S5-wake2-mt2');
    const queueing = new Set(['schedule', 'take', 'steal', 'overflow', 'inject.batch']);
    const places = events.flatMap(({ e }, i) => (queueing.has(e) ? [i] : []));
    expect(places.length).toBeGreaterThan(70);
    for (const at of places) {
      const { verdict } = await certify(events.toSpliced(at, 1), recording.events, terms);
      expect([at, verdict]).toEqual([at, 'not certified']);
    }
  });
});
