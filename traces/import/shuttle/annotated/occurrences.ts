import type { Occurrence } from '../../../event/event.ts';
import type { Annotated, Annotation } from './annotation.ts';
import type { Tables } from './tables.ts';

type SemaphoreOp = (Occurrence & { readonly e: 'shuttle.semaphore' })['op'];

const opOf = {
  SemaphoreCreated: 'created',
  SemaphoreClosed: 'closed',
  SemaphoreAcquireFast: 'acquire',
  SemaphoreAcquireBlocked: 'blocked',
  SemaphoreAcquireUnblocked: 'unblocked',
  SemaphoreTryAcquire: 'try',
  SemaphoreRelease: 'release',
} as const satisfies Partial<Record<Annotated['kind'], SemaphoreOp>>;

/** A number of permits; nothing where it is one of the 64-bit integers that a JSON number does not carry exactly. */
const exactly = (permits: number | undefined): { readonly n?: number } =>
  permits === undefined || !Number.isSafeInteger(permits) ? {} : { n: permits };

function spawned({ task: by, frame, what }: Annotation, tables: Tables): Occurrence | undefined {
  if (what.kind !== 'TaskCreated') return undefined;
  const { task } = what;
  const name = tables.taskName(task);
  const loc = frame && tables.place(...frame);
  return {
    e: 'spawn.begin',
    task,
    // The first task is created by nobody: Shuttle writes its own number.
    by: task === by ? null : by,
    ...(name === undefined ? {} : { name }),
    ...(what.isFuture ? { kind: 'async' as const } : {}),
    ...(loc === undefined ? {} : { loc }),
  };
}

function ofSemaphore({ task, what }: Annotation, tables: Tables): Occurrence | undefined {
  // What belongs to no object of this schedule was made before Shuttle began to annotate.
  if (!('object' in what) || !Number.isSafeInteger(what.object)) return undefined;
  const { object } = what;
  const op = opOf[what.kind];
  const common = { e: 'shuttle.semaphore', task, object, op } as const;
  switch (what.kind) {
    case 'SemaphoreCreated':
      return { ...common, ...exactly(tables.permitsOf(object)) };
    case 'SemaphoreClosed':
      return common;
    case 'SemaphoreAcquireFast':
    case 'SemaphoreAcquireBlocked':
    case 'SemaphoreRelease':
      return { ...common, ...exactly(what.permits) };
    case 'SemaphoreAcquireUnblocked':
      return { ...common, ...exactly(what.permits), of: what.of };
    case 'SemaphoreTryAcquire':
      return { ...common, ...exactly(what.permits), ok: what.ok };
  }
}

function happened(annotation: Annotation, tables: Tables): Occurrence | undefined {
  const { task, what } = annotation;
  switch (what.kind) {
    case 'Tick':
      return undefined;
    case 'Random':
      return { e: 'shuttle.random', task };
    case 'TaskTerminated':
      return { e: 'task.end', task };
    case 'TaskCreated':
      return spawned(annotation, tables);
    case 'SemaphoreCreated':
    case 'SemaphoreClosed':
    case 'SemaphoreAcquireFast':
    case 'SemaphoreAcquireBlocked':
    case 'SemaphoreAcquireUnblocked':
    case 'SemaphoreTryAcquire':
    case 'SemaphoreRelease':
      return ofSemaphore(annotation, tables);
  }
}

/**
 * What an annotation says: that the task goes on, with the tasks it was chosen from if it was just chosen and its vector
 * clock, and then what it does.
 */
export function occurrencesOf(annotation: Annotation, tables: Tables): readonly Occurrence[] {
  const { task, runnable, clock } = annotation;
  const step: Occurrence = {
    e: 'shuttle.step',
    task,
    ...(runnable === undefined ? {} : { runnable }),
    ...(clock === undefined ? {} : { clock }),
  };
  const deed = happened(annotation, tables);
  return deed === undefined ? [step] : [step, deed];
}
