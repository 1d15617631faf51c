import { describe, expect, it } from 'vitest';
import { assert, constant, property, shuffledSubarray, tuple } from 'fast-check';
import type { Observation, Occurrence } from '../../../../traces/index.ts';
import { deferredWakeOrder } from '../../../../checker/properties/deferred-wake-order.ts';
import { headerWith, outside, pending, shownBy, verdictOn, woken, worker0, worker1 } from './tiny-trace.ts';

const deferring = (...tasks: readonly number[]): readonly Occurrence[] =>
  tasks.flatMap((task) => pending(task, { e: 'defer', task }));
const flushing = (...tasks: readonly number[]): readonly Occurrence[] => [
  { e: 'driver.begin', timeout: 0 },
  { e: 'driver.end' },
  { e: 'flush', n: tasks.length },
  ...tasks.flatMap((task) => woken(task, 'runtime')),
];
const old = headerWith({ version: '1.28.2' });
const on = (...seen: readonly (readonly Observation[])[]): ReturnType<typeof verdictOn> =>
  verdictOn(deferredWakeOrder, seen);

const entering = (...called: readonly number[]): readonly Observation[] =>
  worker0(
    ...deferring(1, 2),
    { e: 'poll.begin', task: 3 },
    { e: 'block_in_place.begin', task: 3 },
    ...called.flatMap((task) => woken(task, 'block_in_place')),
  );

describe('deferred-wake-order', () => {
  it('accepts the last first, and before 1.29.0 the first first', () => {
    expect(on(worker0(...deferring(1, 2, 3), ...flushing(3, 2, 1)))).toMatchObject({
      verdict: 'holds',
      checked: 2,
    });
    const verdict = verdictOn(deferredWakeOrder, [worker0(...deferring(1, 2, 3), ...flushing(1, 2, 3))], old);
    expect(verdict).toMatchObject({ verdict: 'holds', checked: 2 });
  });

  it('accepts exactly one order of calling several', () => {
    const orders = shuffledSubarray([1, 2, 3, 4], { minLength: 2 }).chain((deferred) =>
      tuple(
        constant(deferred),
        shuffledSubarray(deferred, { minLength: deferred.length, maxLength: deferred.length }),
      ),
    );
    assert(
      property(orders, ([deferred, called]) => {
        const seen = [worker0(...deferring(...deferred), ...flushing(...called))];
        const lastFirst = deferred.toReversed().join() === called.join();
        const firstFirst = deferred.join() === called.join();
        expect(verdictOn(deferredWakeOrder, seen).verdict === 'holds').toBe(lastFirst);
        expect(verdictOn(deferredWakeOrder, seen, old).verdict === 'holds').toBe(firstFirst);
      }),
      { seed: 7, numRuns: 60 },
    );
  });

  it('shows both deferrals and the waker that is called too soon', () => {
    const verdict = on(worker0(...deferring(1, 2), ...flushing(1, 2)));
    expect(verdict).toMatchObject({ verdict: 'violated', violations: 1 });
    expect(verdict.reason).toContain('task 1 is called before that of task 2, which was deferred after it');
    expect(shownBy(verdict)).toEqual([1, 4, 9]);
  });

  it('bears tasks that are on the list again, and wakers of others', () => {
    const verdict = on(
      worker0(...deferring(1, 1, 2, 1), ...flushing(1, 2, 1, 1)),
      worker0(...deferring(1, 2), ...flushing(7, 2, 1)),
    );
    expect(verdict).toMatchObject({ verdict: 'holds', checked: 3 });
  });

  it('keeps the lists of threads apart, and forgets a task that is called out of turn by the driver', () => {
    const verdict = on(
      worker0(...deferring(1)),
      worker1(...deferring(2)),
      worker0(...deferring(3)),
      worker0({ e: 'driver.begin', timeout: 0 }, ...woken(1, 'runtime'), { e: 'driver.end' }),
      outside(...woken(3, 'external')),
      worker0({ e: 'flush', n: 2 }, ...woken(1, 'runtime'), ...woken(3, 'runtime')),
      worker1(...flushing(2)),
    );
    expect(verdict.verdict).toBe('vacuous');
  });

  it('looks at what is called on entry to block_in_place, since 1.50.0', () => {
    expect(on(entering(2, 1))).toMatchObject({ verdict: 'holds', checked: 1 });
    expect(on(entering(1, 2)).verdict).toBe('violated');
    const before = headerWith({ version: '1.49.0' });
    expect(verdictOn(deferredWakeOrder, [entering(1, 2)], before).verdict).toBe('vacuous');
  });

  it('is a rule since 1.23.0', () => {
    expect(verdictOn(deferredWakeOrder, [], headerWith({ version: '1.22.0' })).verdict).toBe('not-checkable');
  });
});
