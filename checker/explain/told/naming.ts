import { rootIn, taskNumber, type Field, type Schema } from '../../../model/index.ts';
import type { ToldValue } from '../told-run.ts';

/** The number by which events and reports name the task at an index: from 1, and 0 for the future in `block_on`. */
export type TaskNumbers = (index: number) => number;

/** How the tasks of a schema's states are numbered. */
export const taskNumbersOf = (schema: Schema): TaskNumbers => {
  const root = rootIn(schema);
  return (index) => (index === root ? 0 : taskNumber(index));
};

/** Whether the values of a field are tasks or sequences of tasks. */
export const isOfTasks = (field: Field): boolean =>
  (field.kind === 'id' || field.kind === 'seq') && field.of === 'tasks';

/** Where a worker or task is between two steps, and counters: needed to go on, and seldom to understand. */
const bookkeeping: ReadonlySet<string> = new Set([
  'at',
  'resumeAt',
  'pass',
  'eventPhase',
  'injectPhase',
  'budget',
  'lifoPolls',
  'victim',
  'victimsLeft',
  'step',
  'told',
]);

/** Whether a field of a worker or task, by its name in the schema, is of that kind. */
export const isBookkeeping = (field: string): boolean => bookkeeping.has(field);

/** A described value as people read it; `number` names tasks and is absent for what refers to none. */
export const toldValue = (value: unknown, number?: TaskNumbers): ToldValue => {
  if (Array.isArray(value)) return value.map((item) => toldValue(item, number));
  if (typeof value === 'number') return number === undefined ? value : number(value);
  if (typeof value === 'string' || typeof value === 'boolean' || value === null) return value;
  throw new TypeError(`a described state holds ${typeof value} where a field's value belongs`);
};
