import type { CountField, RecordKind, TextField } from './record-kinds.ts';

const noPairs: ReadonlyMap<string, string> = new Map();

const noCounts = (): { [K in CountField]: number | undefined } => ({
  worker_id: undefined,
  local_queue: undefined,
  task_id: undefined,
  tid: undefined,
  instrumented: undefined,
  waker_task_id: undefined,
  woken_task_id: undefined,
  target_worker: undefined,
  global_queue: undefined,
  active_tasks: undefined,
  global_queue_depth: undefined,
  alive_tasks: undefined,
  realtime_ns: undefined,
});

/**
 * A record about scheduling. There is one object for all records of a reader, to be looked at before the next is read.
 * Fields that the record does not have are undefined.
 */
export class Record {
  kind: RecordKind = 'PollStartEvent';
  /** Nanoseconds since the origin of the reader's time base. */
  t = 0;
  counts = noCounts();
  texts: { [K in TextField]: string | undefined } = { spawn_loc: undefined, runtime_name: undefined };
  /** Metadata: the names and values of `SegmentMetadataEvent`. */
  pairs: ReadonlyMap<string, string> = noPairs;
  /** The value of a count that is `tooWide`. */
  wide = 0n;

  /** A count, if the record has it and it is of at most 53 bits. */
  count(field: CountField): number | undefined {
    const count = this.counts[field];
    return count === undefined || count > Number.MAX_SAFE_INTEGER ? undefined : count;
  }

  /** Makes it a record without fields. */
  clear(kind: RecordKind): void {
    this.kind = kind;
    this.counts = noCounts();
    this.texts = { spawn_loc: undefined, runtime_name: undefined };
    this.pairs = noPairs;
  }
}
