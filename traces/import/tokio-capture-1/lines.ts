import type { FieldsOf } from '../../event/fields.ts';

/** The closed sets of words of a capture. */
export const captureWords = {
  result: ['pending', 'ready'],
  yieldKind: ['defer', 'wake', 'coop'],
  wakeContext: ['poll', 'complete', 'runtime', 'external', 'bip_entry'],
} as const;

/** What every line between header and footer carries: global order, time, thread, worker. */
export const captureStamp = { seq: 'count', ns: 'count', thr: 'count', w: 'worker|null' } as const;

const hook = { tid: 'count', task: 'task?' } as const;
const task = { task: 'task' } as const;

/** The lines of a capture by their `ev`, without `probe`. */
export const captureLines = {
  thread_start: {},
  thread_stop: {},
  park: {},
  unpark: {},
  spawn: { task: 'task', by: 'task|null', name: 'string?' },
  spawn_end: task,
  h_spawn: hook,
  h_poll_start: hook,
  h_poll_end: hook,
  terminate: hook,
  poll_start: { task: 'task', n: 'count', lq: 'counts?', gq: 'count?' },
  poll_end: { task: 'task', res: 'result', budget: 'count?' },
  yield: { task: 'task', kind: 'yieldKind' },
  wake: { task: 'task', by: 'task|null', ctx: 'wakeContext' },
  wake_end: { task: 'task', of: 'count' },
  bip_start: task,
  bip_end: task,
  busy: { task: 'task', dur: 'count?' },
  busy_end: task,
  mark: { task: 'task?', label: 'string', v: 'integer' },
} as const;

const about = { tid: 'count?', task: 'task?', x: 'count' } as const;
const plain = { x: 'count' } as const;

/** The lines whose `ev` is `probe`, by their `what`: seen inside a scheduler built with probes. */
export const captureProbes = {
  push_lifo: about,
  push_back: about,
  push_remote: about,
  next: about,
  steal: about,
  overflow: plain,
  inject_batch: plain,
  defer: plain,
  defer_wake: plain,
  driver_begin: plain,
  driver_end: plain,
  notify_local: plain,
  notify_remote: plain,
  maintenance: plain,
  search_begin: plain,
  parked: plain,
  lifo_capped: plain,
} as const;

type Lines = typeof captureLines;
type Probes = typeof captureProbes;
type Words = typeof captureWords;

/** The name of a kind of line. */
export type LineKind = keyof Lines;
/** The name of a kind of probe. */
export type ProbeKind = keyof Probes;

/** What every line between header and footer carries. */
export type CaptureStamp = FieldsOf<typeof captureStamp, Words>;
/** A line of kind `K`. */
export type LineOf<K extends LineKind> = { readonly ev: K } & CaptureStamp & FieldsOf<Lines[K], Words>;
/** A probe's line of kind `K`. */
export type ProbeOf<K extends ProbeKind> = { readonly ev: 'probe'; readonly what: K } & CaptureStamp &
  FieldsOf<Probes[K], Words>;

/** The first line of a capture, as far as it is used. */
export interface CaptureHeader {
  readonly ev: 'header';
  readonly format: 'tokio-capture-1';
  /** Release of Tokio; one built with probes may end in `-probed`. */
  readonly tokio: string;
  readonly flavor: 'multi_thread' | 'current_thread';
  readonly workers: number;
  readonly knobs: {
    readonly event_interval?: number;
    readonly global_queue_interval?: number | 'auto';
    readonly lifo_slot?: boolean;
    readonly eager_driver_handoff?: boolean;
    readonly alt_timer?: boolean;
  };
  readonly hooks_poll: boolean;
  readonly hooks_task: boolean;
  readonly wake_end?: boolean;
  readonly probed?: boolean;
  readonly scenario?: string;
  readonly variant?: string;
  readonly kind?: string;
}

/** The last line of a capture, as far as it is used. */
export interface CaptureFooter {
  readonly ev: 'footer';
  /** Number of lines between header and footer. */
  readonly events: number;
}
