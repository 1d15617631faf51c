import type { FieldsOf } from './fields.ts';
import type { vocabulary, words } from './vocabulary.ts';

/** The name of an event kind, as in the `e` field of a record. */
export type EventKind = keyof typeof vocabulary;

/** A task's number within its trace. 0 is the future given to `block_on`. */
export type TaskId = number;
/** A worker's index within its runtime, from 0. */
export type WorkerIndex = number;

/** What an event of kind `K` says, without when and where it was seen. */
export type Occurrence<K extends EventKind = EventKind> = {
  [P in K]: { readonly e: P } & FieldsOf<(typeof vocabulary)[P]['fields'], typeof words>;
}[K];

/** When and where an event was seen. */
export interface Stamp {
  /** Position in the trace: a total order consistent with causality. */
  readonly g: number;
  /** Nanoseconds since the clock's origin. Order by `g`, never by `t`. */
  readonly t: number;
  /** Number of the thread that saw it. */
  readonly s: number;
  /** The worker running on that thread, or null if none. */
  readonly w: WorkerIndex | null;
}

/** One event of a trace of kind `K`. */
export type EventOf<K extends EventKind> = Occurrence<K> & Stamp;

/** One event of a trace. */
export type Event = { [K in EventKind]: EventOf<K> }[EventKind];

/** One event, before its place in the trace is known. */
export type Observation = Occurrence & Pick<Stamp, 's' | 'w'>;

/**
 * One event of a run of the specification, in which the thread follows from the worker, unless `s` is there to name it:
 * `block_in_place` gives workers further threads, and leaves threads without a worker.
 */
export type Emission = Occurrence & Pick<Stamp, 'w'> & Partial<Pick<Stamp, 's'>>;

/** The thread of an event of a run: 0 for the one that is no worker's, `w + 1` for the first of worker `w`. */
export const threadOf = ({ w, s }: Pick<Emission, 'w' | 's'>): number => s ?? (w === null ? 0 : w + 1);
