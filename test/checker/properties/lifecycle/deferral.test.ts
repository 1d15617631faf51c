import { describe, expect, it } from 'vitest';
import { probeKinds } from '../../../../traces/index.ts';
import { deferredBeforeResume } from '../../../../checker/properties/deferred-before-resume.ts';
import { driverBeforeDeferred } from '../../../../checker/properties/driver-before-deferred.ts';
import { idlePassFindsNothing } from '../../../../checker/properties/idle-pass-finds-nothing.ts';
import type { Occurrence } from '../../../../traces/index.ts';
import {
  headerWith,
  outside,
  pending,
  ready,
  shownBy,
  spawned,
  verdictOn,
  woken,
  worker0,
  worker1,
} from './tiny-trace.ts';

const deferring = (task: number): readonly Occurrence[] =>
  pending(task, { e: 'yield', task, how: 'yield_now' }, { e: 'defer', task });
const pass: readonly Occurrence[] = [{ e: 'driver.begin', timeout: 0 }, { e: 'driver.end' }];
const flush: Occurrence = { e: 'flush', n: 1 };
const plain = headerWith({}, probeKinds);

describe('deferred-before-resume', () => {
  const deferred = [spawned(1), worker0(...deferring(1))];

  it.each([
    ['its worker past the driver', worker0(...pass, flush, ...woken(1, 'runtime'))],
    [
      'its worker past the driver at maintenance',
      worker0({ e: 'maintenance', tick: 61 }, ...pass, flush, ...woken(1, 'runtime')),
    ],
    [
      'the driver',
      worker1({ e: 'driver.begin', timeout: null }, ...woken(1, 'runtime'), { e: 'driver.end' }),
    ],
    ['another thread', outside(...woken(1, 'external'))],
    ['another task', worker1(...woken(1, 'poll'))],
    [
      'its worker entering block_in_place',
      worker0(
        { e: 'poll.begin', task: 2 },
        { e: 'block_in_place.begin', task: 2 },
        ...woken(1, 'block_in_place'),
      ),
    ],
    [
      'its thread leaving its loop',
      worker0(
        ...pending(2, { e: 'block_in_place.begin', task: 2 }, { e: 'block_in_place.end', task: 2 }),
        ...woken(1, 'runtime'),
      ),
    ],
  ])('accepts a wake by %s', (_, wake) => {
    const verdict = verdictOn(deferredBeforeResume, [...deferred, wake, worker1(...ready(1))]);
    expect(verdict).toMatchObject({ verdict: 'holds', checked: 1 });
  });

  it.each([
    ['without a driver pass', worker0(flush, ...woken(1, 'runtime'))],
    ['without calling the deferred wakers', worker0(...woken(1, 'runtime'))],
    [
      'after a sleep',
      worker0({ e: 'driver.begin', timeout: null }, { e: 'driver.end' }, flush, ...woken(1, 'runtime')),
    ],
    ['by another worker past the driver', worker1(...pass, flush, ...woken(1, 'runtime'))],
    [
      'by another worker entering block_in_place',
      worker1({ e: 'block_in_place.begin', task: 2 }, ...woken(1, 'block_in_place')),
    ],
    ['as if its worker entered block_in_place', worker0(...woken(1, 'block_in_place'))],
  ])('forbids a wake %s', (_, wake) => {
    const verdict = verdictOn(deferredBeforeResume, [...deferred, wake, worker1(...ready(1))]);
    expect(verdict).toMatchObject({ verdict: 'violated', violations: 1 });
    expect(shownBy(verdict)).toHaveLength(3);
  });

  it('allows a stale entry of another list to wake the task', () => {
    const verdict = verdictOn(deferredBeforeResume, [
      ...deferred,
      outside(...woken(1, 'external')),
      worker1(...deferring(1)),
      worker0(...pass, flush, ...woken(1, 'runtime')),
      worker0(...ready(1)),
    ]);
    expect(verdict).toMatchObject({ verdict: 'holds', checked: 2 });
  });

  it('allows what was woken before it deferred itself', () => {
    const act: readonly Occurrence[] = [
      { e: 'yield', task: 1, how: 'yield_now' },
      { e: 'defer', task: 1 },
    ];
    const verdict = verdictOn(deferredBeforeResume, [
      spawned(1),
      worker0(...pending(1, ...woken(1, 'poll'), ...act), ...ready(1)),
    ]);
    expect(verdict).toMatchObject({ verdict: 'holds', checked: 1 });
  });

  it('knows which releases flush on entry to block_in_place', () => {
    const entering = worker0(
      { e: 'poll.begin', task: 2 },
      { e: 'block_in_place.begin', task: 2 },
      ...woken(1, 'block_in_place'),
    );
    const seen = [...deferred, entering, worker1(...ready(1))];
    expect(verdictOn(deferredBeforeResume, seen, headerWith({ version: '1.49.0' })).reason).toContain(
      'before 1.50.0',
    );
    expect(verdictOn(deferredBeforeResume, seen, headerWith({ version: '1.50.0' })).verdict).toBe('holds');
  });

  it('knows since when coop yields are deferred', () => {
    const coop = worker0(...pending(1, { e: 'yield', task: 1, how: 'coop' }), ...ready(1));
    const on = (version: string): string =>
      verdictOn(deferredBeforeResume, [spawned(1), coop], headerWith({ version }, probeKinds)).verdict;
    expect(on('1.43.4')).toBe('vacuous');
    expect(on('1.44.0')).toBe('violated');
  });

  it('is a rule since 1.23.0', () => {
    const verdict = verdictOn(deferredBeforeResume, [], headerWith({ version: '1.22.0' }));
    expect(verdict.reason).toBe('it is a rule since 1.23.0, and this is 1.22.0');
  });

  it('cannot be decided if nobody says where a wake came from', () => {
    const wake = worker1({ e: 'wake.begin', task: 1 }, { e: 'wake.end', task: 1 });
    const verdict = verdictOn(deferredBeforeResume, [...deferred, wake, worker1(...ready(1))], plain);
    expect(verdict).toMatchObject({ verdict: 'inconclusive', undecided: 1 });
  });
});

describe('driver-before-deferred', () => {
  const before = [spawned(1), spawned(2), worker0(...deferring(1), ...pending(2))];
  const driverFirst = worker0(
    { e: 'driver.begin', timeout: 0 },
    ...woken(2, 'runtime'),
    { e: 'driver.end' },
    flush,
    ...woken(1, 'runtime'),
  );
  const deferredFirst = worker0(...pass, flush, ...woken(1, 'runtime'), ...woken(2, 'runtime'));

  it.each([
    ['with driver passes shown', headerWith()],
    ['on current_thread without', headerWith({ flavor: 'current_thread', workers: 1 }, probeKinds)],
  ])('checks a pass that wakes both, %s', (_, header) => {
    expect(verdictOn(driverBeforeDeferred, [...before, driverFirst], header)).toMatchObject({
      verdict: 'holds',
      checked: 1,
    });
    expect(verdictOn(driverBeforeDeferred, [...before, deferredFirst], header)).toMatchObject({
      verdict: 'violated',
      violations: 1,
    });
  });

  it('ends a pass when the thread does anything else', () => {
    const seen = [
      ...before,
      worker0(...woken(1, 'runtime')),
      worker0(...ready(1)),
      worker0(...woken(2, 'runtime')),
    ];
    expect(verdictOn(driverBeforeDeferred, seen, plain).verdict).toBe('vacuous');
  });

  it('does not take a task for deferred that the driver may have woken', () => {
    const twice = worker0(...woken(1, 'runtime'), ...woken(2, 'runtime'), ...woken(1, 'runtime'));
    expect(verdictOn(driverBeforeDeferred, [...before, twice], plain).violations).toBe(0);
  });

  it('cannot part the pass of an idle worker from that of its next tick where neither is shown', () => {
    expect(verdictOn(driverBeforeDeferred, [...before, driverFirst], plain)).toMatchObject({
      verdict: 'holds',
      checked: 1,
    });
    expect(verdictOn(driverBeforeDeferred, [...before, deferredFirst], plain)).toMatchObject({
      verdict: 'inconclusive',
      undecided: 1,
    });
  });

  it('does not take a second waker of a task for one that the driver calls', () => {
    const flushed = [...woken(2, 'runtime'), ...woken(1, 'runtime'), ...woken(2, 'runtime')];
    const seen = [
      spawned(1),
      spawned(2),
      worker0(...deferring(1), ...pending(2)),
      worker0(...pass, flush, ...flushed),
    ];
    expect(verdictOn(driverBeforeDeferred, seen).violations).toBe(0);
  });

  it('is no rule of the alternative timer', () => {
    const header = headerWith({ config: { alt_timer: true } });
    expect(verdictOn(driverBeforeDeferred, [...before, driverFirst], header).verdict).toBe('not-checkable');
  });
});

describe('idle-pass-finds-nothing', () => {
  const queued: Occurrence = { e: 'schedule', task: 1, to: 'back', why: 'yield' };
  const takes: Occurrence = { e: 'take', task: 1, from: 'local' };

  it('forbids to pass by a task in its own queue', () => {
    const verdict = verdictOn(idlePassFindsNothing, [worker0(queued, ...pass, takes)]);
    expect(verdict).toMatchObject({ verdict: 'violated', violations: 1 });
    expect(shownBy(verdict)).toEqual([0, 1, 3]);
  });

  it.each([
    ['for maintenance', [worker0(queued, { e: 'maintenance', tick: 61 }, ...pass, takes)]],
    ['while another worker holds the task', [worker1(queued), worker0(...pass), worker1(takes)]],
    ['after the task was taken', [worker0(queued, takes, ...pass)]],
    ['before the task came', [worker0(...pass, queued, takes)]],
    [
      'after the task was stolen, of which the thief tells later',
      [worker0(queued, ...pass), worker1({ e: 'steal', task: 2, victim: 0 }, takes)],
    ],
    ['after an overflow', [worker0(queued, { e: 'overflow', n: 3 }, ...pass, { ...takes, from: 'inject' })]],
  ])('allows a pass %s', (_, seen) => {
    expect(verdictOn(idlePassFindsNothing, seen).violations).toBe(0);
  });
});
