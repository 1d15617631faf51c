import { describe, expect, test } from 'vitest';
import type { Occurrence } from '../../../traces/event/event.ts';
import { tokioCapture } from '../../../traces/import/tokio-capture-1/format.ts';

const header = {
  ev: 'header',
  format: 'tokio-capture-1',
  tokio: '1.53.1-probed',
  flavor: 'multi_thread',
  workers: 2,
  knobs: {
    event_interval: 61,
    global_queue_interval: 'auto',
    lifo_slot: true,
    eager_driver_handoff: false,
    alt_timer: false,
    rng_seed: 42,
  },
  scenario: 'mix',
  variant: '',
  kind: 'wake',
  hooks_poll: true,
  hooks_task: false,
  wake_end: true,
};

const stamp = { seq: 8, ns: 90, thr: 3, w: 1 };
const stamped = { g: 8, t: 90, s: 3, w: 1 };

const eventOf = (line: object): unknown => tokioCapture.open(header).decode({ ...stamp, ...line });
const probe = (what: string, fields: object) => ({ ev: 'probe', what, x: 0, ...fields });

const pairs: readonly (readonly [object, Occurrence])[] = [
  [
    { ev: 'spawn', task: 2, by: null, name: 'a' },
    { e: 'spawn.begin', task: 2, by: null, name: 'a' },
  ],
  [
    { ev: 'spawn', task: 2, by: 1 },
    { e: 'spawn.begin', task: 2, by: 1 },
  ],
  [
    { ev: 'spawn_end', task: 2 },
    { e: 'spawn.end', task: 2 },
  ],
  [
    { ev: 'h_spawn', tid: 7, task: 2 },
    { e: 'task.bind', task: 2, id: 7 },
  ],
  [
    { ev: 'terminate', tid: 7 },
    { e: 'task.end', id: 7 },
  ],
  [
    { ev: 'h_poll_start', tid: 7, task: 2 },
    { e: 'run.begin', task: 2, id: 7 },
  ],
  [
    { ev: 'h_poll_end', tid: 7, task: 2 },
    { e: 'run.end', task: 2, id: 7 },
  ],
  [
    { ev: 'poll_start', task: 2, n: 4, lq: [1, 0], gq: 3 },
    { e: 'poll.begin', task: 2, n: 4, depths: [1, 0], inject: 3 },
  ],
  [
    { ev: 'poll_end', task: 2, res: 'ready' },
    { e: 'poll.end', task: 2, ready: true },
  ],
  [
    { ev: 'poll_end', task: 2, res: 'pending', budget: 0 },
    { e: 'poll.end', task: 2, ready: false, budget: 0 },
  ],
  [
    { ev: 'yield', task: 2, kind: 'defer' },
    { e: 'yield', task: 2, how: 'yield_now' },
  ],
  [
    { ev: 'yield', task: 2, kind: 'wake' },
    { e: 'yield', task: 2, how: 'self-wake' },
  ],
  [
    { ev: 'yield', task: 2, kind: 'coop' },
    { e: 'yield', task: 2, how: 'coop' },
  ],
  ...(['poll', 'complete', 'runtime', 'external'] as const).map(
    (ctx) =>
      [
        { ev: 'wake', task: 2, by: null, ctx },
        { e: 'wake.begin', task: 2, by: null, from: ctx },
      ] as const,
  ),
  [
    { ev: 'wake', task: 2, by: 1, ctx: 'bip_entry' },
    { e: 'wake.begin', task: 2, by: 1, from: 'block_in_place' },
  ],
  [
    { ev: 'wake_end', task: 2, of: 5 },
    { e: 'wake.end', task: 2, of: 5 },
  ],
  [
    { ev: 'bip_start', task: 2 },
    { e: 'block_in_place.begin', task: 2 },
  ],
  [
    { ev: 'bip_end', task: 2 },
    { e: 'block_in_place.end', task: 2 },
  ],
  [
    { ev: 'busy', task: 2, dur: 500 },
    { e: 'busy.begin', task: 2, ns: 500 },
  ],
  [
    { ev: 'busy_end', task: 2 },
    { e: 'busy.end', task: 2 },
  ],
  [
    { ev: 'mark', label: 'late', v: -3 },
    { e: 'mark', label: 'late', value: -3 },
  ],
  [probe('push_lifo', { tid: 7, task: 2 }), { e: 'schedule', task: 2, id: 7, to: 'lifo', why: 'idle' }],
  ...(['lifo-disabled', 'yield', 'displaced', 'budget', 'block_in_place'] as const).map(
    (why, x) =>
      [
        probe('push_back', { tid: 7, task: 2, x }),
        { e: 'schedule', task: 2, id: 7, to: 'back', why },
      ] as const,
  ),
  [probe('push_remote', { tid: 7 }), { e: 'schedule', id: 7, to: 'inject', why: 'remote' }],
  [probe('overflow', { x: 129 }), { e: 'overflow', n: 129 }],
  ...(['lifo', 'local', 'inject', 'lifo-chain'] as const).map(
    (from, x) => [probe('next', { tid: 7, task: 2, x }), { e: 'take', task: 2, id: 7, from }] as const,
  ),
  [probe('inject_batch', { x: 5 }), { e: 'inject.batch', n: 5 }],
  [probe('steal', { tid: 7, task: 2, x: 1 }), { e: 'steal', task: 2, id: 7, victim: 1 }],
  [probe('defer', {}), { e: 'defer' }],
  [probe('defer_wake', { x: 4 }), { e: 'flush', n: 4 }],
  [probe('driver_begin', { x: 1 }), { e: 'driver.begin', timeout: 0 }],
  [probe('driver_begin', { x: 0 }), { e: 'driver.begin', timeout: null }],
  [probe('driver_end', { x: 1 }), { e: 'driver.end', had: true }],
  [probe('driver_end', { x: 0 }), { e: 'driver.end', had: false }],
  [probe('notify_local', { x: 0 }), { e: 'notify', by: 'local', woken: null }],
  [probe('notify_remote', { x: 2 }), { e: 'notify', by: 'remote', woken: 1 }],
  [probe('maintenance', { x: 61 }), { e: 'maintenance', tick: 61 }],
  [probe('search_begin', {}), { e: 'search.begin' }],
  [probe('parked', {}), { e: 'parked' }],
  [probe('lifo_capped', {}), { e: 'lifo.cap' }],
];

describe('each line of a capture', () => {
  test.each(pairs)('%j is %j', (line, event) => {
    expect(eventOf(line)).toEqual({ ...stamped, ...event });
  });

  test('that ends it is an end that leaves obligations open', () => {
    expect(tokioCapture.open(header).decode({ ev: 'footer', events: 12, counters: null })).toEqual({
      e: 'end',
      n: 12,
      complete: false,
    });
  });
});

const poll = (ev: 'poll_start' | 'poll_end', task: number, thr: number) =>
  ({ ...stamp, ev, task, thr, ...(ev === 'poll_start' ? { n: 0 } : { res: 'pending' }) }) as const;

describe('a deferral', () => {
  test('is of the innermost poll in progress on its own thread', () => {
    const { decode } = tokioCapture.open(header);
    const defer = { ...stamp, ...probe('defer', {}) };
    decode(poll('poll_start', 2, 3));
    decode(poll('poll_start', 9, 4));
    expect(decode(defer)).toMatchObject({ e: 'defer', task: 2 });
    decode(poll('poll_start', 5, 3));
    expect(decode(defer)).toMatchObject({ task: 5 });
    decode(poll('poll_end', 5, 3));
    expect(decode(defer)).toMatchObject({ task: 2 });
    decode(poll('poll_end', 2, 3));
    expect(decode(defer)).not.toHaveProperty('task');
  });
});

const coverage = (change: object) => tokioCapture.open({ ...header, ...change }).header.coverage;

describe("a capture's header", () => {
  test('says which runtime, which settings and which scenario', () => {
    expect(tokioCapture.open(header).header).toMatchObject({
      e: 'header',
      v: 1,
      runtime: {
        name: 'tokio',
        version: '1.53.1',
        flavor: 'multi_thread',
        workers: 2,
        config: {
          event_interval: 61,
          global_queue_interval: 'auto',
          lifo_slot: true,
          eager_driver_handoff: false,
          alt_timer: false,
        },
      },
      scenario: 'mix wake',
    });
  });

  test('tells a build with probes by its version or by its flag', () => {
    expect(coverage({}).take).toBe('all');
    expect(coverage({ tokio: '1.53.1' }).take).toBeUndefined();
    expect(coverage({ tokio: '1.53.1', probed: true }).take).toBe('all');
    expect(coverage({ flavor: 'current_thread' }).take).toBeUndefined();
    expect(coverage({ wake_end: false })['wake.end']).toBeUndefined();
  });

  test('of a release before 1.52 leaves open which worker held the driver', () => {
    const { decode } = tokioCapture.open({ ...header, tokio: '1.51.1' });
    expect(decode({ ...stamp, ...probe('driver_end', {}) })).toEqual({ e: 'driver.end', ...stamped });
  });
});
