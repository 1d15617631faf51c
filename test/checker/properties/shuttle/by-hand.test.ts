import { describe, expect, test } from 'vitest';
import { documentOf, judged, violatedIn } from './judged.ts';

type Runnable = readonly number[] | null;

const at = (task: number, kind: unknown, runnable: Runnable = null, clock: readonly number[] | null = null) =>
  [task, null, kind, clock, runnable] as const;
const acquire = (n: number, object = 0) => ({ SemaphoreAcquireFast: [object, n] });
const blocked = (n: number, object = 0) => ({ SemaphoreAcquireBlocked: [object, n] });
const unblocked = (task: number, n: number, object = 0) => ({ SemaphoreAcquireUnblocked: [object, task, n] });
const release = (n: number, object = 0) => ({ SemaphoreRelease: [object, n] });
const tried = (n: number, ok: boolean, object = 0) => ({ SemaphoreTryAcquire: [object, n, ok] });
const created = { SemaphoreCreated: 0 };

const two = [
  at(0, { TaskCreated: [0, false] }, null, [0]),
  at(0, { TaskCreated: [1, true] }, [0], [1, 0]),
] as const;

describe('the scheduler', () => {
  test.each([
    ['chooses a task that terminated', [at(1, 'TaskTerminated', [0, 1]), at(1, 'Tick', [0, 1])]],
    ['counts a task as runnable that terminated', [at(1, 'TaskTerminated', [0, 1]), at(0, 'Tick', [0, 1])]],
    ['counts a task as runnable that does not exist', [at(0, 'Tick', [0, 2])]],
  ])('%s', async (_, events) => {
    expect(await violatedIn(documentOf([...two, ...events]))).toContain('chosen-is-runnable');
  });

  test('lets a task go on after it terminated', async () => {
    const after = [at(1, 'TaskTerminated', [0, 1]), at(1, 'Tick')];
    expect(await violatedIn(documentOf([...two, ...after, at(0, 'Tick', [0])]))).toEqual([
      'acts-when-chosen',
    ]);
    expect((await judged(documentOf([...two, ...after])))['acts-when-chosen']?.verdict).toBe('inconclusive');
  });

  test('drops what is left at the end, and chooses none of it', async () => {
    const dropped = [at(0, 'TaskTerminated', [0, 1]), at(1, 'TaskTerminated')];
    expect((await judged(documentOf([...two, ...dropped])))['acts-when-chosen']?.verdict).toBe('holds');
  });
});

describe('permits', () => {
  test.each([
    ['of a mutex are one', ['shuttle::sync::Mutex'], [acquire(1), acquire(1)]],
    ['of a mutex are one, also for a try', ['shuttle::sync::Mutex'], [tried(1, true), acquire(1)]],
    ['are too few if an acquire had to wait', [null], [acquire(2), blocked(1), unblocked(0, 1)]],
    [
      'are too few if an acquire had to wait for less',
      [null],
      [blocked(2), release(1), unblocked(0, 2), acquire(1)],
    ],
    ['are too few after a try that failed', [null], [tried(2, false), acquire(2)]],
  ])('%s', async (_, kinds, ops) => {
    const events = [created, ...ops].map((kind) => at(0, kind, [0]));
    expect(await violatedIn(documentOf([at(0, { TaskCreated: [0, false] }), ...events], kinds))).toEqual([
      'permits-suffice',
    ]);
  });

  test.each([
    ['may be released by anybody', [null], [blocked(1), release(1), unblocked(0, 1)]],
    [
      'are not given to those behind a waiter',
      [null],
      [acquire(1), blocked(2), blocked(1), release(1), unblocked(0, 2)],
    ],
    [
      'may be refused by a semaphore that a panic closed',
      ['shuttle::sync::Mutex'],
      [acquire(1), release(1), tried(1, false)],
    ],
    [
      'of a mutex return',
      ['shuttle::sync::Mutex'],
      [acquire(1), release(1), tried(1, true), release(1), acquire(1)],
    ],
  ])('%s', async (_, kinds, ops) => {
    const events = [created, ...ops].map((kind) => at(0, kind, [0]));
    const all = await judged(documentOf([at(0, { TaskCreated: [0, false] }), ...events], kinds));
    expect(all['permits-suffice']?.verdict).toBe('holds');
  });
});

const doing = (...ops: readonly unknown[]): string =>
  documentOf([...two, ...ops.map((kind) => at(0, kind, [0, 1]))]);

describe('an acquire stops waiting', () => {
  test('only after it began to, and once', async () => {
    expect(await violatedIn(doing(created, unblocked(0, 1)))).toEqual(['unblocked-after-blocked']);
    expect(
      await violatedIn(doing(created, blocked(1), release(2), unblocked(0, 1), unblocked(0, 1))),
    ).toEqual(['unblocked-after-blocked']);
    expect(await violatedIn(doing(created, blocked(1), release(2), unblocked(0, 2)))).toEqual([
      'unblocked-after-blocked',
    ]);
  });

  test('perhaps in another task, as futures move', async () => {
    const moved = await judged(doing(created, blocked(1), release(1), unblocked(1, 1)));
    expect(moved['unblocked-after-blocked']?.verdict).toBe('inconclusive');
  });
});

describe('a vector clock is not behind', () => {
  test('that of the task that created its own', async () => {
    const child = [...two, at(1, 'Tick', [0, 1], [0, 0])];
    const { 'clocks-grow': verdict } = await judged(documentOf(child));
    expect(verdict?.verdict).toBe('violated');
    expect(verdict?.examples[0]?.events.map(({ e }) => e)).toEqual(['shuttle.step', 'shuttle.step']);
  });

  const waits = [
    ...two,
    at(1, blocked(1), [0, 1], [1, 0]),
    at(0, release(1), [0], [1, 0]),
    at(0, unblocked(1, 1), null, [2, 0]),
  ];

  test('that of the release it waited for', async () => {
    expect(await violatedIn(documentOf([...waits, at(1, 'Tick', [0, 1], [1, 0])]))).toEqual(['clocks-grow']);
    expect(await violatedIn(documentOf([...waits, at(1, 'Tick', [0, 1], [2, 0])]))).toEqual([]);
  });

  test('of which nothing is known where the waiter was not the first', async () => {
    const [first, second, ...rest] = waits;
    const behind = [first, second, at(0, blocked(9), [0], [1, 0]), ...rest, at(1, 'Tick', [0, 1], [1, 0])];
    expect(await violatedIn(documentOf(behind))).toEqual([]);
  });
});

test('a schedule string shows nothing to check, and what does is named', async () => {
  const verdicts = Object.values(await judged('910102ccdedf9592aba2afd70104\n'));
  expect(verdicts.map(({ verdict }) => verdict)).toEqual(Array.from({ length: 5 }, () => 'not-checkable'));
  for (const { reason } of verdicts) expect(reason).toContain('AnnotationScheduler');
});
