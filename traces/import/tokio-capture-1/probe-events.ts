import type { Event, EventOf } from '../../event/event.ts';
import { RecordFault } from '../../event/record-fault.ts';
import type { ProbeKind, ProbeOf } from './lines.ts';
import type { Polls } from './polls.ts';

/** What is needed besides a probe's line to tell which event it stands for. */
export interface ProbeContext {
  readonly polls: Polls;
  /** Whether this release's scheduler says which worker held the driver (since 1.52.0). */
  readonly seesDriver: boolean;
}

/** Makes the event that a probe of kind `K` stands for. */
export type ProbeToEvent<K extends ProbeKind> = (line: ProbeOf<K>, context: ProbeContext) => Event;
type Push = ProbeOf<'push_lifo' | 'push_back' | 'push_remote'>;
type Schedule = EventOf<'schedule'>;

function meaning<T>({ what, x }: { readonly what: string; readonly x: number }, meanings: readonly T[]): T {
  const found = meanings[x];
  if (found !== undefined) return found;
  throw new RecordFault({
    code: 'TRACE014',
    problem: `field 'x' of the probe '${what}' must be at most ${meanings.length - 1}, but is ${x}`,
    advice: 'The capture is of a build with other probes than those known here.',
  });
}

const whyBack = ['lifo-disabled', 'yield', 'displaced', 'budget', 'block_in_place'] as const;
const takenFrom = ['lifo', 'local', 'inject', 'lifo-chain'] as const;

function scheduled(line: Push, to: Schedule['to'], why: NonNullable<Schedule['why']>): Schedule {
  const { seq: g, ns: t, thr: s, w, task, tid: id } = line;
  if (id === undefined) return { e: 'schedule', g, t, s, w, to, why };
  if (task === undefined) return { e: 'schedule', g, t, s, w, id, to, why };
  return { e: 'schedule', g, t, s, w, task, id, to, why };
}

function notified(line: ProbeOf<'notify_local' | 'notify_remote'>, by: 'local' | 'remote'): Event {
  const { seq: g, ns: t, thr: s, w, x } = line;
  return { e: 'notify', g, t, s, w, by, woken: x === 0 ? null : x - 1 };
}

/** The event that each kind of probe stands for; like `lineEvents`. */
export const probeEvents: { readonly [K in ProbeKind]: ProbeToEvent<K> } = {
  push_lifo: (line) => scheduled(line, 'lifo', 'idle'),
  push_back: (line) => scheduled(line, 'back', meaning(line, whyBack)),
  push_remote: (line) => scheduled(line, 'inject', 'remote'),
  overflow: ({ seq, ns, thr, w, x }) => ({ e: 'overflow', g: seq, t: ns, s: thr, w, n: x }),

  next: (line) => {
    const { seq: g, ns: t, thr: s, w, task, tid: id } = line;
    const from = meaning(line, takenFrom);
    if (id === undefined) return { e: 'take', g, t, s, w, from };
    if (task === undefined) return { e: 'take', g, t, s, w, id, from };
    return { e: 'take', g, t, s, w, task, id, from };
  },
  inject_batch: ({ seq, ns, thr, w, x }) => ({ e: 'inject.batch', g: seq, t: ns, s: thr, w, n: x }),
  steal: ({ seq: g, ns: t, thr: s, w, task, tid: id, x: victim }) => {
    if (id === undefined) return { e: 'steal', g, t, s, w, victim };
    if (task === undefined) return { e: 'steal', g, t, s, w, id, victim };
    return { e: 'steal', g, t, s, w, task, id, victim };
  },

  defer: ({ seq, ns, thr, w }, { polls }) => {
    const task = polls.current(thr);
    return task === undefined
      ? { e: 'defer', g: seq, t: ns, s: thr, w }
      : { e: 'defer', g: seq, t: ns, s: thr, w, task };
  },
  defer_wake: ({ seq, ns, thr, w, x }) => ({ e: 'flush', g: seq, t: ns, s: thr, w, n: x }),

  driver_begin: (line) => {
    const { seq: g, ns: t, thr: s, w } = line;
    return { e: 'driver.begin', g, t, s, w, timeout: meaning(line, [null, 0]) };
  },
  driver_end: (line, { seesDriver }) => {
    const { seq: g, ns: t, thr: s, w } = line;
    const had = meaning(line, [false, true]);
    return seesDriver ? { e: 'driver.end', g, t, s, w, had } : { e: 'driver.end', g, t, s, w };
  },

  notify_local: (line) => notified(line, 'local'),
  notify_remote: (line) => notified(line, 'remote'),
  maintenance: ({ seq, ns, thr, w, x }) => ({ e: 'maintenance', g: seq, t: ns, s: thr, w, tick: x }),
  search_begin: ({ seq, ns, thr, w }) => ({ e: 'search.begin', g: seq, t: ns, s: thr, w }),
  parked: ({ seq, ns, thr, w }) => ({ e: 'parked', g: seq, t: ns, s: thr, w }),
  lifo_capped: ({ seq, ns, thr, w }) => ({ e: 'lifo.cap', g: seq, t: ns, s: thr, w }),
};
