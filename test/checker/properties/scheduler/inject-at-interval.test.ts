import { describe, expect, it } from 'vitest';
import type { Observation } from '../../../../traces/index.ts';
import { injectAtInterval } from '../../../../checker/properties/inject-at-interval.ts';
import { check, outside, poll, shown, take, toInject, worker } from './tiny-trace.ts';

const put = (task: number): readonly Observation[] => outside(toInject(task), { e: 'wake.end', task });
/** Ticks that run a task of the worker's own. */
const busy = (w: number, ticks: number): readonly Observation[] =>
  worker(w, ...Array.from({ length: ticks }, () => [take(1), ...poll(1)]).flat());
const serves = (w: number, task: number): readonly Observation[] =>
  worker(w, take(task, 'inject'), ...poll(task));
const asleep = worker(1, { e: 'parked' });
const every4 = { config: { global_queue_interval: 4 } };

describe('inject-at-interval', () => {
  it('accepts a worker that turns to the inject queue within an interval', () => {
    const verdict = check(injectAtInterval, every4, busy(0, 9), put(2), busy(0, 4), serves(0, 2), busy(0, 9));
    expect(verdict).toMatchObject({ verdict: 'holds', checked: 1 });
  });

  it('finds one tick too many, after a tick that may have been chosen before', () => {
    const verdict = check(injectAtInterval, every4, asleep, busy(0, 1), put(2), busy(0, 5));
    expect(verdict).toMatchObject({ verdict: 'violated', violations: 1 });
    expect(verdict.reason).toContain('in 4 ticks on end while a task waits in the inject queue');
    expect(shown(verdict)).toEqual([4, 18]);
    expect(check(injectAtInterval, every4, asleep, busy(0, 1), put(2), busy(0, 4)).verdict).toBe('vacuous');
  });

  it('does not count polls from the LIFO slot within a tick', () => {
    const chain = worker(0, ...Array.from({ length: 9 }, () => [take(3, 'lifo-chain'), ...poll(3)]).flat());
    expect(check(injectAtInterval, every4, asleep, busy(0, 1), put(2), busy(0, 4), chain).verdict).toBe(
      'vacuous',
    );
  });

  it('waits for workers that may have emptied the queue before', () => {
    const beyond = [put(2), busy(0, 6)];
    expect(check(injectAtInterval, every4, ...beyond).verdict).toBe('vacuous');
    expect(check(injectAtInterval, every4, ...beyond, serves(1, 2)).verdict).toBe('vacuous');
    expect(check(injectAtInterval, every4, ...beyond, worker(1, { e: 'search.begin' })).verdict).toBe(
      'violated',
    );
  });

  it('begins anew when all that waited are gone', () => {
    const verdict = check(
      injectAtInterval,
      every4,
      put(2),
      busy(0, 3),
      put(3),
      serves(1, 2),
      busy(0, 3),
      serves(1, 3),
    );
    expect(verdict.verdict).toBe('vacuous');
  });

  it.each([
    ['1.53.1', 'multi_thread', 127],
    ['1.28.2', 'multi_thread', 61],
    ['1.53.1', 'current_thread', 31],
  ] as const)('takes the interval of %s, %s: %i', (version, flavor, interval) => {
    const runtime = { version, flavor, workers: 1 };
    expect(check(injectAtInterval, runtime, put(2), busy(0, interval)).verdict).toBe('vacuous');
    expect(check(injectAtInterval, runtime, put(2), busy(0, interval + 1)).verdict).toBe('violated');
  });
});
