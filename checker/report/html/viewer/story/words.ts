import type { ToldFact, ToldValue } from '../../../../explain/told-run.ts';
import type { FieldValue, ShownEvent } from '../../payload/row-reader.ts';

const fieldNames: Readonly<Record<string, string>> = {
  current: 'in hand',
  lifoSlot: 'LIFO slot',
  queue: 'local queue',
  deferred: 'deferred',
  inject: 'inject queue',
};

/** A field as people call it. */
export const fieldName = (field: string): string => fieldNames[field] ?? field;

/** Whose field it is, with what it is called. */
export const ownField = ({ owner, field }: Pick<ToldFact, 'owner' | 'field'>): string => {
  switch (owner.kind) {
    case 'worker':
      return `${fieldName(field)} of worker ${owner.worker}`;
    case 'task':
      return `${fieldName(field)} of ${taskInWords(owner.task)}`;
    case 'runtime':
      return fieldName(field);
  }
};

/** A task by its number; 0 is the future given to `block_on`. */
export const taskInWords = (task: number): string => (task === 0 ? 'block_on' : `task ${task}`);

const queued = (value: ToldValue): string => (value === -1 ? '?' : String(value));

/** A value in a few characters: `1, 3` for a queue of tasks, `none` for nothing. */
export const valueInWords = (value: ToldValue | undefined, ofTasks: boolean): string => {
  if (value === undefined) return '?';
  if (value === null) return 'none';
  if (value === true) return 'yes';
  if (value === false) return 'no';
  if (typeof value === 'object')
    return value.length === 0 ? 'empty' : value.map((one) => valueInWords(one, ofTasks)).join(', ');
  return ofTasks ? queued(value) : String(value);
};

const plainValue = (value: FieldValue): string => {
  if (value === null) return 'none';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value === 'object') return value.join(' ');
  return typeof value === 'number' ? value.toLocaleString('en-GB') : value;
};

/** What an event says besides the task, such as `to back, why yield`. */
export const fieldsInWords = ({ fields }: ShownEvent): string =>
  Object.entries(fields)
    .flatMap(([name, value]) => (name === 'task' ? [] : [`${name} ${plainValue(value)}`]))
    .join(', ');

/** Who an event was seen by. */
export const whereOf = ({ w, s }: Pick<ShownEvent, 'w' | 's'>): string =>
  w === null ? `thread ${s}` : `worker ${w}`;

/** A length of time since the first event, to the microsecond. */
export const timeInWords = (nanoseconds: number): string =>
  `${(nanoseconds / 1e6).toLocaleString('en-GB', { minimumFractionDigits: 3, maximumFractionDigits: 3 })} ms`;
