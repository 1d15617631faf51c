import type { EventKind, Observation } from '../../event/event.ts';
import type { Edge } from '../../event/header.ts';
import type { Observed, ObservedStream } from './observed.ts';

/** An event with the recorder's stamp, in nanoseconds since the origin. */
export interface Stamped {
  readonly event: Observation;
  readonly t: number;
}

/** How far the stamps of a recorder can be trusted. */
export interface StampTrust {
  /** As in the header: by event kind; a kind that is absent is `exact`. */
  readonly edges: Partial<Readonly<Record<EventKind, Edge>>>;
  /** Nanoseconds by which clocks of different threads may differ, and to which stamps were rounded. */
  readonly slack?: number;
}

/**
 * Puts bounds on the stamps of one thread. What is stamped before it takes place has done so by the thread's next
 * event, and what is stamped after it took place did so since the thread's previous one.
 */
export function bounded(
  source: AsyncIterator<readonly Stamped[]>,
  { edges, slack = 0 }: StampTrust,
): ObservedStream {
  let previous = Number.NEGATIVE_INFINITY;
  let held: Stamped | undefined;

  const boundedBy = ({ event, t }: Stamped, next: number): Observed => {
    const edge = edges[event.e] ?? 'exact';
    const since = edge === 'after' || edge === 'unknown' ? Math.min(previous, t) : t;
    const until = edge === 'before' || edge === 'unknown' ? Math.max(next, t) : t;
    previous = t;
    return { event, t, earliest: since - slack, latest: until + slack };
  };

  return {
    async next() {
      const { done, value } = await source.next();
      if (done === true) {
        const last = held;
        held = undefined;
        return last === undefined ? undefined : [boundedBy(last, Number.POSITIVE_INFINITY)];
      }
      const observed: Observed[] = [];
      for (const stamped of value) {
        if (held !== undefined) observed.push(boundedBy(held, stamped.t));
        held = stamped;
      }
      return observed;
    },
  };
}
