import { describe, expect, it } from 'vitest';
import { createMonitor } from '../../../checker/monitor/index.ts';
import { defineProperty } from '../../../checker/properties/define-property.ts';
import type { Observer, Property } from '../../../checker/properties/property.ts';
import type { PropertyVerdict } from '../../../checker/verdict.ts';
import type { Coverage, Event, EventKind, Header } from '../../../traces/index.ts';
import { sampleHeader, sampleProperty } from '../support/samples.ts';

const covering = (coverage: Partial<Record<EventKind, Coverage>>): Header => ({ ...sampleHeader, coverage });
const polls = covering({ 'poll.begin': 'all' });
const poll = (g: number, task: number): Event => ({ e: 'poll.begin', g, t: g, s: 1, w: 0, task });
const gap = (g: number): Event => ({ e: 'gap', g, t: g, s: 1, w: 0, why: 'buffer full' });

/** A property that counts the polls of task 1, and calls those of task 2 violations and of task 3 undecidable. */
const toy = (observer: Partial<Observer<{ polls: number }>> = {}): Property =>
  defineProperty<{ polls: number }>({
    ...sampleProperty('toy'),
    observe: () => ({
      memory: () => ({ polls: 0 }),
      on: {
        'poll.begin': (memory, event, report) => {
          memory.polls += 1;
          if (event.task === 1) report.checked();
          if (event.task === 2) report.violated(`poll ${memory.polls} is of task 2`, [event]);
          if (event.task === 3) report.undecidable('nobody knows about task 3');
        },
      },
      ...observer,
    }),
  });

function verdictOf(
  property: Property,
  events: readonly Event[],
  header = polls,
  complete: boolean | 'cut off' = true,
): PropertyVerdict | undefined {
  const monitor = createMonitor([property], header);
  monitor.observe(events);
  return monitor.finish(complete === 'cut off' ? undefined : { e: 'end', n: events.length, complete })[0];
}

describe('a verdict', () => {
  it('holds when instances were decided and none failed', () => {
    expect(verdictOf(toy(), [poll(0, 1), poll(1, 1)])).toEqual({
      property: 'toy',
      verdict: 'holds',
      checked: 2,
      undecided: 0,
      violations: 0,
      examples: [],
    });
  });

  it('is vacuous when the trigger never happened', () => {
    expect(verdictOf(toy(), [])).toMatchObject({
      verdict: 'vacuous',
      reason: 'it never happened that a task is polled',
    });
  });

  it('counts every violation and keeps the first ten', () => {
    const events = Array.from({ length: 25 }, (_, g) => poll(g, 2));
    const verdict = verdictOf(toy(), events);
    expect(verdict).toMatchObject({ verdict: 'violated', violations: 25, reason: 'poll 1 is of task 2' });
    expect(verdict?.examples.map((example) => example.events[0]?.g)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
  });

  it('is inconclusive when an instance could not be decided', () => {
    expect(verdictOf(toy(), [poll(0, 1), poll(1, 3)])).toMatchObject({
      verdict: 'inconclusive',
      checked: 1,
      undecided: 1,
      reason: 'nobody knows about task 3',
    });
  });

  it('is violated rather than inconclusive', () => {
    expect(verdictOf(toy(), [poll(0, 3), poll(1, 2)])?.verdict).toBe('violated');
  });
});

describe('an obligation open at the end', () => {
  const owing = toy({
    end: ({ polls: count }, report) => {
      if (count > 0) report.open('a debt is open', [poll(0, 1)]);
    },
  });

  it('is a violation in a complete run', () => {
    expect(verdictOf(owing, [poll(0, 1)])).toMatchObject({
      verdict: 'violated',
      violations: 1,
      examples: [{ because: 'a debt is open' }],
    });
  });

  it('is undecided in a recording that ended before the run did', () => {
    expect(verdictOf(owing, [poll(0, 1)], polls, false)).toMatchObject({
      verdict: 'inconclusive',
      undecided: 1,
      violations: 0,
      reason: 'a debt is open, and the recording ended before the run did',
    });
  });

  it('is undecided in a trace that was cut off', () => {
    expect(verdictOf(owing, [poll(0, 1)], polls, 'cut off')?.reason).toBe(
      'a debt is open, and the trace was cut off',
    );
  });

  it('is undecided after a gap, even in a complete run', () => {
    expect(verdictOf(owing, [poll(0, 1), gap(1)])).toMatchObject({
      verdict: 'inconclusive',
      reason: 'a debt is open, but events were lost at g=1 (buffer full)',
    });
  });

  it('does not excuse a violation', () => {
    expect(verdictOf(owing, [poll(0, 2)], polls, false)).toMatchObject({
      verdict: 'violated',
      violations: 1,
    });
  });
});

describe('a gap', () => {
  it('makes what seems violated after it undecided', () => {
    expect(verdictOf(toy(), [poll(0, 1), gap(1), poll(2, 2)])).toMatchObject({
      verdict: 'inconclusive',
      violations: 0,
      undecided: 1,
      reason: 'events were lost at g=1 (buffer full), and after that poll 2 is of task 2',
    });
  });

  it('does not excuse what was violated before it', () => {
    expect(verdictOf(toy(), [poll(0, 2), gap(1), poll(2, 2)])).toMatchObject({
      verdict: 'violated',
      violations: 1,
      undecided: 1,
    });
  });
});

describe('a property that cannot be checked', () => {
  const blind = toy({
    on: {
      'poll.begin': () => {
        throw new Error('a handler ran');
      },
    },
  });

  it.each([
    ['not recorded', {}, 'this recorder does not show `poll.begin`; record with wrapped futures and wakers'],
    [
      'sampled',
      { 'poll.begin': 'sampled' as const },
      'this recorder does not show `poll.begin` (only a sample); record with wrapped futures and wakers',
    ],
    [
      'recorded to an unknown degree',
      { 'poll.begin': 'unknown' as const },
      'this recorder does not show `poll.begin` (it does not say how much of it); record with wrapped futures and wakers',
    ],
  ])('says so when a kind is %s, and never runs', (_, coverage, reason) => {
    expect(verdictOf(blind, [poll(0, 1)], covering(coverage))).toEqual({
      property: 'toy',
      verdict: 'not-checkable',
      lack: 'wrappers',
      checked: 0,
      undecided: 0,
      violations: 0,
      examples: [],
      reason,
    });
  });

  it('says so when it is no rule of the runtime', () => {
    const foreign: Property = { ...blind, applies: () => ({ applies: false, because: 'it is another era' }) };
    expect(verdictOf(foreign, [poll(0, 1)])).toMatchObject({
      verdict: 'not-checkable',
      reason: 'it is another era',
    });
  });

  it.each([
    ['take', 'build Tokio with probes'],
    ['run.end', 'record with the task hooks of Tokio 1.44 or later'],
  ] as const)('says what would show %s', (kind, remedy) => {
    expect(verdictOf({ ...blind, needs: [kind] }, [])?.reason).toBe(
      `this recorder does not show \`${kind}\`; ${remedy}`,
    );
  });
});

describe('a monitor', () => {
  it('gives verdicts in the order of the properties', () => {
    const properties = ['c', 'a', 'b'].map((id) => sampleProperty(id, { needs: id === 'a' ? ['take'] : [] }));
    const verdicts = createMonitor(properties, polls).finish(undefined);
    expect(verdicts.map(({ property, verdict }) => [property, verdict])).toEqual([
      ['c', 'vacuous'],
      ['a', 'not-checkable'],
      ['b', 'vacuous'],
    ]);
  });

  it('keeps its memory from one batch to the next', () => {
    const monitor = createMonitor([toy()], polls);
    monitor.observe([poll(0, 1)]);
    monitor.observe([poll(1, 2)]);
    expect(monitor.finish(undefined)[0]?.reason).toBe('poll 2 is of task 2');
  });

  it('tells a property which kinds it shows', () => {
    let answers: readonly boolean[] = [];
    const asking = sampleProperty('asking', {
      observe: (_runtime, shows) => {
        answers = [shows('poll.begin'), shows('take')];
        return { memory: () => ({}), on: {} };
      },
    });
    createMonitor([asking], polls);
    expect(answers).toEqual([true, false]);
  });
});
