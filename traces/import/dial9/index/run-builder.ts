import type { Place } from '../store/frame-source.ts';
import type { Record } from '../wire/record.ts';
import type { RecordKind } from '../wire/record-kinds.ts';
import { workerOf } from './identity.ts';
import type { Role, Run } from './run.ts';

/** How a run begins. */
export interface RunStart {
  readonly file: number;
  readonly role: Role;
  readonly place: Place;
}

/** What a thread was doing before a record; undefined if the record does not tell. */
const stateBefore = (kind: RecordKind): Run['before'] | undefined => {
  if (kind === 'PollEndEvent') return 'polling';
  if (kind === 'WorkerUnparkEvent') return 'parked';
  return kind === 'PollStartEvent' || kind === 'WorkerParkEvent' ? 'unknown' : undefined;
};

/** Takes down what a run is while its records are read. */
export class RunBuilder {
  readonly start: RunStart;
  #count = 0;
  #first = 0;
  #last = 0;
  #lastOffset = 0;
  #checksum = 0;
  #worker: number | null | undefined;
  readonly #workers = new Set<number>();
  readonly #tids = new Set<number>();
  #before: Run['before'] | undefined;
  #openPolls = 0;
  #isParked = false;
  #hasEnds = false;

  constructor(start: RunStart) {
    this.start = start;
  }

  get tids(): ReadonlySet<number> {
    return this.#tids;
  }

  /** Whether a record can be of the thread that made the last one: time goes on, and the worker is the same. */
  fits(record: Record): 'yes' | 'earlier' | 'other-worker' {
    if (this.#count === 0) return 'yes';
    if (record.t < this.#last) return 'earlier';
    const worker = workerOf(record);
    return worker === undefined || this.#worker === undefined || worker === this.#worker
      ? 'yes'
      : 'other-worker';
  }

  add(record: Record, offset: number): void {
    const { t, kind } = record;
    if (this.#count === 0) {
      this.#first = t;
      this.#last = t;
    }
    this.#count++;
    this.#first = Math.min(this.#first, t);
    this.#last = Math.max(this.#last, t);
    this.#lastOffset = offset;
    this.#checksum = (this.#checksum + Math.abs(t)) % Number.MAX_SAFE_INTEGER;
    const worker = workerOf(record);
    if (worker !== undefined) this.#worker = worker;
    if (worker !== undefined && worker !== null) this.#workers.add(worker);
    const tid = record.count('tid');
    if (tid !== undefined) this.#tids.add(tid);
    if (kind === 'TaskTerminateEvent') this.#hasEnds = true;
    this.#before ??= stateBefore(kind);
    if (kind === 'PollStartEvent') this.#openPolls++;
    else if (kind === 'PollEndEvent') this.#openPolls = Math.max(0, this.#openPolls - 1);
    else if (kind === 'WorkerParkEvent') this.#isParked = true;
    else if (kind === 'WorkerUnparkEvent') this.#isParked = false;
  }

  /** Adds what came right after it and turned out to be of the same thread. */
  join(next: RunBuilder): void {
    this.#count += next.#count;
    this.#last = Math.max(this.#last, next.#last);
    this.#lastOffset = next.#lastOffset;
    this.#checksum = (this.#checksum + next.#checksum) % Number.MAX_SAFE_INTEGER;
    for (const worker of next.#workers) this.#workers.add(worker);
    for (const tid of next.#tids) this.#tids.add(tid);
    this.#before ??= next.#before;
    this.#openPolls += next.#openPolls;
    this.#isParked = next.#isParked;
    this.#hasEnds ||= next.#hasEnds;
  }

  /** The run, or none if it has no records. */
  finish(isOneThread: boolean): Run | undefined {
    if (this.#count === 0) return undefined;
    const [tid, ...others] = this.#tids;
    return {
      ...this.start,
      lastOffset: this.#lastOffset,
      count: this.#count,
      first: this.#first,
      last: this.#last,
      checksum: this.#checksum,
      workers: [...this.#workers],
      tid: others.length === 0 ? tid : undefined,
      isOneThread,
      before: this.#before ?? 'unknown',
      after: this.#openPolls > 0 ? 'polling' : this.#isParked ? 'parked' : 'unknown',
      hasEnds: this.#hasEnds,
    };
  }
}
