import { describe, expect, it } from 'vitest';
import type { Observation, Occurrence } from '../../../../traces/index.ts';
import { noPollAfterAbort } from '../../../../checker/properties/no-poll-after-abort.ts';
import {
  headerWith,
  outside,
  pending,
  ready,
  shownBy,
  spawned,
  verdictOn,
  worker0,
  worker1,
} from './tiny-trace.ts';

const abort = (task: number): Occurrence => ({ e: 'abort', task, by: null });
const take = (task: number): Occurrence => ({ e: 'take', task, from: 'local' });
const ends = (task: number): Occurrence => ({ e: 'task.end', task });
const on = (...seen: readonly (readonly Observation[])[]): ReturnType<typeof verdictOn> =>
  verdictOn(noPollAfterAbort, [spawned(1), ...seen]);

describe('no-poll-after-abort', () => {
  it('holds for a task that is cancelled by whoever takes it', () => {
    const verdict = on(outside(abort(1)), worker0(take(1), ends(1)));
    expect(verdict).toMatchObject({ verdict: 'holds', checked: 1 });
  });

  it('finds a task that is taken after its abort and polled', () => {
    const verdict = on(outside(abort(1)), worker0(take(1), ...pending(1)));
    expect(verdict).toMatchObject({ verdict: 'violated', violations: 1 });
    expect(verdict.reason).toContain('task 1 is polled after it was aborted');
    expect(shownBy(verdict)).toEqual([3, 5]);
  });

  it('bears a poll that was under way, or about to begin on a thread that had taken the task', () => {
    const late = on(worker0(take(1)), outside(abort(1)), worker0(...pending(1), ends(1)));
    const underWay = on(
      worker0(take(1), { e: 'poll.begin', task: 1 }),
      outside(abort(1)),
      worker0({ e: 'poll.end', task: 1, ready: true }, ends(1)),
    );
    for (const verdict of [late, underWay]) expect(verdict).toMatchObject({ verdict: 'holds', checked: 1 });
  });

  it('does not bear another poll after the one that was under way', () => {
    const verdict = on(
      worker0(take(1), { e: 'poll.begin', task: 1 }, abort(1), { e: 'poll.end', task: 1, ready: false }),
      worker1(take(1), ...ready(1)),
    );
    expect(verdict.verdict).toBe('violated');
  });

  it('asks nothing of a task that has ended before it was aborted', () => {
    expect(on(worker0(take(1), ...ready(1), ends(1)), outside(abort(1))).verdict).toBe('vacuous');
  });

  it('judges by all that a thread shows where takes are not recorded, and by hooks before polls if those are', () => {
    const blind = headerWith({}, ['take', 'steal', 'run.begin', 'run.end']);
    const verdict = (last: Occurrence) =>
      verdictOn(
        noPollAfterAbort,
        [spawned(1), worker0({ e: 'park.begin' }), outside(abort(1)), worker0(last, ...pending(1))],
        blind,
      ).verdict;
    expect(verdict({ e: 'park.end' })).toBe('violated');
    const unseen = [spawned(1), worker0({ e: 'park.begin' }), outside(abort(1)), worker0(...pending(1))];
    expect(verdictOn(noPollAfterAbort, unseen, blind).verdict).toBe('vacuous');
    const hooked = [spawned(1), outside(abort(1)), worker0({ e: 'run.begin', task: 1 }, ...pending(1))];
    expect(verdictOn(noPollAfterAbort, hooked, headerWith({}, ['take'])).verdict).toBe('violated');
  });

  it('is not checked where aborts are not recorded', () => {
    expect(verdictOn(noPollAfterAbort, [], headerWith({}, ['abort'])).verdict).toBe('not-checkable');
  });
});
