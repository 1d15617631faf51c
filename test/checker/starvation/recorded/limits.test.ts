import { describe, expect, test } from 'vitest';
import { waitLimits } from '../../../../checker/starvation/recorded/index.ts';
import type { Property } from '../../../../checker/properties/property.ts';
import type { Observation, Occurrence, RuntimeInfo } from '../../../../traces/index.ts';
import { probeKinds } from '../../../../traces/index.ts';
import {
  headerWith,
  outside,
  ready,
  shownBy,
  verdictOn,
  woken,
  worker0,
} from '../../properties/lifecycle/tiny-trace.ts';

const byId = (id: string): Property => {
  const limit = waitLimits.find(({ property }) => property.id === id);
  if (limit === undefined) throw new Error(`there is no limit ${id}`);
  return limit.property;
};
const deferred = byId('deferred-woken-in-time');
const runnable = byId('runnable-polled-in-time');

const plain = (runtime: Partial<RuntimeInfo> = {}): ReturnType<typeof headerWith> =>
  headerWith({ workers: 1, ...runtime }, probeKinds);

/** A poll of a task with the lengths of the queues, in which it wakes itself. */
const spin = (task: number, local = 0, inject = 0): readonly Occurrence[] => [
  { e: 'poll.begin', task, depths: [local], inject },
  ...woken(task, 'poll'),
  { e: 'poll.end', task, ready: false },
];
const spins = (times: number, task = 9, local = 0, inject = 0): readonly Occurrence[] =>
  Array.from({ length: times }, () => spin(task, local, inject)).flat();
const idle = (task: number): readonly Occurrence[] => [
  { e: 'poll.begin', task, depths: [1], inject: 0 },
  { e: 'poll.end', task, ready: false },
];
const done = (task: number): readonly Occurrence[] => [
  { e: 'poll.begin', task, depths: [1], inject: 0 },
  { e: 'poll.end', task, ready: true },
];
const deferral: readonly Occurrence[] = [
  { e: 'poll.begin', task: 1, depths: [1], inject: 0 },
  { e: 'yield', task: 1, how: 'yield_now' },
  { e: 'poll.end', task: 1, ready: false },
];
const spawns = (...tasks: readonly number[]): readonly Observation[] =>
  tasks.flatMap((task) => outside({ e: 'spawn.begin', task }, { e: 'spawn.end', task }));

const deferredFor = (ticks: number): readonly (readonly Observation[])[] => [
  spawns(1, 9),
  worker0(...deferral, ...spins(ticks), ...woken(1, 'runtime'), ...ready(1), ...ready(9)),
];

describe('a deferred task', () => {
  test('may be woken after event_interval - 1 ticks', () => {
    expect(verdictOn(deferred, deferredFor(60), plain())).toMatchObject({ verdict: 'holds', checked: 1 });
  });

  test('and not one later, which yield and wake show', () => {
    const verdict = verdictOn(deferred, deferredFor(61), plain());
    expect(verdict).toMatchObject({ verdict: 'violated', violations: 1 });
    expect(verdict.reason).toContain(
      'at least 61 ticks of its worker, 61 polls, and the most is 60 ticks and 243 polls',
    );
    expect(shownBy(verdict).length).toBe(2);
  });

  test.each<[Partial<RuntimeInfo>, number]>([
    [{ config: { event_interval: 7 } }, 6],
    [{ flavor: 'current_thread' }, 61],
    [{ version: '1.24.2' }, 60],
  ])('%j sets the limit', (runtime, most) => {
    expect(verdictOn(deferred, deferredFor(most), plain(runtime)).verdict).toBe('holds');
    expect(verdictOn(deferred, deferredFor(most + 1), plain(runtime)).verdict).toBe('violated');
  });

  test('that is woken by another task first puts nothing to the test', () => {
    const early = worker0(...deferral, ...spins(3), ...woken(1, 'poll'), ...ready(1), ...ready(9));
    expect(verdictOn(deferred, [spawns(1, 9), early], plain()).verdict).toBe('vacuous');
  });

  test('is no rule before 1.23', () => {
    expect(verdictOn(deferred, deferredFor(61), plain({ version: '1.22.0' })).verdict).toBe('not-checkable');
  });

  test('whose thread was in block_in_place before 1.50 is not decided', () => {
    const blocked = worker0(
      ...deferral,
      { e: 'poll.begin', task: 9 },
      { e: 'block_in_place.begin', task: 9 },
      { e: 'block_in_place.end', task: 9 },
      { e: 'poll.end', task: 9, ready: false },
      ...woken(1, 'runtime'),
      ...ready(1),
    );
    const on = (version: string): string =>
      verdictOn(deferred, [spawns(1, 9), blocked], plain({ version })).verdict;
    expect(on('1.43.4')).toBe('inconclusive');
  });

  test.each(['runtime', 'complete'] as const)(
    'what a pass left in the LIFO slot, by a waker called from %s, may follow a task from the inject queue',
    (from) => {
      const run = [
        spawns(3, 9, 1),
        worker0(
          ...idle(3),
          ...woken(3, from),
          ...deferral,
          ...idle(3),
          ...spins(60),
          ...woken(1, 'runtime'),
          ...ready(1),
          ...ready(3),
          ...ready(9),
        ),
      ];
      expect(verdictOn(deferred, run, plain()).verdict).toBe('holds');
    },
  );

  test('polls that a LIFO chain may hold count as one tick with those before, up to its cap', () => {
    const pair = [
      ['poll.begin', 3, 4],
      ['poll.begin', 4, 3],
    ] as const;
    const pings = (times: number): readonly Occurrence[] =>
      Array.from({ length: times }, (_, i): readonly Occurrence[] => {
        const [, task, other] = pair[i % 2 === 0 ? 0 : 1];
        return [{ e: 'poll.begin', task }, ...woken(other, 'poll'), { e: 'poll.end', task, ready: false }];
      }).flat();
    const beside = (polls: number): readonly (readonly Observation[])[] => [
      spawns(1, 3, 4),
      worker0(
        ...idle(3),
        ...idle(4),
        ...deferral,
        ...pings(polls),
        ...woken(1, 'runtime'),
        ...ready(1),
        ...ready(3),
        ...ready(4),
      ),
    ];
    expect(verdictOn(deferred, beside(240), plain()).verdict).toBe('holds');
    expect(verdictOn(deferred, beside(241), plain()).verdict).toBe('violated');
    expect(verdictOn(deferred, beside(4000), plain({ version: '1.24.2' })).verdict).toBe('holds');
  });
});

describe('a runnable task on one worker', () => {
  const fixed = { config: { global_queue_interval: 61 } } as const;
  const wakesFirst: readonly Occurrence[] = [
    { e: 'poll.begin', task: 9, depths: [1], inject: 0 },
    ...woken(1, 'poll'),
    { e: 'poll.end', task: 9, ready: false },
  ];
  const before = [spawns(1, 9), worker0(...idle(9), ...idle(1))];
  const after = (ticks: number): readonly (readonly Observation[])[] => [
    ...before,
    worker0(...wakesFirst, ...spins(1 + ticks, 9, 1), ...done(1), ...done(9)),
  ];

  test('that is first of the local queue waits for one look elsewhere at most', () => {
    expect(verdictOn(runnable, after(1), plain(fixed)).verdict).toBe('holds');
    const verdict = verdictOn(runnable, after(2), plain(fixed));
    expect(verdict.verdict).toBe('violated');
    expect(verdict.reason).toContain('at least 2 ticks for other tasks');
  });

  const foreign = (ticks: number): readonly (readonly Observation[])[] => [
    ...before,
    outside(...woken(1, 'external')),
    worker0(...spins(1 + ticks, 9, 0, 1), ...done(1), ...done(9)),
  ];

  test('that a foreign thread woke waits for a look at the inject queue, and what a batch may put before it', () => {
    expect(verdictOn(runnable, foreign(62), plain(fixed)).verdict).toBe('holds');
    expect(verdictOn(runnable, foreign(63), plain(fixed)).verdict).toBe('violated');
  });

  test('is not decided where queues may have overflowed, or their lengths are not told', () => {
    const full = [...before, worker0(...wakesFirst, ...spins(3, 9, 256), ...done(1), ...done(9))];
    expect(verdictOn(runnable, full, plain(fixed)).verdict).toBe('inconclusive');
    const untold = [...before, worker0(...wakesFirst, ...ready(9), ...ready(1))];
    expect(verdictOn(runnable, untold, plain(fixed)).verdict).toBe('inconclusive');
  });

  test('has no limit beside other workers', () => {
    expect(verdictOn(runnable, after(2), headerWith({ workers: 2 })).verdict).toBe('not-checkable');
  });
});
