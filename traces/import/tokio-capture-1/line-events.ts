import type { Event } from '../../event/event.ts';
import type { LineKind, LineOf } from './lines.ts';
import type { Polls } from './polls.ts';

/** Makes the event that a line of kind `K` stands for. */
export type LineToEvent<K extends LineKind> = (line: LineOf<K>, polls: Polls) => Event;

const howOf = { defer: 'yield_now', wake: 'self-wake', coop: 'coop' } as const;

const fromOf = {
  poll: 'poll',
  complete: 'complete',
  runtime: 'runtime',
  external: 'external',
  bip_entry: 'block_in_place',
} as const;

/**
 * The event that each kind of line stands for. Each function makes its objects with the same fields in the
 * same order, so that all events of a kind share one shape in memory.
 */
export const lineEvents: { readonly [K in LineKind]: LineToEvent<K> } = {
  thread_start: ({ seq, ns, thr, w }) => ({ e: 'thread.start', g: seq, t: ns, s: thr, w }),
  thread_stop: ({ seq, ns, thr, w }) => ({ e: 'thread.stop', g: seq, t: ns, s: thr, w }),
  park: ({ seq, ns, thr, w }) => ({ e: 'park.begin', g: seq, t: ns, s: thr, w }),
  unpark: ({ seq, ns, thr, w }) => ({ e: 'park.end', g: seq, t: ns, s: thr, w }),

  spawn: ({ seq, ns, thr, w, task, by, name }) =>
    name === undefined
      ? { e: 'spawn.begin', g: seq, t: ns, s: thr, w, task, by }
      : { e: 'spawn.begin', g: seq, t: ns, s: thr, w, task, by, name },
  spawn_end: ({ seq, ns, thr, w, task }) => ({ e: 'spawn.end', g: seq, t: ns, s: thr, w, task }),
  h_spawn: ({ seq, ns, thr, w, tid: id, task }) =>
    task === undefined
      ? { e: 'task.bind', g: seq, t: ns, s: thr, w, id }
      : { e: 'task.bind', g: seq, t: ns, s: thr, w, task, id },
  terminate: ({ seq, ns, thr, w, tid: id, task }) =>
    task === undefined
      ? { e: 'task.end', g: seq, t: ns, s: thr, w, id }
      : { e: 'task.end', g: seq, t: ns, s: thr, w, task, id },
  h_poll_start: ({ seq, ns, thr, w, tid: id, task }) =>
    task === undefined
      ? { e: 'run.begin', g: seq, t: ns, s: thr, w, id }
      : { e: 'run.begin', g: seq, t: ns, s: thr, w, task, id },
  h_poll_end: ({ seq, ns, thr, w, tid: id, task }) =>
    task === undefined
      ? { e: 'run.end', g: seq, t: ns, s: thr, w, id }
      : { e: 'run.end', g: seq, t: ns, s: thr, w, task, id },

  poll_start: ({ seq, ns, thr, w, task, n, lq: depths, gq: inject }, polls) => {
    polls.begin(thr, task);
    return depths === undefined || inject === undefined
      ? { e: 'poll.begin', g: seq, t: ns, s: thr, w, task, n }
      : { e: 'poll.begin', g: seq, t: ns, s: thr, w, task, n, depths, inject };
  },
  poll_end: ({ seq, ns, thr, w, task, res, budget }, polls) => {
    polls.end(thr);
    const ready = res === 'ready';
    return budget === undefined
      ? { e: 'poll.end', g: seq, t: ns, s: thr, w, task, ready }
      : { e: 'poll.end', g: seq, t: ns, s: thr, w, task, ready, budget };
  },
  yield: ({ seq, ns, thr, w, task, kind }) => ({
    e: 'yield',
    g: seq,
    t: ns,
    s: thr,
    w,
    task,
    how: howOf[kind],
  }),
  wake: ({ seq, ns, thr, w, task, by, ctx }) => ({
    e: 'wake.begin',
    g: seq,
    t: ns,
    s: thr,
    w,
    task,
    by,
    from: fromOf[ctx],
  }),
  wake_end: ({ seq, ns, thr, w, task, of }) => ({ e: 'wake.end', g: seq, t: ns, s: thr, w, task, of }),

  bip_start: ({ seq, ns, thr, w, task }) => ({ e: 'block_in_place.begin', g: seq, t: ns, s: thr, w, task }),
  bip_end: ({ seq, ns, thr, w, task }) => ({ e: 'block_in_place.end', g: seq, t: ns, s: thr, w, task }),
  busy: ({ seq, ns, thr, w, task, dur }) =>
    dur === undefined
      ? { e: 'busy.begin', g: seq, t: ns, s: thr, w, task }
      : { e: 'busy.begin', g: seq, t: ns, s: thr, w, task, ns: dur },
  busy_end: ({ seq, ns, thr, w, task }) => ({ e: 'busy.end', g: seq, t: ns, s: thr, w, task }),
  mark: ({ seq, ns, thr, w, task, label, v: value }) =>
    task === undefined
      ? { e: 'mark', g: seq, t: ns, s: thr, w, label, value }
      : { e: 'mark', g: seq, t: ns, s: thr, w, task, label, value },
};
