import type { Event, EventOf } from '../../event/event.ts';
import type { JsonObject } from '../../event/record-fault.ts';
import type { Notice } from '../../read/trace.ts';
import { DropEvidence } from '../spans/drop-evidence.ts';
import { Lives, type Moment } from '../spans/lives.ts';
import type { Conversion } from '../spans/span-trace.ts';
import { spawned } from '../spans/spawned.ts';
import { Tallies } from '../spans/tallies.ts';
import type { TaskSpan } from '../spans/task-span.ts';
import { type Instant, sinceOrigin } from '../spans/time.ts';
import { Unthreaded } from '../spans/unthreaded.ts';
import { readLine, type SpanEvent, type TracingLine } from './line.ts';
import { type TracingNotice, tracingNotices } from './notices.ts';
import { Registry } from './registry.ts';
import { Threaded } from './threaded.ts';
import { type Thread, Threads } from './threads.ts';
import { readTimestamp } from './timestamp.ts';
import { WakerOwners } from './waker-owners.ts';

/** How to read a log. */
export interface TracingReading {
  /** The earliest time; undefined if the lines' times are not used. */
  readonly origin: Instant | undefined;
  readonly dropsEnter: boolean | undefined;
  readonly showsWakes: boolean;
  /** The field of a line that tells threads apart. */
  readonly threadField: 'threadId' | 'threadName' | undefined;
}

type StreamKind = EventOf<'stream'>['kind'];

const streamKind = (span: TaskSpan | undefined): StreamKind =>
  span?.kind === 'worker' || span?.kind === 'blocking' ? span.kind : 'thread';

/** Makes events of the lines of a log. Its memory is that of the threads, and of the spans of tasks not yet closed. */
export class TracingConversion implements Conversion {
  readonly evidence = new DropEvidence();
  readonly tallies = new Tallies<TracingNotice>(tracingNotices);
  readonly registry = new Registry();
  /** Whether a task was seen that had begun before the first line. */
  sawUnborn = false;
  readonly #reading: TracingReading;
  readonly #lives: Lives;
  readonly #threads = new Threads();
  readonly #threaded: Threaded;
  readonly #unthreaded: Unthreaded | undefined;
  readonly #owners = new WakerOwners();

  constructor(reading: TracingReading) {
    const { dropsEnter, showsWakes, threadField } = reading;
    this.#reading = reading;
    this.#lives = new Lives({ dropsEnter, showsWakes, showsThreads: threadField !== undefined });
    this.#threaded = new Threaded(this.#lives, this.tallies);
    this.#unthreaded = threadField === undefined ? new Unthreaded(this.#lives, this.tallies) : undefined;
  }

  take(line: string): void {
    const read = readLine(line);
    if (read !== undefined) this.takeRead(read);
    else this.tallies.add('not-json');
  }

  /** Takes a line that was read. */
  takeRead({ record, told }: TracingLine): void {
    if (told === undefined) {
      this.tallies.add('other-lines');
      return;
    }
    const thread = this.#threadOf(record);
    const t = this.#timeOf(record);
    if (told.tells === 'span') {
      const span = this.registry.find(told.fields);
      this.#introduce(thread, told.event === 'enter' ? span : undefined, t);
      this.#span(told.event, thread, t, span, told.fields);
      return;
    }
    this.#introduce(thread, undefined, t);
    if (this.#unthreaded !== undefined) return;
    const owner = this.#owners.owner(told.id, told.op, this.#threaded.polled(thread));
    if (owner === undefined) this.tallies.add('unknown-wakers');
    else this.#threaded.use(momentOn(thread, t), thread, owner, told.op);
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

  #span(event: SpanEvent, thread: Thread, t: number, known: TaskSpan | undefined, fields: JsonObject): void {
    if (event === 'new') {
      this.#begin(thread, t, known, fields);
      return;
    }
    const span = known ?? this.#unborn(fields);
    switch (event) {
      case 'enter':
        this.#enter(thread, t, span);
        break;
      case 'exit':
        if (this.#unthreaded === undefined) this.#threaded.exit(momentOn(thread, t), thread, span);
        else this.#unthreaded.exit(momentOn(thread, t), span);
        if (this.registry.workerOf(span) === thread.worker) thread.worker = null;
        break;
      case 'close':
        this.#close(thread, t, span, fields);
        break;
    }
  }

  #begin(thread: Thread, t: number, known: TaskSpan | undefined, fields: JsonObject): void {
    const span = this.registry.add(fields, true, thread.worker);
    if (known !== undefined) {
      this.tallies.add('used-again');
      this.#forget(known, fields);
    }
    if (span.kind === 'blocking') this.tallies.add('blocking-tasks');
    this.#threaded.begin(thread, span);
    const event = spawned(momentOn(thread, t), span, {
      name: fields['task.name'],
      file: fields['loc.file'],
      line: fields['loc.line'],
      column: fields['loc.col'],
      location: fields['spawn.location'],
      by: this.#unthreaded === undefined ? this.#threaded.spawner(thread) : undefined,
    });
    this.#lives.tell(event, t);
  }

  #unborn(fields: JsonObject): TaskSpan {
    this.sawUnborn = true;
    return this.registry.add(fields, false, null);
  }

  #enter(thread: Thread, t: number, span: TaskSpan): void {
    const worker = this.registry.workerOf(span);
    if (worker !== undefined && this.#unthreaded === undefined) this.#threads.move(worker, thread);
    if (this.#unthreaded === undefined) this.#threaded.enter(momentOn(thread, t), thread, span);
    else this.#unthreaded.enter(momentOn(thread, t), span);
  }

  #close(thread: Thread, t: number, span: TaskSpan, fields: JsonObject): void {
    this.evidence.closed(span);
    this.#forget(span, fields);
    this.#lives.close(momentOn(thread, t), span);
  }

  #forget(span: TaskSpan, fields: JsonObject): void {
    this.registry.remove(fields, span);
    this.#owners.close(span);
    this.#unthreaded?.forget(span);
  }

  /** Tells once what a thread is, which the first span that it enters shows. */
  #introduce(thread: Thread, entered: TaskSpan | undefined, t: number): void {
    if (thread.told) return;
    thread.told = true;
    const { s, name } = thread;
    const kind = this.#unthreaded === undefined ? streamKind(entered) : 'virtual';
    this.#lives.tell({ e: 'stream', s, w: null, kind, ...(name === undefined ? {} : { name }) }, t);
  }

  #threadOf(record: JsonObject): Thread {
    const { threadField } = this.#reading;
    if (threadField === undefined) return this.#threads.of('ThreadId(0)', 'all threads');
    return this.#threads.of(record[threadField], record['threadName']);
  }

  #timeOf(record: JsonObject): number {
    const { origin } = this.#reading;
    const at = origin === undefined ? undefined : readTimestamp(record['timestamp']);
    return origin === undefined || at === undefined ? 0 : sinceOrigin(origin, at);
  }
}

const momentOn = ({ s, worker: w }: Thread, t: number): Moment => ({ t, s, w });
