import { isObject, type JsonObject, RecordFault, shown } from '../../event/record-fault.ts';

/** One event of Chrome's Trace Event Format, as far as it is looked at. */
export interface ChromeEvent {
  /** The phase: what the event is. */
  readonly ph: string;
  readonly name: string;
  readonly cat: string;
  /** Process and thread as one: the track. */
  readonly track: string;
  readonly pid: string;
  readonly tid: string;
  /** Microseconds; undefined where there is none, as in metadata. */
  readonly ts: number | undefined;
  /** Microseconds; of complete events (`X`). */
  readonly dur: number;
  /** Of asynchronous slices and flows; empty where there is none. */
  readonly id: string;
  readonly args: JsonObject;
}

const wrong = (problem: string): RecordFault =>
  new RecordFault({
    code: 'TRACE014',
    problem,
    advice: "Is this a trace in Chrome's Trace Event Format?",
  });

const text = (value: unknown): string =>
  typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '';

/** Times beyond this, in microseconds, are no times: it is 285 years. */
const longest = 9e15;

/** A time or a length; some tools write them as strings. */
function microseconds(value: unknown, field: string): number | undefined {
  if (value === undefined) return undefined;
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  if (typeof number === 'number' && Math.abs(number) <= longest) return number;
  throw wrong(`the field '${field}' of an event is ${shown(value)}, but must be a number of microseconds`);
}

const noArgs: JsonObject = {};

/**
 * Reads an event.
 * @throws RecordFault if it is none
 */
export function chromeEventOf(value: unknown): ChromeEvent {
  if (!isObject(value)) throw wrong(`an event is ${shown(value)}, but must be a JSON object`);
  const { ph, name, cat, pid, tid, ts, dur, id, id2, args } = value;
  if (typeof ph !== 'string') throw wrong(`the phase 'ph' of an event is ${shown(ph)}, but must be a string`);
  const [process, thread] = [text(pid), text(tid)];
  const local = isObject(id2) ? (id2['local'] ?? id2['global']) : id;
  return {
    ph,
    name: text(name),
    cat: text(cat),
    track: `${process}/${thread}`,
    pid: process,
    tid: thread,
    ts: microseconds(ts, 'ts'),
    dur: microseconds(dur, 'dur') ?? 0,
    id: text(local),
    args: isObject(args) ? args : noArgs,
  };
}
