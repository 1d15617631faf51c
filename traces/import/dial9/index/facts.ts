import type { Record } from '../wire/record.ts';
import type { Schema } from '../wire/schema.ts';
import { roleOf, workerOf } from './identity.ts';
import { TaskNumbers } from './task-numbers.ts';

/** Tasks whose workers are remembered, to see one on two workers; the first that come will do. */
const mostTasks = 16_384;
/** Kinds of records that are counted by name; programs may define their own. */
const mostNames = 256;

/** What a recording says about itself, and what its records show about the recorder. */
export class Facts {
  /** The last value of each entry of metadata. */
  readonly metadata = new Map<string, string>();
  /** Segments whose recorder says that it lost events or took over some of another segment. */
  incompleteSegments = 0;
  /** Whether a task was polled on two workers. */
  migrates = false;
  /** Records by the names of their kinds, those about scheduling left out. */
  readonly passedOver = new Map<string, number>();
  /** Whether there is a record of a task's end. */
  showsEnds = false;
  /** The earliest time of a record that becomes an event. */
  earliest = Number.POSITIVE_INFINITY;
  latest = Number.NEGATIVE_INFINITY;
  readonly tasks = new TaskNumbers();
  readonly #workersOfTasks = new Map<number, number>();

  /** Takes down a record about scheduling. */
  add(record: Record): void {
    const { kind, t } = record;
    if (roleOf(kind) !== undefined) {
      if (t < this.earliest) this.earliest = t;
      if (t > this.latest) this.latest = t;
    }
    if (kind === 'SegmentMetadataEvent') this.#addMetadata(record);
    else if (kind === 'TaskTerminateEvent') this.showsEnds = true;
    const task = record.count('task_id');
    if (task === undefined) return;
    if (kind === 'TaskSpawnEvent') this.tasks.spawn(task);
    else if (kind === 'PollStartEvent') this.#addPoll(task, workerOf(record));
  }

  /** Takes down how many records there were of a unit's schemas. */
  addUnit(schemas: Iterable<Schema>): void {
    for (const { name, kind, count } of schemas) {
      if (kind !== undefined || count === 0) continue;
      const key = this.passedOver.has(name) || this.passedOver.size < mostNames ? name : 'others';
      this.passedOver.set(key, (this.passedOver.get(key) ?? 0) + count);
    }
  }

  #addMetadata({ pairs }: Record): void {
    if (pairs.get('segment.complete') === 'false') this.incompleteSegments++;
    for (const [key, value] of pairs) this.metadata.set(key, value);
  }

  #addPoll(task: number, worker: number | null | undefined): void {
    this.tasks.poll(task);
    if (this.migrates || worker === undefined || worker === null) return;
    const known = this.#workersOfTasks.get(task);
    if (known === undefined) {
      if (this.#workersOfTasks.size < mostTasks) this.#workersOfTasks.set(task, worker);
    } else if (known !== worker) this.migrates = true;
  }
}
