/** The records that say something about scheduling, by the names that their schemas give them. */
export const recordKinds = [
  'PollStartEvent',
  'PollEndEvent',
  'WorkerParkEvent',
  'WorkerUnparkEvent',
  'TaskSpawnEvent',
  'TaskTerminateEvent',
  'WakeEventEvent',
  'QueueSampleEvent',
  'RuntimeMetricsEvent',
  'ClockSyncEvent',
  'SegmentMetadataEvent',
] as const;

/** The name of a record that says something about scheduling. */
export type RecordKind = (typeof recordKinds)[number];

/** The counts that such records carry, by the names of their fields. */
export const countFields = [
  'worker_id',
  'local_queue',
  'task_id',
  'tid',
  'instrumented',
  'waker_task_id',
  'woken_task_id',
  'target_worker',
  'global_queue',
  'active_tasks',
  'global_queue_depth',
  'alive_tasks',
  'realtime_ns',
] as const;

/** The name of a field that holds a count. */
export type CountField = (typeof countFields)[number];

/** The texts that such records carry, by the names of their fields. */
export const textFields = ['spawn_loc', 'runtime_name'] as const;

/** The name of a field that holds a text. */
export type TextField = (typeof textFields)[number];
