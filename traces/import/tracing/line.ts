import { isObject, type JsonObject, RecordFault, shown } from '../../event/record-fault.ts';
import { parseLine } from '../../read/records.ts';
import { parseExactly } from '../spans/exact-json.ts';

/** The number that tracing gives to a span, which only the events of wakers show; as text beyond 2^53. */
export type SpanId = number | string;

/** What the subscriber tells of a span of its own accord (`with_span_events`). */
export type SpanEvent = 'new' | 'enter' | 'exit' | 'close';
/** What is done with a waker. */
export type WakerOp = 'wake' | 'wake_by_ref' | 'clone' | 'drop';

/** What a line tells that concerns tasks. */
export type Told =
  | { readonly tells: 'span'; readonly event: SpanEvent; readonly fields: JsonObject }
  | { readonly tells: 'waker'; readonly op: WakerOp; readonly id: SpanId };

/** A line of the log. */
export interface TracingLine {
  readonly record: JsonObject;
  /** Undefined if the line concerns no task. */
  readonly told: Told | undefined;
}

const spanEvents: ReadonlySet<unknown> = new Set<SpanEvent>(['new', 'enter', 'exit', 'close']);
const isSpanEvent = (message: unknown): message is SpanEvent => spanEvents.has(message);

const wakerOps: ReadonlyMap<unknown, WakerOp> = new Map([
  ['waker.wake', 'wake'],
  ['waker.wake_by_ref', 'wake_by_ref'],
  ['waker.clone', 'clone'],
  ['waker.drop', 'drop'],
]);

/** Where Tokio's own events come from; a log may leave targets out. */
const taskTargets: ReadonlySet<unknown> = new Set(['tokio::task', 'tokio::task::blocking', undefined]);
const wakerTargets: ReadonlySet<unknown> = new Set(['tokio::task::waker', 'runtime::waker', undefined]);

/** The fields of the event; `flatten_event` puts them among those of the line. */
const eventFields = (record: JsonObject): JsonObject =>
  isObject(record['fields']) ? record['fields'] : record;

const isTooLong = (id: unknown): boolean => typeof id === 'number' && !Number.isSafeInteger(id);

function spanId(id: unknown): SpanId {
  if (typeof id === 'number' && Number.isSafeInteger(id) && id >= 0) return id;
  if (typeof id === 'string' && /^\d+$/u.test(id)) return id;
  throw new RecordFault({
    code: 'TRACE014',
    problem: `the field 'task.id' of a waker's event must be the number of a span, but is ${shown(id)}`,
    advice: 'Compare the line with one that Tokio and tracing-subscriber write. Was the file edited?',
  });
}

/** Whether the line was written as a span of a task began, was entered, left or closed. */
const isTaskSpanEvent = (record: JsonObject, message: unknown): message is SpanEvent =>
  isSpanEvent(message) && taskTargets.has(record['target']);

function toldBy(record: JsonObject, line: string): Told | undefined {
  const fields = eventFields(record);
  const op = wakerOps.get(fields['op']);
  if (op !== undefined && wakerTargets.has(record['target'])) {
    const id = fields['task.id'];
    if (!isTooLong(id)) return { tells: 'waker', op, id: spanId(id) };
    const exact = parseExactly(line);
    return { tells: 'waker', op, id: spanId(isObject(exact) ? eventFields(exact)['task.id'] : id) };
  }
  const message = fields['message'];
  if (!isTaskSpanEvent(record, message)) return undefined;
  const span = record['span'];
  if (isObject(span)) {
    return span['name'] === 'runtime.spawn' ? { tells: 'span', event: message, fields: span } : undefined;
  }
  return record['target'] === undefined ? undefined : { tells: 'span', event: message, fields: {} };
}

/**
 * Reads a line of the log; undefined for one that is no JSON object and none that was begun, such as what the program
 * printed itself.
 * @throws RecordFault if it is damaged
 */
export function readLine(line: string): TracingLine | undefined {
  if (!/^\s*\{/u.test(line)) return undefined;
  const record = parseLine(line);
  return isObject(record) ? { record, told: toldBy(record, line) } : undefined;
}
