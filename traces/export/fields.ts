import type { Event, EventKind, TaskId } from '../event/event.ts';
import { vocabulary } from '../event/vocabulary.ts';

/** A field of an event, apart from its kind and stamp. */
export interface Field {
  readonly name: string;
  readonly value: unknown;
  /** Its type in the vocabulary; undefined for a field that the vocabulary does not know. */
  readonly type: string | undefined;
}

const stamp: ReadonlySet<string> = new Set(['e', 'g', 't', 's', 'w']);

const types = new Map<EventKind, ReadonlyMap<string, string>>();

const typesOf = (kind: EventKind): ReadonlyMap<string, string> => {
  const known = types.get(kind);
  if (known !== undefined) return known;
  const declared = new Map(Object.entries<string>(vocabulary[kind].fields));
  types.set(kind, declared);
  return declared;
};

/** The fields of an event, apart from its kind and stamp, as they stand in the trace. */
export const fieldsOf = (event: Event): readonly Field[] => {
  const declared = typesOf(event.e);
  const fields: Field[] = [];
  for (const name of Object.keys(event)) {
    if (stamp.has(name)) continue;
    const value: unknown = Reflect.get(event, name);
    if (value !== undefined) fields.push({ name, value, type: declared.get(name) });
  }
  return fields;
};

/** The task that an event is about; undefined if it names none. */
export const taskOf = (event: Event): TaskId | undefined => ('task' in event ? event.task : undefined);

/** The `tokio::task::Id` that an event names; undefined if it names none. */
export const idOf = (event: Event): number | undefined => ('id' in event ? event.id : undefined);
