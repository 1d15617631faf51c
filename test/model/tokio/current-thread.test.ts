import { describe, expect, it } from 'vitest';
import type { Emitted } from '../../../model/tokio/event.ts';
import { eagerRun, forEver, pollsIn, program, runtimeOf } from './current-thread-runs.ts';

const letters = (polls: readonly number[]): string => polls.map((task) => 'rABCDEFG'[task] ?? '').join('');

/** Positions at which `wanted` is. */
const at = <T>(items: readonly T[], wanted: (item: T) => boolean): readonly number[] =>
  items.flatMap((item, index) => (wanted(item) ? [index] : []));

const gaps = (positions: readonly number[]): ReadonlySet<number> =>
  new Set(positions.slice(1).map((position, i) => position - (positions[i] ?? 0)));

const takesIn = (events: readonly Emitted[]) => events.filter((event) => event.e === 'take');

const tasksBetweenPasses = (how: 'self-wake' | 'yield_now'): ReadonlySet<number> => {
  const seen = eagerRun(runtimeOf('1.53', [forEver(how), forEver(how), forEver(how)]), 2000).filter(
    ({ e }) => e === 'take' || e === 'driver.begin',
  );
  return gaps([-1, ...at(seen, ({ e }) => e === 'driver.begin')]);
};

const beside = (tasks: number): ReadonlySet<number> => {
  const programs = Array.from({ length: tasks }, () => forEver('self-wake'));
  const runtime = runtimeOf('1.53', programs, { blockOn: forEver('self-wake') });
  return gaps(at(pollsIn(eagerRun(runtime, 2000)), (task) => task === 0));
};

describe('current_thread repeats what real Tokio was seen to do', () => {
  it.each(['1.20', '1.24', '1.29', '1.53'])(
    '%s: self-wakers alternate strictly, in the order of their spawns',
    (release) => {
      const runtime = runtimeOf(
        release,
        [1, 2, 3].map(() => forEver('self-wake')),
      );
      expect(letters(pollsIn(eagerRun(runtime, 200))).slice(0, 13)).toBe('rABCABCABCABC');
    },
  );

  it.each([
    ['1.20', 'rABCDABCDABCDABCD'],
    ['1.24', 'rABCDABCDABCDABCD'],
    ['1.28', 'rABCDABCDABCDABCD'],
    ['1.29', 'rABCDDCBAABCDDCBA'],
    ['1.53', 'rABCDDCBAABCDDCBA'],
  ])('%s: yield_now resumes in the order %s', (release, expected) => {
    const runtime = runtimeOf(
      release,
      [1, 2, 3, 4].map(() => forEver('yield_now')),
    );
    expect(letters(pollsIn(eagerRun(runtime, 400))).slice(0, 17)).toBe(expected);
  });

  it('gives yield_now a driver pass a round, and self-wakers one in 61 tasks', () => {
    expect(tasksBetweenPasses('self-wake')).toEqual(new Set([62]));
    expect(tasksBetweenPasses('yield_now')).toEqual(new Set([4]));
  });

  it('flushes beside a self-waker once in 61 tasks', () => {
    const polls = pollsIn(eagerRun(runtimeOf('1.53', [forEver('self-wake'), forEver('yield_now')]), 2000));
    expect(gaps(at(polls, (task) => task === 2))).toEqual(new Set([61]));
  });

  it('polls a future in block_on that wakes itself once in 61 tasks, and once in a pass when nothing runs', () => {
    expect(beside(2)).toEqual(new Set([62]));
    expect(beside(0)).toEqual(new Set([1]));
  });

  it.each([
    ['1.28', [32, 63, 94, 125]],
    ['1.29', [31, 62, 93, 124]],
    ['1.53', [31, 62, 93, 124]],
  ])('%s: looks at the inject queue first in every 31st tick (%j)', (release, ticks) => {
    const woken = program({ does: 'wait', for: 'foreign wake' }, { does: 'repeat' });
    // Woken as soon as they are idle, they are in the inject queue whenever it is looked at.
    const tasks = [woken, woken, woken, forEver('self-wake')];
    const takes = takesIn(eagerRun(runtimeOf(release, tasks), 900, ['next']));
    const remote = at(takes, ({ from }) => from === 'inject');
    expect(remote.map((position) => position + 1).slice(0, 4)).toEqual(ticks);
  });

  it.each([
    ['1.43', 1],
    ['1.44', 60],
  ])('%s: a task out of budget lets %i polls of a self-waker pass', (release, between) => {
    const consumer = program({ does: 'use resource' }, { does: 'repeat' });
    const polls = pollsIn(eagerRun(runtimeOf(release, [consumer, forEver('self-wake')]), 30_000));
    const positions = at(polls, (task) => task === 1);
    expect(positions.length).toBeGreaterThan(5);
    // The first time it was not yet behind the self-waker.
    expect(gaps(positions.slice(1))).toEqual(new Set([between + 1]));
  });

  it('gives every poll a budget of its own, that of the future in block_on too', () => {
    const user = program({ does: 'use resource' }, { does: 'repeat' });
    const events = eagerRun(runtimeOf('1.53', [user], { blockOn: user, constants: { coopBudget: 3 } }), 300);
    const order = events.filter(({ e }) => e === 'poll.begin' || e === 'yield');
    expect(order.slice(0, 4).map(({ e }) => e)).toEqual(['poll.begin', 'yield', 'poll.begin', 'yield']);
    expect(new Set(pollsIn(order))).toEqual(new Set([0, 1]));
  });

  it.each([
    ['1.49', 1],
    ['1.50', 0],
  ])(
    '%s: before a future in block_on that a task woke is polled, the thread parks %i times',
    (release, parks) => {
      const root = 1;
      const wakesRoot = program({ does: 'wake', task: root }, { does: 'wait', for: 'wake' });
      const blockOn = program({ does: 'wait', for: 'wake' }, { does: 'compute' });
      const events = eagerRun(runtimeOf(release, [wakesRoot], { blockOn }), 100);
      const [, second = 0] = at(events, (event) => event.e === 'poll.begin' && event.task === 0);
      expect(events.slice(0, second).filter(({ e }) => e === 'park.begin')).toHaveLength(parks);
    },
  );

  it('ends when the future in block_on has waited for the last task, which woke it', () => {
    const events = eagerRun(runtimeOf('1.53', [program(), program({ does: 'wait', for: 'timer' })]), 1000);
    const wakes = events.filter((event) => event.e === 'wake.begin' && event.task === 0);
    expect(wakes).toEqual([{ w: 0, e: 'wake.begin', task: 0, by: 2, from: 'complete' }]);
    expect(events.at(-1)).toEqual({ w: 0, e: 'poll.end', task: 0, ready: true });
  });

  it('does not poll an aborted task, and puts an idle one into the queue for its end', () => {
    const aborter = program(
      { does: 'yield', how: 'self-wake' },
      { does: 'abort', task: 1 },
      { does: 'join', task: 1 },
    );
    const idle = program({ does: 'wait', for: 'wake' });
    const events = eagerRun(runtimeOf('1.53', [aborter, idle]), 100);
    expect(letters(pollsIn(events))).toBe('rABAAr');
    const ends = events.filter(({ e }) => e === 'task.end' || e === 'take');
    expect(ends.map((event) => `${event.e} ${'task' in event ? event.task : ''}`)).toEqual([
      'take 1',
      'take 2',
      'take 1',
      'take 2',
      'task.end 2',
      'take 1',
      'task.end 1',
    ]);
  });

  it('wakes the future in block_on by the JoinHandle that it awaits', () => {
    const events = eagerRun(
      runtimeOf(
        '1.53',
        [program({ does: 'yield', how: 'self-wake' }), program({ does: 'wait', for: 'timer' })],
        {
          blockOn: program({ does: 'join', task: 0 }, { does: 'abort', task: 1 }),
        },
      ),
      200,
    );
    const wakes = events.flatMap((event) =>
      event.e === 'wake.begin' && event.from === 'complete' ? [[event.task, event.by]] : [],
    );
    expect(wakes).toEqual([
      [0, 1],
      [0, 2],
    ]);
    expect(events.at(-1)).toEqual({ w: 0, e: 'poll.end', task: 0, ready: true });
  });

  it('refuses programs that ask for what current_thread does not have', () => {
    const blocks = program(
      { does: 'block in place', runs: 'Handle::block_on' },
      { does: 'end block in place' },
    );
    expect(() => eagerRun(runtimeOf('1.53', [blocks]), 1)).toThrow(
      'a program asks for block in place, which current_thread does not have',
    );
  });
});
