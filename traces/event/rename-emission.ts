import type { Renaming } from '../../model/index.ts';
import type { Emission, EventKind } from './event.ts';
import { vocabulary } from './vocabulary.ts';

/** The array of the specification to whose elements a field of this type refers. */
const arrayOf = (type: string): 'tasks' | 'workers' | undefined => {
  const [base] = type.split(/[|?]/u);
  return base === 'task' ? 'tasks' : base === 'worker' ? 'workers' : undefined;
};

interface NamingField {
  readonly field: string;
  readonly array: 'tasks' | 'workers';
  /** What an event calls the first element of the array. */
  readonly first: number;
}

const worker: NamingField = { field: 'w', array: 'workers', first: 0 };

const namingFields = (kind: EventKind): readonly NamingField[] => [
  worker,
  ...Object.entries<string>(vocabulary[kind].fields).flatMap(([field, type]) => {
    const array = arrayOf(type);
    // Tasks count from 1: 0 is the future given to `block_on`, which no renaming touches.
    return array === undefined ? [] : [{ field, array, first: array === 'tasks' ? 1 : 0 }];
  }),
];

const naming = new Map<EventKind, readonly NamingField[]>();

/** The fields of an event of this kind that name a task or a worker. */
const fieldsOf = (kind: EventKind): readonly NamingField[] => {
  const known = naming.get(kind);
  if (known !== undefined) return known;
  const fields = namingFields(kind);
  naming.set(kind, fields);
  return fields;
};

/** The threads of a worker are numbered from its own on in steps of the number of workers (`threadNumber`). */
const threadRenamed = (thread: number, workers: readonly number[]): number => {
  if (workers.length === 0) return thread;
  const index = (thread - 1) % workers.length;
  return thread + (workers[index] ?? index) - index;
};

/** The event as it would have been if the tasks and workers of the specification had other names. */
export const renameEmission = <E extends Emission>(event: E, renaming: Renaming): E => {
  const renamed = { ...event };
  for (const { field, array, first } of fieldsOf(event.e)) {
    const named: unknown = Reflect.get(event, field);
    if (typeof named !== 'number') continue;
    const other = renaming[array]?.[named - first];
    if (other !== undefined) Reflect.set(renamed, field, other + first);
  }
  if (event.s !== undefined) Reflect.set(renamed, 's', threadRenamed(event.s, renaming['workers'] ?? []));
  return renamed;
};
