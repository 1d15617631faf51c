import { describe, expect, it } from 'vitest';
import type { Observation, Occurrence } from '../../../../traces/index.ts';
import { joinerWoken } from '../../../../checker/properties/joiner-woken.ts';
import { headerWith, pending, ready, shownBy, verdictOn, worker0, worker1 } from './tiny-trace.ts';

const waitsFor = (task: number, ...others: readonly number[]): readonly Occurrence[] =>
  pending(task, ...others.map((of): Occurrence => ({ e: 'join', task, of })));
const wakes = (by: number, task: number): readonly Occurrence[] => [
  { e: 'wake.begin', task, by, from: 'complete' },
  { e: 'wake.end', task },
];
const ends = (task: number): Occurrence => ({ e: 'task.end', task });
const on = (...seen: readonly (readonly Observation[])[]): ReturnType<typeof verdictOn> =>
  verdictOn(joinerWoken, seen);

describe('joiner-woken', () => {
  it('holds where the task that waits is woken before the end of the other', () => {
    const verdict = on(worker0(...waitsFor(1, 2)), worker1(...ready(2), ...wakes(2, 1), ends(2)));
    expect(verdict).toMatchObject({ verdict: 'holds', checked: 1 });
  });

  it('takes a wake of the runtime for one by the task that ends, since a recorder may not know better', () => {
    const wake: Occurrence = { e: 'wake.begin', task: 1, by: null, from: 'runtime' };
    expect(on(worker0(...waitsFor(1, 2)), worker1(wake, ends(2))).verdict).toBe('holds');
  });

  it('finds a task that ends and wakes nobody, and shows who waits', () => {
    const verdict = on(worker0(...waitsFor(1, 2)), worker1(...ready(2), ends(2)));
    expect(verdict).toMatchObject({ verdict: 'violated', violations: 1 });
    expect(verdict.reason).toContain('task 2 ends and does not wake task 1');
    expect(shownBy(verdict)).toEqual([1, 5]);
  });

  it('leaves it open only until the task that waits is polled again', () => {
    const verdict = on(worker0(...waitsFor(1, 2)), worker1(ends(2)), worker0(...ready(1), ends(1)));
    expect(verdict).toMatchObject({ verdict: 'violated', violations: 1 });
    expect(shownBy(verdict)).toEqual([1, 3, 4]);
  });

  it.each([
    ['is by another task', { e: 'wake.begin', task: 1, by: 3, from: 'complete' }],
    ['is by a task that does not complete', { e: 'wake.begin', task: 1, by: 2, from: 'poll' }],
    ['is of another task', { e: 'wake.begin', task: 3, by: 2, from: 'complete' }],
  ] as const)('does not take a wake for it that %s', (_, wake) => {
    expect(on(worker0(...waitsFor(1, 2)), worker1(wake, ends(2))).verdict).toBe('violated');
  });

  it('asks nothing of a task in whose JoinHandle none waits any more', () => {
    const polledSince = on(worker0(...waitsFor(1, 2), ...pending(1)), worker1(ends(2)));
    const ended = on(worker0(...waitsFor(1, 2), ends(1)), worker1(ends(2)));
    const endsToo = on(worker0(...waitsFor(1, 2)), worker1(ends(2)), worker0(ends(1)));
    for (const { verdict } of [polledSince, ended, endsToo]) expect(verdict).toBe('vacuous');
  });

  it('knows who waits for several, and who took a JoinHandle over', () => {
    const several = on(
      worker0(...waitsFor(1, 2, 3)),
      worker1(...wakes(3, 1), ends(3), ...wakes(2, 1), ends(2)),
    );
    expect(several).toMatchObject({ verdict: 'holds', checked: 2 });
    const handedOn = (...to: readonly number[]) =>
      on(
        worker0(...waitsFor(1, 2), ...pending(1), ...waitsFor(4, 2)),
        worker1(...to.flatMap((task) => wakes(2, task)), ends(2)),
      );
    expect(handedOn(4)).toMatchObject({ verdict: 'holds', checked: 1 });
    expect(handedOn(1).verdict).toBe('violated');
  });

  it('is not checked where waits are not recorded', () => {
    const verdict = verdictOn(joinerWoken, [worker0(...ready(1))], headerWith({}, ['join']));
    expect(verdict.verdict).toBe('not-checkable');
  });
});
