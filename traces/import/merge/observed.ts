import type { Observation } from '../../event/event.ts';

/** One event of a stream, and when it may have happened. */
export interface Observed {
  readonly event: Observation;
  /** The recorder's stamp, in nanoseconds since the origin; the event keeps it. */
  readonly t: number;
  /** It did not happen before this; at most `t`. */
  readonly earliest: number;
  /** It did not happen after this; at least `t`. */
  readonly latest: number;
}

/** What one thread of the recorded program did, in its order. */
export interface ObservedStream {
  /** The next events, any number of them; undefined when the stream is over. */
  next(): Promise<readonly Observed[] | undefined>;
}
