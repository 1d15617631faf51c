import { isObject, type JsonObject, RecordFault, shown } from '../../event/record-fault.ts';
import { parseLine } from '../../read/records.ts';
import { parseExactly } from '../spans/exact-json.ts';
import type { Instant } from '../spans/time.ts';

/** The number of a span; as text beyond 2^53. Numbers are used again after a span is closed. */
export type SpanId = number | string;

interface Recorded {
  readonly id: SpanId;
  readonly at: Instant;
}

/** A line about a waker. `selfWake`: it was called on a thread that was inside of the task's own span. */
export type WakerRecord = Recorded & { readonly kind: 'Waker' } & WakerOp;

type WakerOp =
  { readonly op: 'wake' | 'wake_by_ref'; readonly selfWake: boolean } | { readonly op: 'clone' | 'drop' };

/** A line of a recording after the first. */
export type ConsoleRecord =
  | (Recorded & { readonly kind: 'Spawn'; readonly fields: ReadonlyMap<string, unknown> })
  | (Recorded & { readonly kind: 'Enter' | 'Exit' | 'Close' })
  | WakerRecord;

const kinds = ['Spawn', 'Enter', 'Exit', 'Close', 'Waker'] as const;
type Kind = (typeof kinds)[number];
const isKind = (name: string): name is Kind => kinds.some((kind) => kind === name);

const refuse = (problem: string): never => {
  const advice =
    'Compare the line with one that console-subscriber writes. Was the file edited, or written by something else?';
  throw new RecordFault({ code: 'TRACE014', problem, advice });
};

const isCount = (value: unknown): value is number =>
  typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;

function spanId(id: unknown, kind: Kind): SpanId {
  if (isCount(id) || (typeof id === 'string' && /^\d+$/u.test(id))) return id;
  return refuse(`the field 'id' of ${kind} must be the number of a span, but is ${shown(id)}`);
}

function instant(at: unknown, kind: Kind): Instant {
  if (!isObject(at)) return refuse(`the field 'at' of ${kind} must be a time, but is ${shown(at)}`);
  const { secs_since_epoch: seconds, nanos_since_epoch: nanoseconds } = at;
  if (!isCount(seconds)) return refuse(`the time of ${kind} has ${shown(seconds)} for seconds since 1970`);
  if (!isCount(nanoseconds) || nanoseconds >= 1_000_000_000) {
    return refuse(`the time of ${kind} has ${shown(nanoseconds)} for nanoseconds`);
  }
  return { seconds, nanoseconds };
}

function fieldsOf(fields: unknown): ReadonlyMap<string, unknown> {
  if (!Array.isArray(fields))
    return refuse(`the field 'fields' of Spawn must be a list, but is ${shown(fields)}`);
  const entries: readonly unknown[] = fields;
  return new Map(
    entries.map((entry) => {
      const name = isObject(entry) ? entry['name'] : undefined;
      if (!isObject(entry) || typeof name !== 'string') {
        return refuse(`an entry of the fields of Spawn must have a name, but is ${shown(entry)}`);
      }
      return [name, entry['value']] as const;
    }),
  );
}

function wakerOp(op: unknown): WakerOp {
  if (op === 'Clone') return { op: 'clone' };
  if (op === 'Drop') return { op: 'drop' };
  const [name, detail] = isObject(op) ? (Object.entries(op)[0] ?? []) : [];
  const selfWake = isObject(detail) ? detail['self_wake'] : undefined;
  if (typeof selfWake === 'boolean') {
    if (name === 'Wake') return { op: 'wake', selfWake };
    if (name === 'WakeByRef') return { op: 'wake_by_ref', selfWake };
  }
  return refuse(
    `the field 'op' of Waker must be Clone, Drop, or Wake or WakeByRef with 'self_wake', but is ${shown(op)}`,
  );
}

function unknownKind(record: unknown): RecordFault {
  const [name = ''] = isObject(record) ? Object.keys(record) : [];
  const advice = `A line is one of ${kinds.join(', ')}, each with what it is about.`;
  const problem =
    name === 'v'
      ? 'a second first line, {"v":...}: recordings were joined, or one was begun while another was written'
      : `the line is no record of console-subscriber: ${shown(record)}`;
  return new RecordFault({ code: name === 'v' ? 'TRACE016' : 'TRACE015', problem, advice });
}

function only(record: unknown): readonly [Kind, JsonObject] | undefined {
  if (!isObject(record)) return undefined;
  const [first, second] = Object.entries(record);
  if (first === undefined || second !== undefined) return undefined;
  const [kind, body] = first;
  return isKind(kind) && isObject(body) ? [kind, body] : undefined;
}

function recordOf(record: unknown): ConsoleRecord {
  const found = only(record);
  if (found === undefined) throw unknownKind(record);
  const [kind, body] = found;
  const id = spanId(body['id'], kind);
  const at = instant(body['at'], kind);
  switch (kind) {
    case 'Spawn':
      return { kind, id, at, fields: fieldsOf(body['fields']) };
    case 'Waker':
      return { kind, id, at, ...wakerOp(body['op']) };
    case 'Enter':
    case 'Exit':
    case 'Close':
      return { kind, id, at };
  }
}

/**
 * The record on a line.
 * @throws RecordFault if it is refused
 */
export function readRecord(line: string): ConsoleRecord {
  const record = parseLine(line);
  const id = only(record)?.[1]['id'];
  return recordOf(typeof id === 'number' && !isCount(id) ? parseExactly(line) : record);
}

/**
 * Checks the first line.
 * @throws RecordFault if it is of a version that is not known
 */
export function checkFirstLine(line: string): void {
  const first = parseLine(line);
  const version = isObject(first) ? first['v'] : undefined;
  if (version === 1) return;
  throw new RecordFault({
    code: 'TRACE013',
    problem: `the recording's version 'v' is ${shown(version)}; this release reads version 1`,
    advice: 'Use a release of yieldcheck that knows it.',
  });
}
