import { describe, expect, it } from 'vitest';
import { lastSearcherNotifies } from '../../../../checker/properties/last-searcher-notifies.ts';
import { lifoPushWakesNobody } from '../../../../checker/properties/lifo-push-wakes-nobody.ts';
import type { Occurrence } from '../../../../traces/index.ts';
import { check, displaced, outside, poll, shown, steal, take, toBack, toLifo, worker } from './tiny-trace.ts';

const wakes = (woken: number | null): Occurrence => ({ e: 'notify', by: 'local', woken });
const spawn = (task: number, ...within: readonly Occurrence[]): readonly Occurrence[] => [
  { e: 'spawn.begin', task },
  ...within,
  { e: 'spawn.end', task },
];
const wake = (task: number, ...within: readonly Occurrence[]): readonly Occurrence[] => [
  { e: 'wake.begin', task, from: 'poll' },
  ...within,
  { e: 'wake.end', task },
];

describe('lifo-push-wakes-nobody', () => {
  it('holds for wakes and spawns into the empty slot, and says nothing of others', () => {
    const verdict = check(
      lifoPushWakesNobody,
      {},
      worker(0, ...spawn(1, toLifo(1)), ...wake(2, toLifo(2), displaced(1), wakes(1))),
      worker(0, ...wake(3, toBack(3), wakes(1)), toLifo(4), wakes(1), ...wake(5, toLifo(5))),
    );
    expect(verdict).toMatchObject({ verdict: 'holds', checked: 2 });
  });

  it.each([0, null])('finds that one looks for another, whether %s is woken', (woken) => {
    const verdict = check(lifoPushWakesNobody, {}, worker(0, ...spawn(1, toLifo(1), wakes(woken))));
    expect(verdict).toMatchObject({ verdict: 'violated', violations: 1 });
    expect(shown(verdict)).toEqual([0, 1, 2]);
  });

  it('tells threads apart', () => {
    const [begins, put, ends] = worker(0, ...spawn(1, toLifo(1)));
    if (begins === undefined || put === undefined || ends === undefined) throw new Error('three events');
    const verdict = check(lifoPushWakesNobody, {}, [begins, put], worker(1, wakes(0)), [ends]);
    expect(verdict).toMatchObject({ verdict: 'holds', checked: 1 });
  });

  it.each(['1.51.0', '1.51.1', '1.52.1', '1.53.1+lifo-push-notifies=true'])('is no rule of %s', (version) => {
    const verdict = check(lifoPushWakesNobody, { version });
    expect(verdict.reason).toMatch(/every push into a LIFO slot looks for a worker to wake/u);
  });

  it.each(['1.20.0', '1.51.2', '1.52.2', '1.51.1+lifo-push-notifies=false'])('is a rule of %s', (version) => {
    expect(check(lifoPushWakesNobody, { version }, worker(0, ...spawn(1, toLifo(1)))).verdict).toBe('holds');
  });
});

describe('last-searcher-notifies', () => {
  const [searches, parks, unparks]: readonly Occurrence[] = [
    { e: 'search.begin' },
    { e: 'parked' },
    { e: 'park.end' },
  ];
  if (searches === undefined || parks === undefined || unparks === undefined) throw new Error('three events');

  it('holds where the last searcher wakes one that is parked', () => {
    const verdict = check(
      lastSearcherNotifies,
      {},
      worker(1, parks),
      worker(0, searches, take(1, 'inject'), wakes(1), ...poll(1)),
    );
    expect(verdict).toMatchObject({ verdict: 'holds', checked: 1 });
  });

  it('holds of one that was notified, and so searched from then on', () => {
    const notified = outside({ e: 'notify', by: 'remote', woken: 0 });
    const asleep = [...worker(0, parks), ...worker(1, parks)];
    const found = [unparks, take(1, 'inject')];
    const passesOn = check(
      lastSearcherNotifies,
      {},
      asleep,
      notified,
      worker(0, ...found, wakes(1), ...poll(1)),
    );
    expect(passesOn).toMatchObject({ verdict: 'holds', checked: 1 });
    const keeps = check(
      lastSearcherNotifies,
      {},
      asleep,
      notified,
      worker(0, ...found, ...poll(1), wakes(1)),
    );
    expect(keeps.verdict).toBe('violated');
    expect(shown(keeps)).toEqual([4, 5]);
  });

  it('says nothing where nobody is parked, another searches, or the worker had not searched', () => {
    for (const before of [[], worker(1, searches), worker(2, parks).concat(worker(1, searches))])
      expect(
        check(lastSearcherNotifies, { workers: 3 }, before, worker(0, searches, steal(1, 1), ...poll(1)))
          .verdict,
      ).toBe('vacuous');
    const busy = check(lastSearcherNotifies, {}, worker(1, parks), worker(0, take(1), ...poll(1)));
    expect(busy.verdict).toBe('vacuous');
  });

  describe('where the last searcher wakes nobody', () => {
    const found = [...worker(2, parks), ...worker(0, searches, take(1, 'inject'), ...poll(1))];
    const judged = (...since: Parameters<typeof check>[2][]): string =>
      check(lastSearcherNotifies, { workers: 3 }, found, ...since.map((one) => one)).verdict;

    it('waits for what the others do next', () => {
      expect(judged()).toBe('inconclusive');
      expect(judged(worker(0, wakes(2)))).toBe('inconclusive');
    });

    it('finds it once they are seen not to have searched', () => {
      expect(judged(worker(0, wakes(2)), worker(1, take(2)))).toBe('violated');
      expect(judged(worker(1, take(2)), worker(1, wakes(2)))).toBe('violated');
    });

    it('is undecided if one of them may have searched already', () => {
      expect(judged(worker(0, wakes(2)), worker(1, searches))).toBe('inconclusive');
      expect(judged(worker(1, take(2)), worker(2, unparks))).toBe('inconclusive');
      const late = outside({ e: 'notify', by: 'remote', woken: 2 });
      expect(judged(worker(1, take(2)), late, worker(2, unparks, take(3)))).toBe('inconclusive');
    });
  });

  it('is a rule of multi_thread alone', () => {
    expect(check(lastSearcherNotifies, { flavor: 'current_thread' }).verdict).toBe('not-checkable');
  });
});
