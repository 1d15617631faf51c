import type { TaskId } from '../../event/event.ts';
import type { Visit } from './visit.ts';

/** What kind of task a span is of, in the words of the vocabulary. */
export type TaskKind = 'async' | 'blocking' | 'block_on' | 'local' | 'worker' | 'unknown';

const workerFunction = /\b(?:multi_thread(?:_alt)?|thread_pool)::worker::/u;

/** The kind of a task whose span has these values in its fields `kind` and `fn`. */
export function taskKind(kind: unknown, fn: unknown): TaskKind {
  switch (kind) {
    case 'task':
      return 'async';
    case 'local':
    case 'block_on':
      return kind;
    case 'blocking':
      return typeof fn === 'string' && workerFunction.test(fn) ? 'worker' : 'blocking';
    default:
      return 'unknown';
  }
}

/** Whether a scheduler polls tasks of this kind; the others run on threads of their own, once. */
export const isPolled = (kind: TaskKind): boolean => kind !== 'blocking' && kind !== 'worker';

/** Whether the wakers of tasks of this kind are Tokio's, which tell of their calls. */
export const hasTracedWakers = (kind: TaskKind): boolean => kind === 'async' || kind === 'local';

/** The span that Tokio makes for a task: entered to poll it, and to drop its future. */
export interface TaskSpan {
  readonly task: TaskId;
  readonly kind: TaskKind;
  /** Whether its beginning is in the recording. */
  readonly born: boolean;
  /** Calls of its wakers since the last visit; the spawn counts for one. */
  wakes: number;
  /** The same, before the last visit. */
  wakesBefore: number;
  /** How often it was entered. */
  visits: number;
  last: Visit | undefined;
  /** Whether its end is told. */
  over: boolean;
}

/** A span that was not entered yet. */
export const newSpan = (task: TaskId, kind: TaskKind, born: boolean): TaskSpan => ({
  task,
  kind,
  born,
  wakes: born ? 1 : 0,
  wakesBefore: 0,
  visits: 0,
  last: undefined,
  over: false,
});
