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
  readonly name: 'tokio';
  /** Release, such as `1.53.1`; null when unknown. */
  readonly version: string | null;
  readonly flavor: 'multi_thread' | 'current_thread';
  readonly workers: number;
  readonly config: RuntimeConfig;
}

/** How much of an event kind the recorder sees. */
export type Coverage = 'all' | 'sampled' | 'none' | 'unknown';

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
  readonly runtime: RuntimeInfo;
  readonly recorder: { readonly name: string; readonly version?: string; readonly format: string };
  readonly clock: { readonly domain: 'mono' | 'logical' };
  readonly order: { readonly across: 'gseq' };
  /** By event kind; a kind that is absent is not recorded. */
  readonly coverage: Partial<Readonly<Record<EventKind, Coverage>>>;
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
