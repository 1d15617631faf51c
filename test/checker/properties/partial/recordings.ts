import type { Property } from '../../../../checker/properties/property.ts';
import { createMonitor } from '../../../../checker/monitor/index.ts';
import type { PropertyVerdict } from '../../../../checker/verdict.ts';
import type { Event, Header, Occurrence } from '../../../../traces/index.ts';

/** The header of a recorder that tells threads apart, stamps as hooks do, and shows wakes of some tasks only. */
export const hookHeader: Header = {
  e: 'header',
  v: 1,
  runtime: { name: 'tokio', version: null, flavor: 'unknown', workers: 2, config: {} },
  recorder: { name: 'hooks', format: 'test' },
  clock: { domain: 'mono' },
  order: { across: 'merged' },
  coverage: {
    'spawn.begin': 'all',
    'poll.begin': 'all',
    'poll.end': 'all',
    'task.end': 'all',
    'park.begin': 'all',
    'park.end': 'all',
    'wake.begin': 'instrumented',
  },
  edges: {
    'spawn.begin': 'before',
    'poll.begin': 'before',
    'poll.end': 'after',
    'task.end': 'after',
    'park.begin': 'before',
    'park.end': 'after',
    'wake.begin': 'before',
  },
};

/** The same, of a recorder that drops what it cannot keep. */
export const losingHeader: Header = { ...hookHeader, loss: { head: true, middle: false, tail: true } };

/** An event on the thread of worker `w`, at `t`. */
export type Stamped = Occurrence & { readonly t: number; readonly w: number };

/** Shorthand for events of worker `w` at `t`. */
export const at = (w: number, t: number, event: Occurrence): Stamped => ({ ...event, t, w });

/** The events in this order. */
export const inOrder = (...events: readonly Stamped[]): readonly Event[] =>
  events.map((event, g) => Object.assign({ g, s: event.w }, event));

/** The verdict on one property. */
export function verdictOf(property: Property, header: Header, events: readonly Event[]): PropertyVerdict {
  const monitor = createMonitor([property], header);
  monitor.observe(events);
  const [verdict] = monitor.finish({ e: 'end', n: events.length, complete: false });
  if (verdict === undefined) throw new Error('a monitor gives a verdict on every property');
  return verdict;
}
