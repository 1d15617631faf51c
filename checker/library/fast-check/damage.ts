import type { Event, EventKind, EventOf } from '../../../traces/index.ts';
import type { GeneratedTrace } from '../generate.ts';

/** The same trace, by a recorder that does not show events of these kinds. */
export const hidden = (trace: GeneratedTrace, kinds: readonly EventKind[]): GeneratedTrace => {
  const isShown = (kind: string): boolean => !kinds.some((one) => one === kind);
  const { header, events } = trace;
  return {
    ...trace,
    header: {
      ...header,
      coverage: Object.fromEntries(Object.entries(header.coverage).filter(([kind]) => isShown(kind))),
    },
    events: events.filter(({ e }) => isShown(e)),
  };
};

/** Where a recorder loses events. */
export interface Gap {
  /** Of the first event that is lost, among those of the trace; counted round and round. */
  readonly at: number;
  /** Events of its thread that are lost, at least 1. */
  readonly lost: number;
}

/** The same trace, by a recorder that loses some events of one thread, and says so. */
export const withGap = (trace: GeneratedTrace, { at, lost }: Gap): GeneratedTrace => {
  const { events } = trace;
  const index = at % Math.max(1, events.length);
  const first = events[index];
  if (first === undefined) return trace;
  const { g, t, s, w } = first;
  const ofThread = events.slice(index).filter((event) => event.s === s);
  const gone = new Set<Event>(ofThread.slice(0, lost));
  const gap: EventOf<'gap'> = { e: 'gap', g, t, s, w, lost: gone.size, why: 'generated' };
  return {
    ...trace,
    events: [...events.slice(0, index), gap, ...events.slice(index).filter((event) => !gone.has(event))],
  };
};
