import type { EventOf, TaskId } from '../../event/event.ts';
import type { Moment } from './lives.ts';
import { hasTracedWakers, type TaskSpan } from './task-span.ts';

/** What the fields of a task's span say of it. */
export interface SpawnDetails {
  readonly name: unknown;
  readonly file: unknown;
  readonly line: unknown;
  readonly column: unknown;
  /** The place in one piece, as old releases of Tokio have it. */
  readonly location: unknown;
  /** The spawning task; null: none; undefined: the recorder does not tell. */
  readonly by?: TaskId | null | undefined;
}

const isPart = (value: unknown): value is string | number =>
  typeof value === 'number' || (typeof value === 'string' && value !== '');

function place({ file, line, column, location }: SpawnDetails): string | undefined {
  if (typeof location === 'string' && location !== '') return location;
  if (!isPart(file)) return undefined;
  const parts = [file, line, column];
  const end = parts.findIndex((part) => !isPart(part));
  return parts.slice(0, end === -1 ? parts.length : end).join(':');
}

/** The event that tells of a task's spawn. */
export function spawned(
  { s, w }: Moment,
  { task, kind }: TaskSpan,
  details: SpawnDetails,
): Omit<EventOf<'spawn.begin'>, 'g' | 't'> {
  const { by, name } = details;
  const loc = place(details);
  return {
    e: 'spawn.begin',
    s,
    w,
    task,
    ...(by === undefined ? {} : { by }),
    ...(typeof name === 'string' && name !== '' ? { name } : {}),
    kind,
    ...(loc === undefined ? {} : { loc }),
    instrumented: hasTracedWakers(kind),
  };
}
