import { describe, expect, it } from 'vitest';
import { boundedWaiting } from '../../../../checker/properties/bounded-waiting.ts';
import { deferredResumeBound } from '../../../../checker/properties/deferred-resume-bound.ts';
import { driverEveryEventInterval } from '../../../../checker/properties/driver-every-event-interval.ts';
import { oneDriverHolder } from '../../../../checker/properties/one-driver-holder.ts';
import { WaitingBound } from '../../../../checker/properties/replica/waiting-bound.ts';
import { constantsOf } from '../../../../checker/properties/replica/constants.ts';
import type { Occurrence } from '../../../../traces/index.ts';
import { check, outside, pass, shown, steal, take, toBack, toInject, toLifo, worker } from './tiny-trace.ts';

const begin: Occurrence = { e: 'driver.begin', timeout: null };
const end: Occurrence = { e: 'driver.end', had: true };
const wake: Occurrence = { e: 'wake.begin', task: 1, by: null, from: 'runtime' };
const maintenance = (tick: number): Occurrence => ({ e: 'maintenance', tick });
const defer: Occurrence = { e: 'defer', task: 1 };
const flush: Occurrence = { e: 'flush', n: 1 };
const every3 = { config: { event_interval: 3, global_queue_interval: 3 } };
const takes = (n: number): readonly Occurrence[] => Array.from({ length: n }, () => take(1));

function bounds(
  event_interval: number,
  global_queue_interval: number | 'auto',
  upTo: number,
): readonly (number | undefined)[] {
  const runtime = {
    name: 'tokio',
    version: '1.53.1',
    flavor: 'multi_thread',
    workers: 1,
    config: { event_interval, global_queue_interval },
  } as const;
  const bound = new WaitingBound(constantsOf(runtime));
  return Array.from({ length: upTo }, (_, position) => bound.at(position));
}

describe('one-driver-holder', () => {
  it('holds for passes that overlap without it being certain that both held the driver at once', () => {
    const verdict = check(
      oneDriverHolder,
      {},
      worker(0, begin, wake, wake),
      worker(1, begin, wake),
      worker(0, end),
      worker(1, wake, end),
    );
    expect(verdict).toMatchObject({ verdict: 'holds', checked: 2 });
  });

  it('finds two workers that call wakers in turn', () => {
    const verdict = check(
      oneDriverHolder,
      {},
      worker(0, begin, wake),
      worker(1, begin, wake),
      worker(0, wake),
    );
    expect(shown(verdict)).toEqual([1, 3, 4]);
  });

  it('finds a pass that held the driver between two wakers of another', () => {
    const verdict = check(oneDriverHolder, {}, worker(0, begin, wake), worker(1, ...pass()), worker(0, wake));
    expect(shown(verdict)).toEqual([1, 2, 3, 4]);
  });

  it('lets a pass begin before the first waker of another and end after it', () => {
    const verdict = check(
      oneDriverHolder,
      {},
      worker(1, begin),
      worker(0, begin, wake),
      worker(1, end),
      worker(0, wake, end),
    );
    expect(verdict).toMatchObject({ verdict: 'holds', checked: 2 });
  });

  it('says nothing of passes that did not hold the driver', () => {
    const verdict = check(
      oneDriverHolder,
      {},
      worker(0, begin, wake),
      worker(1, ...pass(false)),
      worker(0, wake),
    );
    expect(verdict.violations).toBe(0);
  });
});

describe('driver-every-event-interval', () => {
  it('holds for one tick fewer than the interval, and for as many from maintenance on', () => {
    const verdict = check(
      driverEveryEventInterval,
      every3,
      worker(0, take(1), take(1), maintenance(3), ...pass(), ...takes(3), maintenance(6), ...pass()),
    );
    expect(verdict).toMatchObject({ verdict: 'holds', checked: 2 });
  });

  it('finds one tick too many after an idle pass, steals included', () => {
    const verdict = check(
      driverEveryEventInterval,
      every3,
      worker(0, begin, end, take(1), take(1), steal(2, 1)),
    );
    expect(shown(verdict)).toEqual([0, 4]);
  });

  it('does not count polls from the LIFO slot within a tick', () => {
    const chain = [take(2, 'lifo-chain'), take(2, 'lifo-chain')];
    const verdict = check(
      driverEveryEventInterval,
      every3,
      worker(0, take(1), ...chain, take(1), ...chain, begin),
    );
    expect(verdict).toMatchObject({ verdict: 'holds', checked: 1 });
  });

  it('counts tasks on a current_thread runtime', () => {
    const ct = { ...every3, flavor: 'current_thread', workers: 1 } as const;
    expect(check(driverEveryEventInterval, ct, worker(0, ...takes(3), begin)).verdict).toBe('holds');
    expect(check(driverEveryEventInterval, ct, worker(0, ...takes(4), begin)).verdict).toBe('violated');
  });
});

describe('deferred-resume-bound', () => {
  it('holds for a flush after a pass in time', () => {
    const verdict = check(
      deferredResumeBound,
      every3,
      worker(0, take(1), defer, take(2), take(3), ...pass(), flush),
    );
    expect(verdict).toMatchObject({ verdict: 'holds', checked: 1 });
  });

  it('finds a deferral that waits for one tick too many', () => {
    const verdict = check(deferredResumeBound, every3, worker(0, take(1), defer, take(2), take(3), take(4)));
    expect(shown(verdict)).toEqual([1, 4]);
  });

  it('finds too many polls in few ticks, since there is a limit', () => {
    const events = worker(0, take(1), defer, ...Array.from({ length: 12 }, () => take(2, 'lifo-chain')));
    expect(check(deferredResumeBound, every3, events).verdict).toBe('violated');
    expect(check(deferredResumeBound, { ...every3, version: '1.28.2' }, events).verdict).toBe('vacuous');
  });

  it('finds a pass without a flush', () => {
    const verdict = check(deferredResumeBound, every3, worker(0, take(1), defer, ...pass(), take(2)));
    expect(shown(verdict)).toEqual([1, 3, 4]);
  });

  it('cannot decide where a thread may have lost its core, before 1.50.0', () => {
    const blocking: Occurrence = { e: 'block_in_place.begin', task: 2 };
    const events = worker(0, take(1), defer, take(2), blocking, take(3));
    const verdict = check(deferredResumeBound, { ...every3, version: '1.48.0' }, events);
    expect(verdict).toMatchObject({ verdict: 'inconclusive', undecided: 1 });
    expect(check(deferredResumeBound, every3, events).verdict).toBe('vacuous');
  });
});

describe('bounded-waiting', () => {
  it('knows the bounds', () => {
    expect(bounds(3, 3, 4)).toEqual([2, 3, 5, 6]);
    expect(bounds(2, 2, 3)).toEqual([2, 4, 6]);
    expect(bounds(61, 61, 3)).toEqual([2, 3, 4]);
    expect(bounds(61, 61, 61).at(-1)).toBe(63);
    expect(bounds(4, 1, 1)).toEqual([undefined]);
    expect(bounds(61, 'auto', 3)).toEqual([6, 8, 10]);
  });

  it('holds for a task taken in the last tick that the bound allows', () => {
    const verdict = check(
      boundedWaiting,
      every3,
      worker(0, take(9), toBack(1)),
      outside(toInject(2)),
      worker(0, take(2, 'inject'), take(1)),
    );
    expect(verdict).toMatchObject({ verdict: 'holds', checked: 1 });
  });

  it('finds a task that waits longer, and tells the bound', () => {
    const verdict = check(
      boundedWaiting,
      every3,
      outside(toInject(2), toInject(3), toInject(4)),
      worker(0, take(2, 'inject'), toBack(1), take(3, 'inject'), take(4, 'inject'), take(1)),
    );
    expect(verdict).toMatchObject({ verdict: 'violated', violations: 1 });
    expect(verdict.reason).toMatch(/behind 0 others and must leave it within k = 2 ticks/u);
    expect(shown(verdict)).toEqual([4, 7]);
  });

  it('gives one tick more to a task put there in a pass that may fill the LIFO slot', () => {
    const pushes = worker(
      0,
      take(9),
      begin,
      toLifo(1),
      toLifo(2),
      { e: 'schedule', task: 1, to: 'back', why: 'displaced' },
      end,
    );
    const served = worker(0, take(2, 'lifo'));
    const injected = [outside(toInject(3)), worker(0, take(3, 'inject'))];
    const verdict = check(boundedWaiting, every3, pushes, served, ...injected, worker(0, take(1)));
    expect(verdict).toMatchObject({ verdict: 'holds', checked: 1 });
  });

  it('starts anew where a steal puts the others', () => {
    const verdict = check(
      boundedWaiting,
      every3,
      worker(0, toBack(1), toBack(2), toBack(3), { e: 'poll.begin', task: 9 }),
      worker(1, { e: 'search.begin' }, steal(2, 0), take(1)),
    );
    expect(verdict).toMatchObject({ verdict: 'holds', checked: 3 });
  });

  it('cannot decide where a core moves with a task in its LIFO slot, before 1.38.0', () => {
    const blocking: Occurrence = { e: 'block_in_place.begin', task: 9 };
    const events = worker(0, take(9), toBack(1), toLifo(2), blocking);
    expect(check(boundedWaiting, { ...every3, version: '1.36.0' }, events).undecided).toBe(1);
    expect(check(boundedWaiting, every3, events).undecided).toBe(0);
  });

  it('is no rule where the inject queue always comes first', () => {
    expect(check(boundedWaiting, { config: { global_queue_interval: 1 } }).verdict).toBe('not-checkable');
  });
});
