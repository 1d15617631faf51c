import type { EventKind } from './event.ts';

/** The constants and settings of the runtime that a trace is of. Absent ones are Tokio's defaults. */
export interface RuntimeConfig {
  /** Ticks between two driver passes of a busy worker (`event_interval`, 61). */
  readonly event_interval?: number;
  /** Ticks between two looks at the inject queue first; `auto` is self-tuned. */
  readonly global_queue_interval?: number | 'auto';
  /** False after `disable_lifo_slot`. */
  readonly lifo_slot?: boolean;
  /** `enable_eager_driver_handoff` (1.52.0). */
  readonly eager_driver_handoff?: boolean;
  /** The alternative timer (1.49.0). */
  readonly alt_timer?: boolean;
  /** `MAX_LIFO_POLLS_PER_TICK` (3). */
  readonly max_lifo_polls?: number;
  /** `LOCAL_QUEUE_CAPACITY` (256). */
  readonly queue_capacity?: number;
  /** Coop budget of a tick (128). */
  readonly coop_budget?: number;
}

/** Which runtime a trace is of. */
export interface RuntimeInfo {
  /** `shuttle` replaces Tokio's scheduler by one that chooses at random. */
  readonly name: 'tokio' | 'shuttle';
  /** Release, such as `1.53.1`; null when unknown. */
  readonly version: string | null;
  /** `unknown` where the recorder does not tell, or recorded several runtimes at once. */
  readonly flavor: 'multi_thread' | 'current_thread' | 'unknown';
  /** Number of workers; as many as were seen, where the recorder does not tell. At least 1. */
  readonly workers: number;
  readonly config: RuntimeConfig;
}

/**
 * How much of an event kind the recorder sees. `instrumented`: all that concern the tasks that were spawned through the
 * recorder, and none of the others.
 */
export type Coverage = 'all' | 'instrumented' | 'sampled' | 'none' | 'unknown';

/** Whether the time of an event was read before or after what it tells of happened, or in one step with it. */
export type Edge = 'before' | 'after' | 'exact' | 'unknown';

/** The clock that `t` was read from. */
export interface Clock {
  readonly domain: 'mono' | 'realtime' | 'logical';
  /** What the clock showed at `t` 0, in nanoseconds, as a decimal number: it may be beyond 2^53. */
  readonly origin?: string;
  /** The smallest difference between two times, in nanoseconds; 1 where it is absent. */
  readonly resolution?: number;
  /** By how many nanoseconds times read on two threads may differ from their order; 0 where it is absent. */
  readonly skew?: number;
}

/** Where events may have been lost besides the gaps that are in the trace. */
export interface Loss {
  /** What happened before the first event is unknown: tasks live and workers run that were not seen to start. */
  readonly head: boolean;
  /** Events may be missing anywhere between the first and the last. */
  readonly middle: boolean;
  /** The last events of some threads may be missing. */
  readonly tail: boolean;
}

/** That a trace holds more than was recorded: events that were filled in, by the rules of a release. */
export interface FilledIn {
  /** The release whose rules allow what was filled in. The header's runtime is of this release. */
  readonly rules: string;
  /** The release that was recorded; null where it is unknown. */
  readonly recorded: string | null;
  /** The program that filled in, with its version. */
  readonly by: string;
  /** What was filled in; all events of these kinds were. */
  readonly kinds: readonly EventKind[];
  /** What a reader must know. */
  readonly note: string;
}

/** The first record of a trace. */
export interface Header {
  readonly e: 'header';
  readonly v: 1;
  /** Counts additions to version 1; absent is 0. */
  readonly minor?: number;
  readonly runtime: RuntimeInfo;
  readonly recorder: { readonly name: string; readonly version?: string; readonly format: string };
  readonly clock: Clock;
  /**
   * `gseq`: `g` is the order in which things happened. `merged`: it is one of the orders that the threads' own orders and
   * the times allow.
   */
  readonly order: { readonly across: 'gseq' | 'merged' };
  /** By event kind; a kind that is absent is not recorded. */
  readonly coverage: Partial<Readonly<Record<EventKind, Coverage>>>;
  /** By event kind; absent is `exact`. */
  readonly edges?: Partial<Readonly<Record<EventKind, Edge>>>;
  /** Absent: nothing was lost. */
  readonly loss?: Loss;
  /** The files that the trace was converted from. */
  readonly inputs?: readonly { readonly path: string; readonly bytes: number }[];
  /** What was run, in the recorder's words. */
  readonly scenario?: string;
  /** Only where events were filled in that no recorder saw. */
  readonly filled?: FilledIn;
}

/** The last record of a trace. A trace without one is truncated. */
export interface End {
  readonly e: 'end';
  /** Number of events between header and end. */
  readonly n: number;
  /** True when the run ended because nothing was left to do, so that no obligation is still open. */
  readonly complete: boolean;
}
