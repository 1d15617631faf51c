import type { CountField, RecordKind, TextField } from './record-kinds.ts';
import { countFields } from './record-kinds.ts';

const noPairs: ReadonlyMap<string, string> = new Map();

/** Where a record keeps the count of each field. */
export const slotOf = (field: CountField): number => countFields.indexOf(field);

const slots: { readonly [K in CountField]: number } = {
  worker_id: slotOf('worker_id'),
  local_queue: slotOf('local_queue'),
  task_id: slotOf('task_id'),
  tid: slotOf('tid'),
  instrumented: slotOf('instrumented'),
  waker_task_id: slotOf('waker_task_id'),
  woken_task_id: slotOf('woken_task_id'),
  target_worker: slotOf('target_worker'),
  global_queue: slotOf('global_queue'),
  active_tasks: slotOf('active_tasks'),
  global_queue_depth: slotOf('global_queue_depth'),
  alive_tasks: slotOf('alive_tasks'),
  realtime_ns: slotOf('realtime_ns'),
};

/**
 * A record about scheduling. There is one object for all records of a reader, to be looked at before the next is read.
 */
export class Record {
  kind: RecordKind = 'PollStartEvent';
  /** Nanoseconds since the origin of the reader's time base; 0 for metadata, whose time is on another clock. */
  t = 0;
  /** By slot; NaN where the record does not have the field. */
  readonly counts = new Float64Array(countFields.length);
  /** Undefined where the record does not have the field. */
  texts: { [K in TextField]: string | undefined } = { spawn_loc: undefined, runtime_name: undefined };
  /** Metadata: the names and values of `SegmentMetadataEvent`. */
  pairs: ReadonlyMap<string, string> = noPairs;
  /** The value of `realtime_ns` where that is more than 53 bits. */
  wide = 0n;

  /** A count, if the record has it and it is of at most 53 bits. */
  count(field: CountField): number | undefined {
    const count = this.counts[slots[field]];
    return count !== undefined && count <= Number.MAX_SAFE_INTEGER ? count : undefined;
  }

  /** Whether the count of a field is of more than 53 bits. */
  isWide(field: CountField): boolean {
    return (this.counts[slots[field]] ?? 0) > Number.MAX_SAFE_INTEGER;
  }

  /** Makes it a record without fields. */
  clear(kind: RecordKind): void {
    this.kind = kind;
    this.t = 0;
    this.counts.fill(Number.NaN);
    this.texts.spawn_loc = undefined;
    this.texts.runtime_name = undefined;
    this.pairs = noPairs;
  }
}
