import { describe, expect, it } from 'vitest';
import { wakerKept } from '../../../../checker/properties/waker-kept.ts';
import type { Event, Header, Occurrence } from '../../../../traces/index.ts';
import { createMonitor } from '../../../../checker/monitor/index.ts';
import type { PropertyVerdict } from '../../../../checker/verdict.ts';
import { headerWith, outside, pending, ready, shownBy, traceOf, worker0 } from '../lifecycle/tiny-trace.ts';

const partial: Header = {
  ...headerWith({ flavor: 'unknown' }),
  order: { across: 'merged' },
  coverage: {
    ...headerWith().coverage,
    'wake.begin': 'instrumented',
    'waker.clone': 'instrumented',
    'waker.drop': 'instrumented',
  },
};

const spawn: Occurrence = { e: 'spawn.begin', task: 1, kind: 'async', instrumented: true };
const clone: Occurrence = { e: 'waker.clone', task: 1 };
const drop: Occurrence = { e: 'waker.drop', task: 1 };
const wake: Occurrence = { e: 'wake.begin', task: 1, op: 'wake' };
const wakeByRef: Occurrence = { e: 'wake.begin', task: 1, op: 'wake_by_ref' };
const gone: Occurrence = { e: 'task.end', task: 1 };

function verdictAfter(events: readonly Event[], header = partial): PropertyVerdict {
  const monitor = createMonitor([wakerKept], header);
  monitor.observe(events);
  const [verdict] = monitor.finish({ e: 'end', n: events.length, complete: false });
  if (verdict === undefined) throw new Error('the monitor gave no verdict');
  return verdict;
}

const after = (...occurrences: readonly Occurrence[]): PropertyVerdict =>
  verdictAfter(traceOf([...outside(spawn), ...worker0(...occurrences)]));

describe('waker-kept is violated by a task that waits and', () => {
  it('never made a waker', () => {
    const verdict = after(...pending(1));
    expect(verdict).toMatchObject({ verdict: 'violated', violations: 1 });
    expect(verdict.reason).toContain('no waker of it is left');
    expect(shownBy(verdict)).toEqual([1]);
  });

  it('dropped its only waker', () => {
    const verdict = after(...pending(1, clone), drop);
    expect(verdict).toMatchObject({ verdict: 'violated' });
    expect(shownBy(verdict)).toEqual([1, 4]);
  });

  it('did not make another when it was woken', () => {
    const verdict = after(...pending(1, clone), wake, ...pending(1));
    expect(verdict).toMatchObject({ verdict: 'violated', checked: 1 });
    expect(shownBy(verdict)).toEqual([4, 5]);
  });
});

describe('waker-kept holds for a task that', () => {
  it.each([
    ['keeps a waker', [...pending(1, clone)]],
    ['keeps one of two', [...pending(1, clone, clone), drop]],
    ['was woken and made another', [...pending(1, clone), wake, ...pending(1, clone)]],
    ['was woken while it was polled', [...pending(1, clone, wake)]],
    ['woke itself by reference', [...pending(1, wakeByRef)]],
    ['was woken and is not polled yet', [...pending(1, clone), wake]],
  ] as const)('%s', (_, occurrences) => {
    const verdict = after(...occurrences);
    expect(verdict).toMatchObject({ verdict: 'holds', undecided: 0 });
    expect(verdict.checked).toBeGreaterThan(0);
  });
});

describe('waker-kept says nothing of a task that', () => {
  it.each([
    ['was not polled yet', []],
    ['is being polled', [{ e: 'poll.begin', task: 1 }]],
    ['completed', [...pending(1, clone), wake, ...ready(1).slice(0, 1), ...ready(1).slice(1)]],
  ] as const)('%s', (_, occurrences) => {
    expect(after(...occurrences).violations).toBe(0);
    expect(after(...occurrences).undecided).toBe(0);
  });

  it.each([
    [
      'may have completed',
      [
        { e: 'poll.begin', task: 1 },
        { e: 'poll.end', task: 1 },
      ],
    ],
    ['was aborted', [...pending(1), gone]],
    ['is polled although nothing could', [...pending(1), ...pending(1)]],
    ['dropped more wakers than it made', [...pending(1), drop]],
    ['was woken twice before its last poll', [...pending(1, clone, clone), wake, wake, ...pending(1)]],
    ['lived when events were lost', [...pending(1), { e: 'gap', why: 'lost' }]],
    [
      'has wakers that may have been used up',
      [...pending(1, clone, { e: 'wake.begin', task: 1 }), ...pending(1)],
    ],
  ] as const)('%s: undecided', (_, occurrences) => {
    const verdict = after(...occurrences);
    expect(verdict).toMatchObject({ verdict: 'inconclusive', violations: 0 });
    expect(verdict.undecided).toBeGreaterThan(0);
  });

  it('has wakers that are not recorded', () => {
    const hidden = { ...spawn, instrumented: false };
    const future: Occurrence = { e: 'spawn.begin', task: 1, kind: 'block_on', instrumented: true };
    for (const begin of [hidden, future]) {
      expect(verdictAfter(traceOf([...outside(begin), ...worker0(...pending(1))]))).toMatchObject({
        verdict: 'vacuous',
      });
    }
    expect(verdictAfter(traceOf(worker0(...pending(1))))).toMatchObject({ verdict: 'vacuous' });
  });

  it('is left when the runtime is shut down', () => {
    const loop: Occurrence = { e: 'spawn.begin', task: 7, kind: 'worker', instrumented: false };
    const events = traceOf([...outside(loop, spawn), ...worker0(...pending(1), { e: 'task.end', task: 7 })]);
    expect(verdictAfter(events)).toMatchObject({ verdict: 'inconclusive', undecided: 1 });
  });
});

describe('waker-kept', () => {
  it('needs a recorder that shows wakers, and loses nothing', () => {
    const { coverage } = headerWith();
    const blind = { ...headerWith(), coverage: { ...coverage, 'waker.clone': 'none' } } as const;
    expect(verdictAfter([], blind)).toMatchObject({ verdict: 'not-checkable' });
    const lossy = { ...partial, loss: { head: false, middle: true, tail: false } };
    expect(verdictAfter([], lossy)).toMatchObject({ verdict: 'not-checkable' });
  });

  it('takes tasks to be recorded where all are', () => {
    const events = traceOf([...outside({ e: 'spawn.begin', task: 1 }), ...worker0(...pending(1))]);
    expect(verdictAfter(events, headerWith())).toMatchObject({ verdict: 'violated' });
  });
});
