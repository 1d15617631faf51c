import { fieldTypes, optionalBit } from '../../../../traces/import/dial9/wire/field-types.ts';
import type { FieldSpec, WireValue } from './encoder.ts';
import { UnitWriter } from './encoder.ts';

const { varint, u8, u32, bool, pooledString, stringMap } = fieldTypes;

/** The layouts of the records of release 0.5. */
const layouts: Readonly<Record<string, readonly FieldSpec[]>> = {
  PollStartEvent: [
    ['worker_id', varint],
    ['local_queue', u8],
    ['task_id', varint],
    ['spawn_loc', pooledString],
  ],
  PollEndEvent: [['worker_id', varint]],
  WorkerParkEvent: [
    ['worker_id', varint],
    ['local_queue', u8],
    ['cpu_time_ns', varint],
    ['tid', u32],
  ],
  WorkerUnparkEvent: [
    ['worker_id', varint],
    ['local_queue', u8],
    ['cpu_time_ns', varint],
    ['sched_wait_ns', varint | optionalBit],
    ['tid', u32],
  ],
  TaskSpawnEvent: [
    ['task_id', varint],
    ['spawn_loc', pooledString],
    ['instrumented', bool],
  ],
  TaskTerminateEvent: [['task_id', varint]],
  WakeEventEvent: [
    ['waker_task_id', varint],
    ['woken_task_id', varint],
    ['target_worker', u8],
  ],
  RuntimeMetricsEvent: [
    ['runtime_name', pooledString],
    ['global_queue_depth', u32],
    ['alive_tasks', u32],
  ],
  ClockSyncEvent: [['realtime_ns', varint]],
  SegmentMetadataEvent: [['entries', stringMap]],
};

/** What the clock shows at time 0 in these recordings: more than a number holds. */
export const origin = 2n ** 53n + 12_345n;

/** Writes what one thread records in one batch. Times count from `origin`. */
export class Batch {
  readonly #writer = new UnitWriter();
  readonly #known = new Set<string>();

  pollStart(t: number, worker: number, task: number | bigint, local = 0): this {
    return this.#add('PollStartEvent', t, [worker, local, task, this.#writer.string('src/main.rs:1:1')]);
  }

  pollEnd(t: number, worker: number): this {
    return this.#add('PollEndEvent', t, [worker]);
  }

  /** A whole poll from `t` to `t + 10`. */
  poll(t: number, worker: number, task: number): this {
    return this.pollStart(t, worker, task).pollEnd(t + 10, worker);
  }

  park(t: number, worker: number, tid: number): this {
    return this.#add('WorkerParkEvent', t, [worker, 3, 99, tid]);
  }

  unpark(t: number, worker: number, tid: number): this {
    return this.#add('WorkerUnparkEvent', t, [worker, 0, 99, undefined, tid]);
  }

  spawn(t: number, task: number, instrumented = true): this {
    return this.#add('TaskSpawnEvent', t, [task, this.#writer.string('src/lib.rs:2:3'), instrumented]);
  }

  terminate(t: number, task: number): this {
    return this.#add('TaskTerminateEvent', t, [task]);
  }

  wake(t: number, waker: number, woken: number, worker: number): this {
    return this.#add('WakeEventEvent', t, [waker, woken, worker]);
  }

  metrics(t: number, name: string, depth: number, alive: number): this {
    return this.#add('RuntimeMetricsEvent', t, [this.#writer.string(name), depth, alive]);
  }

  clock(t: number, unix: bigint): this {
    return this.#add('ClockSyncEvent', t, [unix]);
  }

  metadata(t: number, entries: Readonly<Record<string, string>>): this {
    return this.#add('SegmentMetadataEvent', t, [Object.entries(entries)]);
  }

  bytes(): Buffer {
    return this.#writer.bytes();
  }

  #add(name: string, t: number, values: readonly WireValue[]): this {
    if (!this.#known.has(name)) this.#writer.schema(name, layouts[name] ?? []);
    this.#known.add(name);
    this.#writer.record(name, origin + BigInt(t), values);
    return this;
  }
}

export const batch = (): Batch => new Batch();

/** The bytes of a file of these batches. */
export const fileOf = (...batches: readonly Batch[]): Buffer =>
  Buffer.concat(batches.map((one) => one.bytes()));
