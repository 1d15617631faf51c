import { describe, expect, it } from 'vitest';
import { localFifo } from '../../../../checker/properties/local-fifo.ts';
import { noParkWithLocalWork } from '../../../../checker/properties/no-park-with-local-work.ts';
import { onePlace } from '../../../../checker/properties/one-place.ts';
import { queueBounds } from '../../../../checker/properties/queue-bounds.ts';
import {
  check,
  displaced,
  outside,
  poll,
  shown,
  steal,
  take,
  toBack,
  toInject,
  toLifo,
  worker,
} from './tiny-trace.ts';

const overflow = (n: number): { readonly e: 'overflow'; readonly n: number } => ({ e: 'overflow', n });
const searching = { e: 'search.begin' } as const;
const small = { config: { queue_capacity: 4 } };

describe('one-place', () => {
  it('holds for a task that goes through every place', () => {
    const verdict = check(
      onePlace,
      {},
      outside(toInject(1)),
      worker(
        0,
        take(1, 'inject'),
        ...poll(1),
        toBack(1),
        take(1),
        ...poll(1),
        toLifo(1),
        toLifo(2),
        displaced(1),
      ),
      worker(0, take(2, 'lifo'), ...poll(2), take(1)),
    );
    expect(verdict).toMatchObject({ verdict: 'holds', checked: 4 });
  });

  it('lets a worker without budget put back the task it has just taken from the slot', () => {
    const back = { e: 'schedule', task: 1, to: 'back', why: 'budget' } as const;
    const verdict = check(onePlace, {}, worker(0, toLifo(1), take(1, 'lifo-chain'), back, take(1)));
    expect(verdict).toMatchObject({ verdict: 'holds', checked: 2 });
  });

  it('finds a task in two places', () => {
    const verdict = check(onePlace, {}, worker(0, toBack(1)), worker(1, toLifo(1)));
    expect(verdict).toMatchObject({ verdict: 'violated', violations: 1 });
    expect(shown(verdict)).toEqual([0, 1]);
  });

  it('finds a task queued while it is being polled', () => {
    const verdict = check(
      onePlace,
      {},
      worker(0, toBack(1), take(1), { e: 'poll.begin', task: 1 }, toBack(1)),
    );
    expect(verdict.reason).toMatch(/in the hands of worker 0/u);
  });

  it('finds a task taken that moved elsewhere', () => {
    const verdict = check(onePlace, {}, outside(toInject(1)), worker(0, take(1, 'local')));
    expect(shown(verdict)).toEqual([0, 1]);
  });

  it('cannot decide about tasks that have no name', () => {
    const verdict = check(onePlace, {}, worker(0, { e: 'take', from: 'local' }));
    expect(verdict).toMatchObject({ verdict: 'inconclusive', undecided: 1 });
  });
});

describe('queue-bounds', () => {
  const four = worker(0, toBack(1), toBack(2), toBack(3), toBack(4));

  it('holds for an overflow of the newest half', () => {
    const verdict = check(
      queueBounds,
      small,
      four,
      worker(0, toBack(5), overflow(3), take(1), take(2), take(3, 'inject'), take(4, 'inject')),
    );
    expect(verdict).toMatchObject({ verdict: 'holds', checked: 6 });
  });

  it('knows that the oldest half moved before 1.52.0', () => {
    const events = [four, worker(0, toBack(5), overflow(3), take(3), take(4), take(1, 'inject'))];
    expect(check(queueBounds, { ...small, version: '1.51.4' }, ...events)).toMatchObject({
      verdict: 'holds',
    });
    const verdict = check(queueBounds, { ...small, version: '1.52.4' }, ...events);
    expect(verdict.verdict).toBe('violated');
    expect(shown(verdict)).toEqual([5, 6]);
  });

  it('finds a queue that grows beyond its capacity', () => {
    const verdict = check(queueBounds, small, four, worker(0, toBack(5), take(1)));
    expect(shown(verdict)).toEqual([4, 5]);
  });

  it('finds an overflow of another number', () => {
    const verdict = check(queueBounds, small, four, worker(0, toBack(5), overflow(2)));
    expect(verdict.reason).toBe('an overflow moves 2 tasks, not 3');
  });

  it('finds a second task in the LIFO slot', () => {
    const verdict = check(queueBounds, small, worker(0, toLifo(1), toLifo(2), take(2, 'lifo')));
    expect(shown(verdict)).toEqual([0, 2]);
  });
});

describe('local-fifo', () => {
  it('holds for takes in order and a steal of half, rounded up', () => {
    const verdict = check(
      localFifo,
      {},
      worker(0, toBack(1), toBack(2), toBack(3), toBack(4), toBack(5), { e: 'poll.begin', task: 9 }),
      worker(1, searching, steal(3, 0), ...poll(3), take(1), ...poll(1), take(2)),
      worker(0, { e: 'poll.end', task: 9, ready: true }, take(4), ...poll(4), take(5)),
    );
    expect(verdict).toMatchObject({ verdict: 'holds', checked: 5 });
  });

  it('finds a take out of turn', () => {
    const verdict = check(localFifo, {}, worker(0, toBack(1), toBack(2), take(2)));
    expect(shown(verdict)).toEqual([0, 1, 2]);
  });

  it('finds a steal of all', () => {
    const verdict = check(
      localFifo,
      {},
      worker(0, toBack(1), toBack(2), { e: 'poll.begin', task: 9 }),
      worker(1, searching, steal(2, 0)),
    );
    expect(verdict.reason).toMatch(/steals 2 of the 2 tasks/u);
  });

  it('sees that a take recorded before a steal was done after it', () => {
    const verdict = check(
      localFifo,
      {},
      worker(0, toBack(1), toBack(2)),
      worker(1, searching),
      worker(0, take(2)),
      worker(1, steal(1, 0)),
    );
    expect(verdict).toMatchObject({ verdict: 'holds', checked: 2 });
  });

  it('sees that a take recorded after a steal was done before it', () => {
    const verdict = check(
      localFifo,
      {},
      worker(0, toBack(1), toBack(2), toBack(3)),
      worker(1, searching, steal(2, 0)),
      worker(0, take(1), ...poll(1), take(3)),
    );
    expect(verdict).toMatchObject({ verdict: 'holds', checked: 3 });
  });

  it('sees that a steal may not have counted what was pushed while it was done', () => {
    const events = [worker(0, toBack(1), { e: 'poll.begin', task: 9 })];
    const pushes = worker(0, toBack(2), toBack(3), toBack(4));
    const late = check(localFifo, {}, ...events, worker(1, searching), pushes, worker(1, steal(1, 0)));
    expect(late).toMatchObject({ verdict: 'holds', checked: 1 });
    const early = check(localFifo, {}, ...events, pushes, worker(1, searching, steal(1, 0)));
    expect(early.verdict).toBe('violated');
  });

  it('sees that a thief was stolen from before its own steal was recorded', () => {
    const verdict = check(
      localFifo,
      { workers: 3 },
      worker(0, toBack(1), toBack(2), toBack(3), toBack(4), toBack(5), { e: 'poll.begin', task: 9 }),
      worker(1, searching),
      worker(2, searching, steal(1, 1)),
      worker(1, steal(3, 0), ...poll(3), take(2)),
    );
    expect(verdict).toMatchObject({ verdict: 'holds', checked: 3 });
  });

  it('sees that a batch was stolen from before it was recorded', () => {
    const verdict = check(
      localFifo,
      {},
      outside(toInject(1), toInject(2), toInject(3), { e: 'notify', by: 'remote', woken: 0 }),
      worker(0, searching),
      worker(1, searching, steal(2, 0)),
      worker(0, take(1, 'inject'), { e: 'inject.batch', n: 2 }, ...poll(1), take(3)),
    );
    expect(verdict).toMatchObject({ verdict: 'holds', checked: 2 });
  });

  it('cannot decide about a race that the recording cuts short', () => {
    const verdict = check(
      localFifo,
      {},
      worker(0, toBack(1), toBack(2)),
      worker(1, searching),
      worker(0, take(2)),
    );
    expect(verdict).toMatchObject({ verdict: 'inconclusive', undecided: 1, violations: 0 });
  });

  it('does not excuse a take out of turn by a thief that did not steal', () => {
    const verdict = check(
      localFifo,
      {},
      worker(0, toBack(1), toBack(2)),
      worker(1, searching),
      worker(0, take(2)),
      worker(1, { e: 'parked' }),
    );
    expect(verdict).toMatchObject({ verdict: 'violated', violations: 1 });
  });
});

describe('no-park-with-local-work', () => {
  it('holds for a worker with nothing to do', () => {
    const verdict = check(
      noParkWithLocalWork,
      {},
      worker(0, toBack(1), take(1), ...poll(1), { e: 'parked' }),
    );
    expect(verdict).toMatchObject({ verdict: 'holds', checked: 1 });
  });

  it('holds where a thief was faster, though it says so later', () => {
    const verdict = check(
      noParkWithLocalWork,
      {},
      worker(0, toBack(1)),
      worker(1, searching),
      worker(0, { e: 'parked' }),
      worker(1, steal(1, 0)),
    );
    expect(verdict).toMatchObject({ verdict: 'holds', checked: 1 });
  });

  it('finds a task left in the LIFO slot', () => {
    const verdict = check(noParkWithLocalWork, {}, worker(0, toLifo(1), { e: 'parked' }));
    expect(shown(verdict)).toEqual([0, 1]);
  });

  it('cannot decide when the recording ends before the thief speaks', () => {
    const verdict = check(
      noParkWithLocalWork,
      {},
      worker(0, toBack(1)),
      worker(1, searching),
      worker(0, { e: 'parked' }),
    );
    expect(verdict).toMatchObject({ verdict: 'inconclusive', undecided: 1 });
  });
});
