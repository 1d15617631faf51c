import type { Occurrence } from '../../event/event.ts';
import { nearest } from '../../event/nearest.ts';
import { isObject, type JsonObject, RecordFault, shown } from '../../event/record-fault.ts';

/** The format that the script says it prints. */
export const formatName = 'yieldcheck-bpftrace-1';

/** A record of the script. */
export type Recorded =
  | { readonly kind: 'script' | 'end' }
  | {
      readonly kind: 'event';
      readonly tid: number;
      /** Position among the records of its thread, from 1; 0 where the script could not count. */
      readonly q: number;
      /** Nanoseconds since the machine was started. */
      readonly t: bigint;
      readonly occurrence: Occurrence;
    };

const kinds = [
  'thread.start',
  'thread.stop',
  'park.begin',
  'park.end',
  'spawn.begin',
  'poll.begin',
  'poll.end',
  'task.end',
] as const;

/** The kinds of events that the script prints. */
export type RecordedKind = (typeof kinds)[number];

const wrong = (problem: string): RecordFault =>
  new RecordFault({
    code: 'TRACE014',
    problem,
    advice: 'Is this the output of tokio.bt, and of nothing else at the same time?',
  });

function count(record: JsonObject, field: string): number {
  const value = record[field];
  if (typeof value === 'number' && Number.isSafeInteger(value) && value >= 0) return value;
  throw wrong(`the field '${field}' is ${shown(value)}, but must be an integer from 0`);
}

/** Times of machines that run for more than 104 days are beyond what a JSON number carries exactly. */
function timeIn(text: string): bigint {
  const digits = /"t":(\d{1,20})[,}]/u.exec(text)?.[1];
  if (digits === undefined) throw wrong("the record lacks the field 't', a number of nanoseconds");
  return BigInt(digits);
}

function occurrenceOf(kind: RecordedKind, record: JsonObject): Occurrence {
  switch (kind) {
    case 'thread.start':
    case 'thread.stop':
    case 'park.begin':
    case 'park.end':
      return { e: kind };
    case 'poll.begin':
    case 'poll.end':
      return { e: kind, task: count(record, 'task') };
    case 'task.end': {
      const task = count(record, 'task');
      return { e: kind, task, id: task };
    }
    case 'spawn.begin': {
      const loc = record['loc'];
      return { e: kind, task: count(record, 'task'), ...(typeof loc === 'string' ? { loc } : {}) };
    }
  }
}

function parsed(text: string): JsonObject {
  try {
    const record: unknown = JSON.parse(text);
    if (isObject(record)) return record;
  } catch (cause) {
    const problem = `the record is not JSON (${cause instanceof Error ? cause.message : String(cause)})`;
    throw new RecordFault({
      code: 'TRACE010',
      problem,
      advice: 'Was the output cut or mixed with another?',
      cause,
    });
  }
  throw wrong(`the record is ${shown(text)}, but must be a JSON object`);
}

function requireVersion({ format }: JsonObject): void {
  if (format === formatName) return;
  const problem = `the script says that it prints ${shown(format)}; this release reads ${formatName}`;
  throw new RecordFault({
    code: 'TRACE013',
    problem,
    advice: 'Use the tokio.bt that comes with this release.',
  });
}

/**
 * Reads a line of the script.
 * @throws RecordFault if it is none
 */
export function recordOf(text: string): Recorded {
  const record = parsed(text);
  const e = record['e'];
  if (e === 'script') {
    requireVersion(record);
    return { kind: 'script' };
  }
  if (e === 'end') return { kind: 'end' };
  const kind = kinds.find((known) => known === e);
  if (kind === undefined) {
    const near = typeof e === 'string' ? nearest(e, kinds) : undefined;
    const advice = near === undefined ? `Known kinds: ${kinds.join(', ')}.` : `Did you mean '${near}'?`;
    throw new RecordFault({ code: 'TRACE015', problem: `unknown kind of record ${shown(e)}`, advice });
  }
  return {
    kind: 'event',
    tid: count(record, 's'),
    q: count(record, 'q'),
    t: timeIn(text),
    occurrence: occurrenceOf(kind, record),
  };
}
