import type { Record } from '../wire/record.ts';
import type { RecordKind } from '../wire/record-kinds.ts';
import type { Role } from './run.ts';

/** What the recorder writes for a thread that is no worker. */
const noWorker = 255;
/** No runtime has more workers; a higher number is damage, and must not be taken for their count. */
const highestWorker = 65_535;

const roles: { readonly [K in RecordKind]: Role | undefined } = {
  PollStartEvent: 'thread',
  PollEndEvent: 'thread',
  WorkerParkEvent: 'thread',
  WorkerUnparkEvent: 'thread',
  TaskSpawnEvent: 'thread',
  TaskTerminateEvent: 'thread',
  WakeEventEvent: 'thread',
  QueueSampleEvent: 'recorder',
  RuntimeMetricsEvent: 'recorder',
  ClockSyncEvent: 'recorder',
  SegmentMetadataEvent: undefined,
};

/** Who recorded a record of a kind; undefined for one that is about the whole recording. */
export const roleOf = (kind: RecordKind): Role | undefined => roles[kind];

/** The worker that a thread was when it made a record: null for none, undefined where the record does not tell. */
export const workerOf = (record: Record): number | null | undefined => {
  const isWake = record.kind === 'WakeEventEvent';
  const worker = record.count(isWake ? 'target_worker' : 'worker_id');
  if (worker === noWorker) return isWake ? null : undefined;
  return worker !== undefined && worker <= highestWorker ? worker : undefined;
};
