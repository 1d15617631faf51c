import { nearest } from '../../../event/nearest.ts';
import { isObject, RecordFault, shown } from '../../../event/record-fault.ts';

/** What happened, in Shuttle's words. Numbers of permits and objects may be beyond 2^53: they are 64-bit integers. */
export type Annotated =
  | { readonly kind: 'Tick' | 'Random' | 'TaskTerminated' }
  | { readonly kind: 'TaskCreated'; readonly task: number; readonly isFuture: boolean }
  | { readonly kind: 'SemaphoreCreated' | 'SemaphoreClosed'; readonly object: number }
  | {
      readonly kind: 'SemaphoreAcquireFast' | 'SemaphoreAcquireBlocked' | 'SemaphoreRelease';
      readonly object: number;
      readonly permits: number;
    }
  | {
      readonly kind: 'SemaphoreAcquireUnblocked';
      readonly object: number;
      readonly of: number;
      readonly permits: number;
    }
  | {
      readonly kind: 'SemaphoreTryAcquire';
      readonly object: number;
      readonly permits: number;
      readonly ok: boolean;
    };

/** A frame of a backtrace: file, line and column, the file by its index. */
export type Frame = readonly [file: number, line: number, column: number];

/** One element of `events`. */
export interface Annotation {
  readonly task: number;
  /** The innermost frame of the program itself; undefined where no backtrace was taken. */
  readonly frame: Frame | undefined;
  readonly what: Annotated;
  readonly clock: readonly number[] | undefined;
  /** The tasks that the scheduler chose from, if this is the first thing since it chose. */
  readonly runnable: readonly number[] | undefined;
}

const kinds = [
  'Tick',
  'Random',
  'TaskTerminated',
  'TaskCreated',
  'SemaphoreCreated',
  'SemaphoreClosed',
  'SemaphoreAcquireFast',
  'SemaphoreAcquireBlocked',
  'SemaphoreAcquireUnblocked',
  'SemaphoreTryAcquire',
  'SemaphoreRelease',
] as const satisfies readonly Annotated['kind'][];

const wrong = (what: string, value: unknown, expected: string): RecordFault =>
  new RecordFault({
    code: 'TRACE014',
    problem: `${what} is ${shown(value)}, but must be ${expected}`,
    advice: 'Was the annotated schedule edited or damaged?',
  });

function unsigned(value: unknown, what: string): number {
  if (typeof value === 'number' && Number.isInteger(value) && value >= 0) return value;
  throw wrong(what, value, 'an integer from 0');
}

function count(value: unknown, what: string): number {
  const number = unsigned(value, what);
  if (Number.isSafeInteger(number)) return number;
  throw wrong(what, value, 'less than 2^53');
}

function flag(value: unknown, what: string): boolean {
  if (typeof value === 'boolean') return value;
  throw wrong(what, value, 'true or false');
}

function counts(value: unknown, what: string): readonly number[] | undefined {
  if (value === null || value === undefined) return undefined;
  if (!Array.isArray(value)) throw wrong(what, value, 'an array of integers, or null');
  return value.map((each: unknown) => count(each, `an element of ${what}`));
}

function frameOf(value: unknown): Frame | undefined {
  if (value === null) return undefined;
  if (!Array.isArray(value)) throw wrong('the backtrace of an event', value, 'an array of frames, or null');
  const innermost: unknown = value[0];
  if (innermost === undefined) return undefined;
  if (!Array.isArray(innermost))
    throw wrong('a frame of a backtrace', innermost, '[file, function, line, column]');
  const [file, , line, column]: readonly unknown[] = innermost;
  return [count(file, "a frame's file"), count(line, "a frame's line"), count(column, "a frame's column")];
}

/** The name of the kind, and what it carries as a list. */
function named(value: unknown): readonly [name: string, carried: readonly unknown[]] {
  if (typeof value === 'string') return [value, []];
  const [entry, ...others] = isObject(value) ? Object.entries(value) : [];
  if (entry === undefined || others.length > 0)
    throw wrong('the kind of an event', value, 'a name, or an object with one member');
  const [name, carried] = entry;
  return [name, Array.isArray(carried) ? carried : [carried]];
}

function unknownKind(name: string): RecordFault {
  const near = nearest(name, kinds);
  const advice = near === undefined ? `Known kinds: ${kinds.join(', ')}.` : `Did you mean '${near}'?`;
  return new RecordFault({ code: 'TRACE015', problem: `unknown kind of annotation '${name}'`, advice });
}

function whatOf(value: unknown): Annotated {
  const [name, carried] = named(value);
  const kind = kinds.find((known) => known === name);
  if (kind === undefined) throw unknownKind(name);
  const [first, second, third] = carried;
  const of = (what: string): string => `${what} of ${kind}`;
  switch (kind) {
    case 'Tick':
    case 'Random':
    case 'TaskTerminated':
      return { kind };
    case 'TaskCreated':
      return { kind, task: count(first, of('the task')), isFuture: flag(second, of('is_future')) };
    case 'SemaphoreCreated':
    case 'SemaphoreClosed':
      return { kind, object: unsigned(first, of('the object')) };
    case 'SemaphoreAcquireFast':
    case 'SemaphoreAcquireBlocked':
    case 'SemaphoreRelease':
      return {
        kind,
        object: unsigned(first, of('the object')),
        permits: unsigned(second, of('the permits')),
      };
    case 'SemaphoreAcquireUnblocked':
      return {
        kind,
        object: unsigned(first, of('the object')),
        of: count(second, of('the task')),
        permits: unsigned(third, of('the permits')),
      };
    case 'SemaphoreTryAcquire':
      return {
        kind,
        object: unsigned(first, of('the object')),
        permits: unsigned(second, of('the permits')),
        ok: flag(third, of('the success')),
      };
  }
}

/**
 * Reads an element of `events`.
 * @throws RecordFault if it is none
 */
export function annotationOf(value: unknown): Annotation {
  if (!Array.isArray(value) || value.length < 3)
    throw wrong('an event', value, 'an array [task, backtrace, kind, clock, runnable]');
  const [task, backtrace, kind, clock, runnable]: readonly unknown[] = value;
  return {
    task: count(task, 'the task of an event'),
    frame: frameOf(backtrace),
    what: whatOf(kind),
    clock: counts(clock, 'the clock of an event'),
    runnable: counts(runnable, 'the runnable tasks of an event'),
  };
}
