import type { Event } from '../../event/event.ts';
import type { Notice } from '../../read/trace.ts';
import { DropEvidence } from '../spans/drop-evidence.ts';
import { Lives, type Moment, type Reading } from '../spans/lives.ts';
import type { Conversion } from '../spans/span-trace.ts';
import { type SpawnDetails, spawned } from '../spans/spawned.ts';
import { Tallies } from '../spans/tallies.ts';
import { TaskNumbers } from '../spans/task-numbers.ts';
import { newSpan, taskKind, type TaskSpan } from '../spans/task-span.ts';
import { type Instant, sinceOrigin } from '../spans/time.ts';
import { Unthreaded } from '../spans/unthreaded.ts';
import { type ConsoleNotice, consoleNotices } from './notices.ts';
import { checkFirstLine, type ConsoleRecord, readRecord, type SpanId, type WakerRecord } from './record.ts';

/** The one stream of a recording that does not tell threads apart. */
const stream = 0;

/** How to read the records of a recording. */
export interface ConsoleReading extends Omit<Reading, 'showsThreads'> {
  readonly origin: Instant;
}

const detailsOf = (fields: ReadonlyMap<string, unknown>): SpawnDetails => ({
  name: fields.get('task.name'),
  file: fields.get('loc.file'),
  line: fields.get('loc.line'),
  column: fields.get('loc.col'),
  location: fields.get('spawn.location'),
});

/** Makes events of the records of console-subscriber. Its memory is that of the spans of tasks that are not closed. */
export class ConsoleConversion implements Conversion {
  readonly evidence = new DropEvidence();
  readonly tallies = new Tallies<ConsoleNotice>(consoleNotices);
  readonly #lives: Lives;
  readonly #origin: Instant;
  readonly #spans = new Map<SpanId, TaskSpan>();
  readonly #numbers = new TaskNumbers();
  readonly #polls: Unthreaded;
  #begun = false;

  constructor({ origin, dropsEnter, showsWakes }: ConsoleReading) {
    this.#origin = origin;
    this.#lives = new Lives({ dropsEnter, showsWakes, showsThreads: false });
    this.#polls = new Unthreaded(this.#lives, this.tallies);
  }

  take(line: string): void {
    if (this.#begun) {
      const record = readRecord(line);
      this.record(record, sinceOrigin(this.#origin, record.at));
    } else {
      checkFirstLine(line);
      this.#begun = true;
      this.#lives.tell({ e: 'stream', s: stream, w: null, kind: 'virtual', name: 'all threads' }, 0);
    }
  }

  drain(): readonly Event[] {
    return this.#lives.drain();
  }

  finish(): readonly Event[] {
    return this.#lives.finish();
  }

  notices(): readonly Notice[] {
    return this.tallies.notices();
  }

  /** Takes a record, at `t` nanoseconds since the origin. */
  record(record: ConsoleRecord, t: number): void {
    const at: Moment = { t, s: stream, w: null };
    if (record.kind === 'Spawn') {
      this.#spawn(at, record.id, record.fields);
      return;
    }
    const span = this.#spans.get(record.id);
    if (span === undefined) {
      this.tallies.add(record.kind === 'Waker' ? 'unknown-tasks' : 'other-spans');
      return;
    }
    switch (record.kind) {
      case 'Enter':
        this.#polls.enter(at, span);
        break;
      case 'Exit':
        this.#polls.exit(at, span);
        break;
      case 'Close':
        this.#spans.delete(record.id);
        this.#close(at, span);
        break;
      case 'Waker':
        this.#waker(at, span, record);
        break;
    }
  }

  #spawn(at: Moment, id: SpanId, fields: ReadonlyMap<string, unknown>): void {
    const kind = taskKind(fields.get('kind'), fields.get('fn'));
    if (kind === 'blocking') this.tallies.add('blocking-tasks');
    const span = newSpan(this.#numbers.take(fields.get('task.id')), kind, true);
    const before = this.#spans.get(id);
    if (before !== undefined) {
      this.tallies.add('used-again');
      this.#polls.forget(before);
      this.#numbers.release(before.task);
    }
    this.#spans.set(id, span);
    this.#lives.tell(spawned(at, span, detailsOf(fields)), at.t);
  }

  #close(at: Moment, span: TaskSpan): void {
    this.evidence.closed(span);
    this.#polls.forget(span);
    this.#numbers.release(span.task);
    this.#lives.close(at, span);
  }

  #waker(at: Moment, span: TaskSpan, record: WakerRecord): void {
    const { t, s, w } = at;
    const { task } = span;
    switch (record.op) {
      case 'clone':
        this.#lives.tell({ e: 'waker.clone', s, w, task }, t);
        break;
      case 'drop':
        this.#lives.tell({ e: 'waker.drop', s, w, task }, t);
        break;
      case 'wake':
      case 'wake_by_ref': {
        const { op, selfWake } = record;
        if (selfWake) this.#lives.wake(at, span, { by: task, from: 'poll', op }, this.#polls.visitOf(span));
        else this.#lives.wake(at, span, { op });
        break;
      }
    }
  }
}
