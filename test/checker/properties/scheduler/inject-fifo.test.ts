import { describe, expect, it } from 'vitest';
import { assert, property, shuffledSubarray } from 'fast-check';
import type { Observation } from '../../../../traces/index.ts';
import { injectFifo } from '../../../../checker/properties/inject-fifo.ts';
import { check, outside, poll, shown, steal, take, toBack, toInject, worker } from './tiny-trace.ts';

const put = (...tasks: readonly number[]): readonly Observation[] =>
  outside(...tasks.flatMap((task) => [toInject(task), { e: 'wake.end', task } as const]));
const served = (w: number, ...tasks: readonly number[]): readonly Observation[] =>
  tasks.flatMap((task) => worker(w, take(task, 'inject'), ...poll(task)));
/** It has told all that it took, and takes nothing more. */
const asleep = worker(1, { e: 'parked' });

describe('inject-fifo', () => {
  it('accepts no order but that in which tasks were put there, of one worker', () => {
    const orders = shuffledSubarray([1, 2, 3, 4], { minLength: 4 });
    assert(
      property(orders, (order) => {
        const { verdict } = check(injectFifo, { workers: 1 }, put(1, 2, 3, 4), served(0, ...order));
        expect(verdict).toBe(order.join() === '1,2,3,4' ? 'holds' : 'violated');
      }),
      { seed: 11, numRuns: 30 },
    );
  });

  it('shows both pushes and both takes', () => {
    const verdict = check(injectFifo, { workers: 1 }, put(1, 2), served(0, 2, 1));
    expect(verdict).toMatchObject({ verdict: 'violated', violations: 1, checked: 2 });
    expect(verdict.reason).toContain('task 1 is taken from the inject queue after task 2');
    expect(shown(verdict)).toEqual([0, 2, 4, 7]);
  });

  it('bears a worker that tells late what it took first', () => {
    const late = check(injectFifo, {}, put(1, 2), served(0, 2), served(1, 1));
    expect(late.verdict).toBe('holds');
    const told = check(injectFifo, {}, put(1, 2), asleep, served(0, 2), served(1, 1));
    expect(told.verdict).toBe('violated');
  });

  it('takes no order for certain of tasks that two threads put there at the same time', () => {
    const other: readonly Observation[] = [{ ...toInject(2), s: 9, w: null }];
    const verdict = check(injectFifo, { workers: 1 }, outside(toInject(1)), other, served(0, 2, 1));
    expect(verdict.verdict).toBe('holds');
  });

  it('forgets what moved on with a batch, or comes back with an overflow', () => {
    const batch = worker(0, take(1, 'inject'), { e: 'inject.batch', n: 2 }, ...poll(1));
    const moved = check(
      injectFifo,
      { workers: 1 },
      put(1, 2, 3, 4),
      batch,
      served(0, 4),
      worker(0, take(2), take(3)),
    );
    expect(moved).toMatchObject({ verdict: 'holds', checked: 2 });
    const stolen = check(injectFifo, {}, put(1, 2, 3), batch, worker(1, steal(2, 0)), put(2), served(0, 2));
    expect(stolen).toMatchObject({ verdict: 'holds', checked: 2 });
    const overflow = worker(0, toBack(9), { e: 'overflow', n: 2 });
    const back = check(injectFifo, { workers: 1 }, put(1, 2), overflow, served(0, 2, 1));
    expect(back.verdict).toBe('vacuous');
  });
});
