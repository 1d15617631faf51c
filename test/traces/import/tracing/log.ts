/** What is done to a waker, as Tokio names it. */
type Op = 'wake' | 'wake_by_ref' | 'clone' | 'drop';

const launch = 'tokio::runtime::scheduler::multi_thread::worker::Launch::launch::{{closure}}';

/** The fields of a task's span. */
export interface SpanFields {
  readonly kind: string;
  readonly id: number;
  readonly fn?: string;
}

/** A task that a scheduler polls. */
export const task = (id: number): SpanFields => ({ kind: 'task', id });
/** The loop of a worker. */
export const worker = (id: number): SpanFields => ({ kind: 'blocking', id, fn: launch });
/** A blocking task of the program. */
export const blocking = (id: number): SpanFields => ({ kind: 'blocking', id, fn: 'program::work' });

/** One line before it is written. */
export type LogRecord = Readonly<Record<string, unknown>>;

/** Makes the lines of a JSON log, ten microseconds apart. */
export class Log {
  readonly records: LogRecord[] = [];
  #thread = 1;
  #microseconds = 0;

  /** What follows happens on this thread. */
  on(thread: number): this {
    this.#thread = thread;
    return this;
  }

  begin(span: SpanFields): this {
    return this.#span('new', span);
  }

  enter(...spans: readonly SpanFields[]): this {
    for (const span of spans) this.#span('enter', span);
    return this;
  }

  exit(...spans: readonly SpanFields[]): this {
    for (const span of spans) this.#span('exit', span);
    return this;
  }

  close(span: SpanFields): this {
    return this.#span('close', span);
  }

  /** A blocking task on a thread of its own: it shows whether the drop of a future enters its span. */
  dropping(enters: boolean): this {
    const work = blocking(9001);
    const before = this.#thread;
    this.on(90).begin(work).enter(work).exit(work);
    if (enters) this.enter(work).exit(work);
    return this.close(work).on(before);
  }

  /** The waker of the span with this number is used. */
  waker(op: Op, id: number | string): this {
    return this.#add({ op: `waker.${op}`, 'task.id': id }, 'tokio::task::waker', undefined);
  }

  /** The lines, each changed by `dress`. */
  text(dress: (record: LogRecord) => LogRecord = (record) => record): string {
    // Span ids beyond 2^53 are given as text, and written as the numbers they are.
    const lines = this.records.map((record) =>
      JSON.stringify(dress(record)).replaceAll(/"(\d{16,})"/gu, '$1'),
    );
    return `${lines.join('\n')}\n`;
  }

  #span(message: string, { kind, id, fn }: SpanFields): this {
    const target = kind === 'blocking' ? 'tokio::task::blocking' : 'tokio::task';
    const place = { 'loc.file': 'src/main.rs', 'loc.line': 3, 'loc.col': 7 };
    const span = { kind, ...place, 'task.id': id, 'task.name': '', ...(fn === undefined ? {} : { fn }) };
    return this.#add({ message }, target, { ...span, name: 'runtime.spawn' });
  }

  #add(fields: LogRecord, target: string, span: LogRecord | undefined): this {
    this.#microseconds += 10;
    this.records.push({
      timestamp: `2026-11-22T20:04:03.${String(this.#microseconds).padStart(6, '0')}Z`,
      level: 'TRACE',
      fields,
      target,
      ...(span === undefined ? {} : { span, spans: [span] }),
      threadName: 'tokio-rt-worker',
      threadId: `ThreadId(${this.#thread})`,
    });
    return this;
  }
}

/** Two workers, on threads 2 and 3, of a program whose futures are dropped inside of their spans. */
export const started = (): Log =>
  new Log().dropping(true).begin(worker(1)).begin(worker(2)).on(2).enter(worker(1)).on(3).enter(worker(2));

/** How many events there are before anything happens that a test is about. */
export const eventsBefore = 4;
