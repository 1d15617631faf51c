import { describe, expect, it } from 'vitest';
import { probeKinds } from '../../../../traces/index.ts';
import { idleWakePlacement } from '../../../../checker/properties/idle-wake-placement.ts';
import { inPollWakeGoesBack } from '../../../../checker/properties/in-poll-wake-goes-back.ts';
import { migrationExplained } from '../../../../checker/properties/migration-explained.ts';
import type { Occurrence } from '../../../../traces/index.ts';
import {
  headerWith,
  outside,
  pending,
  ready,
  shownBy,
  spawned,
  verdictOn,
  woken,
  worker0,
  worker1,
} from './tiny-trace.ts';

const toLifo = (task: number): Occurrence => ({ e: 'schedule', task, to: 'lifo', why: 'idle' });
const toInject = (task: number): Occurrence => ({ e: 'schedule', task, to: 'inject', why: 'remote' });
const yieldedBack = (task: number): Occurrence => ({ e: 'schedule', task, to: 'back', why: 'yield' });
const lifoOff = (task: number): Occurrence => ({ e: 'schedule', task, to: 'back', why: 'lifo-disabled' });

describe('in-poll-wake-goes-back', () => {
  const wokenInPoll = worker0(...pending(1, ...woken(1, 'poll')));

  it('is satisfied by the back of the queue of the worker that polled', () => {
    const verdict = verdictOn(inPollWakeGoesBack, [wokenInPoll, worker0(yieldedBack(1))]);
    expect(verdict).toMatchObject({ verdict: 'holds', checked: 1 });
  });

  it('forbids the LIFO slot', () => {
    expect(shownBy(verdictOn(inPollWakeGoesBack, [wokenInPoll, worker0(toLifo(1))]))).toEqual([1, 4]);
  });

  it('allows the inject queue to a thread that may have lost its core', () => {
    const blocked = worker0(
      ...pending(
        1,
        { e: 'block_in_place.begin', task: 1 },
        { e: 'block_in_place.end', task: 1 },
        ...woken(1, 'poll'),
      ),
    );
    expect(verdictOn(inPollWakeGoesBack, [blocked, worker0(toInject(1))]).verdict).toBe('holds');
    expect(verdictOn(inPollWakeGoesBack, [wokenInPoll, worker0(toInject(1))]).verdict).toBe('violated');
  });

  it('says nothing of a wake that goes on when the poll ends', () => {
    const verdict = verdictOn(inPollWakeGoesBack, [
      worker0({ e: 'poll.begin', task: 1 }),
      outside({ e: 'wake.begin', task: 1 }),
      worker0({ e: 'poll.end', task: 1, ready: false }),
      outside(toInject(1), { e: 'wake.end', task: 1 }),
    ]);
    expect(verdict.verdict).toBe('vacuous');
  });

  it('is open while the task has not been put back', () => {
    const verdict = verdictOn(inPollWakeGoesBack, [wokenInPoll]);
    expect(verdict.reason).toBe('task 1 was woken during its poll at g=1 and is in no queue yet');
  });
});

describe('idle-wake-placement', () => {
  const idle = [
    spawned(1),
    worker0({ e: 'take', task: 1, from: 'inject' }, ...pending(1), { e: 'run.end', task: 1 }),
  ];

  it.each([
    ['a worker, into its LIFO slot', worker1(...woken(1, 'runtime', toLifo(1)))],
    ['a foreign thread, into the inject queue', outside(...woken(1, 'external', toInject(1)))],
    [
      'a worker whose slot is disabled, to the back',
      worker1({ e: 'lifo.cap' }, ...woken(1, 'poll', lifoOff(1))),
    ],
    [
      'a worker on entry to block_in_place, into its LIFO slot',
      worker1({ e: 'block_in_place.begin', task: 2 }, ...woken(1, 'block_in_place', toLifo(1))),
    ],
    [
      'a thread inside block_in_place, into the inject queue',
      worker1({ e: 'block_in_place.begin', task: 2 }, ...woken(1, 'poll', toInject(1))),
    ],
  ])('puts a task woken by %s', (_, wake) => {
    expect(verdictOn(idleWakePlacement, [...idle, wake])).toMatchObject({ verdict: 'holds', checked: 2 });
  });

  it.each([
    ['a worker into the inject queue', worker1(...woken(1, 'runtime', toInject(1)))],
    ['a foreign thread into a LIFO slot', outside(...woken(1, 'external', toLifo(1)))],
    ['a worker to the back though its slot is enabled', worker1(...woken(1, 'poll', lifoOff(1)))],
    [
      'a worker to the back though the next tick has begun',
      worker1({ e: 'lifo.cap' }, { e: 'take', from: 'local' }, ...woken(1, 'poll', lifoOff(1))),
    ],
    [
      'a thread inside block_in_place into a LIFO slot',
      worker1({ e: 'block_in_place.begin', task: 2 }, ...woken(1, 'poll', toLifo(1))),
    ],
    ['a worker nowhere', worker1(...woken(1, 'runtime'))],
  ])('forbids that a task is put by %s', (_, wake) => {
    expect(verdictOn(idleWakePlacement, [...idle, wake])).toMatchObject({
      verdict: 'violated',
      violations: 1,
    });
  });

  it('goes by the settings of the runtime', () => {
    const noSlot = headerWith({ config: { lifo_slot: false } });
    expect(verdictOn(idleWakePlacement, [worker0(...woken(1, 'poll', lifoOff(1)))], noSlot).verdict).toBe(
      'holds',
    );
    expect(verdictOn(idleWakePlacement, [worker0(...woken(1, 'poll', toLifo(1)))], noSlot).verdict).toBe(
      'violated',
    );
  });

  it('cannot tell whether a thread still has its core after block_in_place', () => {
    const blocked = worker1({ e: 'block_in_place.begin', task: 2 }, { e: 'block_in_place.end', task: 2 });
    const verdict = verdictOn(idleWakePlacement, [
      ...idle,
      blocked,
      worker1(...woken(1, 'poll', toInject(1))),
    ]);
    expect(verdict).toMatchObject({ verdict: 'inconclusive', undecided: 1 });
  });

  it('leaves it open which of two wakers at work makes the task runnable', () => {
    const verdict = verdictOn(idleWakePlacement, [
      ...idle,
      worker1({ e: 'wake.begin', task: 1, from: 'poll' }),
      outside({ e: 'wake.begin', task: 1, from: 'external' }, toInject(1), { e: 'wake.end', task: 1 }),
      worker1({ e: 'wake.end', task: 1 }),
    ]);
    expect(verdict.verdict).toBe('holds');
  });

  it('says which probes it would need', () => {
    const verdict = verdictOn(idleWakePlacement, [], headerWith({}, probeKinds));
    expect(verdict).toMatchObject({
      verdict: 'not-checkable',
      reason: 'this recorder does not show `schedule`, `lifo.cap`, `take`, `steal`; build Tokio with probes',
    });
  });
});

describe('migration-explained', () => {
  const polledOn0 = worker0(toLifo(1), { e: 'take', task: 1, from: 'lifo' }, ...pending(1));
  const poll1 = worker1(...ready(1));

  it.each([
    ['a steal', [worker0(yieldedBack(1)), worker1({ e: 'steal', task: 1, victim: 0 })]],
    ['a wake there', [worker1(toLifo(1), { e: 'take', task: 1, from: 'lifo' })]],
    ['the inject queue', [outside(toInject(1)), worker1({ e: 'take', task: 1, from: 'inject' })]],
    [
      'a steal of several',
      [
        worker0(yieldedBack(1)),
        worker1({ e: 'steal', task: 2, victim: 0 }, { e: 'take', task: 1, from: 'local' }),
      ],
    ],
    [
      'a batch from the inject queue',
      [
        outside(toInject(1)),
        worker1(
          { e: 'take', task: 2, from: 'inject' },
          { e: 'inject.batch', n: 1 },
          { e: 'take', task: 1, from: 'local' },
        ),
      ],
    ],
    [
      'an overflow',
      [worker0(yieldedBack(1), { e: 'overflow', n: 3 }), worker1({ e: 'take', task: 1, from: 'inject' })],
    ],
  ])('accepts %s', (_, path) => {
    expect(verdictOn(migrationExplained, [polledOn0, ...path, poll1])).toMatchObject({
      verdict: 'holds',
      checked: 1,
    });
  });

  it.each([
    ['with no take at all', [worker0(yieldedBack(1))]],
    [
      'from its own queue, where it was not',
      [worker0(yieldedBack(1)), worker1({ e: 'take', task: 1, from: 'local' })],
    ],
    [
      'from the inject queue, where it was not',
      [worker0(yieldedBack(1)), worker1({ e: 'take', task: 1, from: 'inject' })],
    ],
    ['stolen from itself', [worker0(yieldedBack(1)), worker1({ e: 'steal', task: 1, victim: 1 })]],
    ['when another worker took it', [worker0(yieldedBack(1), { e: 'take', task: 1, from: 'local' })]],
  ])('forbids a poll on another worker %s', (_, path) => {
    expect(verdictOn(migrationExplained, [polledOn0, ...path, poll1])).toMatchObject({
      verdict: 'violated',
      violations: 1,
    });
  });

  it('is no rule of the current_thread scheduler', () => {
    expect(
      verdictOn(migrationExplained, [], headerWith({ flavor: 'current_thread', workers: 1 })),
    ).toMatchObject({
      verdict: 'not-checkable',
      reason: 'it is a rule of the multi_thread scheduler',
    });
  });
});
