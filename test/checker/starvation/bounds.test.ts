import { describe, expect, test } from 'vitest';
import type { EndlessAnswer } from '../../../checker/starvation/index.ts';
import { ask, mostPolls } from './support.ts';

const polls = 'polls of others that it waits for at most, with the constants of Tokio and one worker';

describe(polls, () => {
  test.each([
    ['1.53.1', 'beside-self-waker', 'yield_now', 'yielder', 60],
    ['1.53.1', 'beside-self-waker', 'self-wake', 'yielder', 1],
    ['1.53.1', 'ping-pong', 'yield_now', 'bystander', 240],
    ['1.53.1', 'ping-pong', 'self-wake', 'bystander', 5],
    ['1.24.2', 'ping-pong', 'yield_now', 'bystander', 'starves'],
    ['1.24.2', 'ping-pong', 'self-wake', 'bystander', 'starves'],
    ['1.28.2', 'ping-pong', 'self-wake', 'bystander', 'starves'],
    ['1.29.0', 'ping-pong', 'self-wake', 'bystander', 5],
    ['1.53.1', 'timer-beside-guests', 'self-wake', 'sleeper', 61],
    ['1.53.1', 'timer-beside-guests', 'yield_now', 'sleeper', 3],
    ['1.22.0', 'timer-beside-guests', 'yield_now', 'sleeper', 61],
    ['1.53.1', 'foreign-wakes', 'self-wake', 'woken', 61],
    ['1.53.1', 'foreign-wakes', 'yield_now', 'woken', 1],
    ['1.43.4', 'coop-budget', 'self-wake', 'receiver', 1],
    ['1.53.1', 'coop-budget', 'self-wake', 'receiver', 60],
  ] as const)('%s, %s under %s: %s %s', (release, scenario, how, role, most) => {
    expect(mostPolls(ask({ scenario, how, release }), role)).toBe(most);
  });

  test.each([
    ['ping-pong', 'yield_now', 'bystander', 60],
    ['beside-self-waker', 'yield_now', 'yielder', 60],
    ['timer-beside-guests', 'self-wake', 'sleeper', 62],
    ['timer-beside-guests', 'yield_now', 'sleeper', 1],
  ] as const)('current_thread, %s under %s: %s %d', (scenario, how, role, most) => {
    expect(mostPolls(ask({ scenario, how, flavor: 'current_thread' }), role)).toBe(most);
  });
});

const sleeperBesideTwoGuests = (constants: {
  readonly eventInterval: number;
  readonly globalQueueInterval: number;
}) =>
  ask({
    scenario: 'timer-beside-guests',
    how: 'self-wake',
    tasks: 2,
    constants: { workers: 2, ...constants },
  }).tasks.find(({ role }) => role === 'sleeper');

describe('with two workers', () => {
  test.each([4, 6, 9])('a timer beside a guest on each waits one round more than an interval of %d', (n) => {
    const sleeper = sleeperBesideTwoGuests({ eventInterval: n, globalQueueInterval: n });
    expect(sleeper?.verdict).toBe('unbounded');
    expect(sleeper?.bounds.map(({ kind }) => kind)).toEqual([
      'unbounded',
      'unbounded',
      'unbounded',
      'bounded',
    ]);
    expect(sleeper?.bounds.at(-1)).toMatchObject({ measure: 'rounds', most: n + 1 });
  });

  test('the loops that show it leave out a worker that could run', () => {
    const sleeper = sleeperBesideTwoGuests({ eventInterval: 4, globalQueueInterval: 4 });
    for (const bound of sleeper?.bounds ?? [])
      if (bound.kind === 'unbounded')
        expect(bound.breaks).toContainEqual({ assumption: 'os', of: expect.any(Number) });
  });

  const small = { workers: 2, eventInterval: 4, globalQueueInterval: 4 };
  test.each(['self-wake', 'yield_now'] as const)(
    'beside a hog under %s nobody starves while polls end',
    (how) => {
      const { tasks } = ask({ scenario: 'hogged-worker', how, constants: small });
      expect(tasks.map(({ verdict }) => verdict)).not.toContain('starves');
    },
  );

  test('a task that has yielded by yield_now starves if the hog of its worker never ends, and one that wakes itself does not', () => {
    const assumed = ['os', 'foreign'] as const;
    expect(
      mostPolls(ask({ scenario: 'hogged-worker', how: 'yield_now', constants: small, assumed }), 'yielder'),
    ).toBe('starves');
    expect(
      mostPolls(ask({ scenario: 'hogged-worker', how: 'self-wake', constants: small, assumed }), 'yielder'),
    ).toBe(Infinity);
  });
});

describe('the smallest sets of assumptions', () => {
  test('keep a task that yields by yield_now from starving beside a hog only with polls that end', () => {
    const small = { workers: 2, eventInterval: 3, globalQueueInterval: 3 };
    const { needs } = ask({ scenario: 'hogged-worker', how: 'yield_now', constants: small, minimize: true });
    expect(needs.find(({ task }) => task === 3)?.sets).toEqual([['os', 'poll']]);
  });

  test('are none that would do where a task starves whatever is assumed', () => {
    const { needs } = ask({ scenario: 'ping-pong', how: 'self-wake', release: '1.24.2', minimize: true });
    expect(needs.map(({ sets }) => sets)).toEqual([[[]], [[]], []]);
  });
});

test('promises are kept up to the weakest that is broken', () => {
  const { guarantees } = ask({ scenario: 'ping-pong', how: 'self-wake', release: '1.24.2' });
  expect(guarantees.map(({ name, holds }) => [name, holds])).toEqual([
    ['deadlock-free', true],
    ['work-conserving', true],
    ['concurrently work-conserving', true],
    ['starvation-free', false],
    ['bounded waiting', false],
  ]);
});

const bystanderOf = ({ tasks }: EndlessAnswer) => tasks.find(({ role }) => role === 'bystander');

test('a poll that wakes others, and so notifies workers, and never ends starves nobody while polls end', () => {
  const asked = { scenario: 'ping-pong', how: 'yield_now' } as const;
  const constants = { workers: 2, eventInterval: 3, globalQueueInterval: 3 };
  const bystander = bystanderOf(ask({ ...asked, constants }));
  expect(bystander?.bounds.at(-1)).toMatchObject({ kind: 'bounded', measure: 'rounds', most: 2 });
  expect(bystanderOf(ask({ ...asked, constants, assumed: ['os', 'foreign'] }))?.verdict).toBe('starves');
});

test('with two workers a stolen task can be passed to and fro for ever without a poll, by workers that all run', () => {
  const constants = { workers: 2, eventInterval: 3, globalQueueInterval: 3 };
  const answer = ask({ scenario: 'foreign-wakes', how: 'self-wake', tasks: 2, constants });
  expect(mostPolls(answer, 'yielder')).toBe('starves');
  expect(mostPolls(answer, 'woken')).toBe(Infinity);
});
