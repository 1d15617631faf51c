import { fc } from '@fast-check/vitest';
import type { Occurrence, Observation } from '../../../traces/index.ts';

const task = fc.integer({ min: 1, max: 2 });

/** Threads 1 and 2 run workers 0 and 1, thread 9 runs none. */
const place = fc.constantFrom({ s: 1, w: 0 }, { s: 2, w: 1 }, { s: 9, w: null });

const from = fc.constantFrom('poll', 'complete', 'runtime', 'external', 'block_in_place');

const schedule: fc.Arbitrary<Occurrence> = fc.record({
  e: fc.constant('schedule'),
  task,
  to: fc.constantFrom('lifo', 'back', 'inject'),
  why: fc.constantFrom('idle', 'lifo-disabled', 'yield', 'displaced', 'remote'),
});

const single: fc.Arbitrary<Occurrence> = fc.oneof(
  task.map((n): Occurrence => ({ e: 'poll.begin', task: n })),
  fc.record({ e: fc.constant('poll.end'), task, ready: fc.boolean() }),
  fc.record({ e: fc.constant('wake.begin'), task, from }),
  task.map((n): Occurrence => ({ e: 'wake.end', task: n })),
  schedule,
  fc.record({ e: fc.constant('take'), task, from: fc.constantFrom('lifo', 'lifo-chain', 'local', 'inject') }),
  fc.record({ e: fc.constant('steal'), task, victim: fc.constantFrom(0, 1) }),
  fc.record({ e: fc.constant('yield'), task, how: fc.constantFrom('self-wake', 'yield_now', 'coop') }),
  task.map((n): Occurrence => ({ e: 'defer', task: n })),
  task.map((n): Occurrence => ({ e: 'block_in_place.begin', task: n })),
  task.map((n): Occurrence => ({ e: 'block_in_place.end', task: n })),
  task.map((n): Occurrence => ({ e: 'task.end', task: n })),
  fc.record({ e: fc.constant('driver.begin'), timeout: fc.constantFrom(0, null) }),
  fc.constantFrom<Occurrence>(
    { e: 'driver.end' },
    { e: 'flush', n: 1 },
    { e: 'maintenance', tick: 61 },
    { e: 'search.begin' },
    { e: 'parked' },
    { e: 'park.begin' },
    { e: 'park.end' },
    { e: 'lifo.cap' },
    { e: 'overflow', n: 3 },
    { e: 'inject.batch', n: 1 },
    { e: 'notify', by: 'local', woken: 1 },
  ),
);

function poll(n: number, within: readonly Occurrence[], ready: boolean): readonly Occurrence[] {
  return [
    { e: 'take', task: n, from: 'lifo' },
    { e: 'poll.begin', task: n },
    ...within,
    { e: 'poll.end', task: n, ready },
  ];
}

function wake(
  n: number,
  where: 'poll' | 'complete' | 'runtime' | 'external' | 'block_in_place',
  within: readonly Occurrence[],
): readonly Occurrence[] {
  return [{ e: 'wake.begin', task: n, from: where }, ...within, { e: 'wake.end', task: n }];
}

/** Several events that belong together, so that traces also come where single random events hardly lead. */
const phrase: fc.Arbitrary<readonly Occurrence[]> = fc.oneof(
  { weight: 2, arbitrary: single.map((occurrence) => [occurrence]) },
  task.map((n): readonly Occurrence[] => [
    { e: 'spawn.begin', task: n },
    { e: 'schedule', task: n, to: 'lifo', why: 'idle' },
    { e: 'spawn.end', task: n },
  ]),
  fc
    .tuple(task, fc.array(single, { maxLength: 2 }), fc.boolean())
    .map(([n, within, ready]) => poll(n, within, ready)),
  task.map((n) =>
    poll(
      n,
      [
        { e: 'yield', task: n, how: 'yield_now' },
        { e: 'defer', task: n },
      ],
      false,
    ),
  ),
  fc
    .tuple(task, from, fc.array(schedule, { maxLength: 1 }))
    .map(([n, where, within]) => wake(n, where, within)),
  fc.constant<readonly Occurrence[]>([
    { e: 'driver.begin', timeout: 0 },
    { e: 'driver.end' },
    { e: 'flush', n: 1 },
  ]),
);

const seenAt = (occurrence: Occurrence, where: Pick<Observation, 's' | 'w'>): Observation => ({
  ...occurrence,
  ...where,
});

/** Traces of two tasks on two workers and a foreign thread, mostly impossible ones. */
export const observations: fc.Arbitrary<readonly Observation[]> = fc
  .array(fc.tuple(phrase, place), { maxLength: 12 })
  .map((phrases) =>
    phrases.flatMap(([occurrences, where]) => occurrences.map((occurrence) => seenAt(occurrence, where))),
  );
