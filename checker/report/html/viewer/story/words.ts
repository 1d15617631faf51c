import type { ToldFact, ToldValue } from '../../../../explain/told-run.ts';
import type { FieldValue, ShownEvent } from '../../payload/row-reader.ts';

interface FieldWords {
  readonly name: string;
  readonly means: string;
}

const fieldWords: Readonly<Record<string, FieldWords>> = {
  current: { name: 'in hand', means: 'the task that it is about to poll or polls' },
  lifoSlot: { name: 'LIFO slot', means: 'the task that it polls next, before those in its queue' },
  queue: { name: 'local queue', means: 'tasks that wait for this worker, the front first' },
  deferred: { name: 'deferred', means: 'tasks that are woken once it has passed through the driver' },
  inject: { name: 'inject queue', means: 'tasks that wait for any worker, the front first' },
  permit: { name: 'kept wake', means: 'a wake by a task that it has not used up yet' },
  event: { name: 'awaited', means: 'what became of the timer, socket or task that it waits for' },
  searching: { name: 'searching', means: 'whether it looks for tasks to steal' },
  notified: { name: 'unpark token', means: 'whether it was notified, so that it will not sleep' },
  lifoEnabled: { name: 'LIFO slot in use', means: 'whether tasks that it wakes go there in this tick' },
  hadDriver: { name: 'had the driver', means: 'whether it was the last to turn the driver' },
};

const runtimeWords: Readonly<Record<string, FieldWords>> = {
  sleepers: { name: 'parked workers', means: 'the one that is woken next last' },
  searching: { name: 'workers that search', means: 'how many look for tasks to steal' },
  driver: { name: 'worker at the driver', means: 'who turns timers and sockets' },
  injectClosed: { name: 'inject queue closed', means: 'whether the runtime takes no more tasks' },
  ownedClosed: { name: 'tasks closed', means: 'whether the runtime spawns no more tasks' },
};

const threadWords: Readonly<Record<string, string>> = {
  foreign: 'the thread outside the runtime',
  coreless: 'the thread that gave its worker away',
  dropper: 'the thread that drops the runtime',
};

const partWords: Readonly<Record<string, string>> = {
  waking: 'task being woken',
  pushing: 'task being queued',
  current: 'task being polled',
  at: 'where it is',
};

/** A field of one of several threads that are no workers, such as `foreign[0].waking`. */
const partOf = (field: string): FieldWords | undefined => {
  const [, array = '', index = '', part = ''] = /^(\w+)\[(\d+)\]\.(\w+)$/u.exec(field) ?? [];
  const thread = threadWords[array];
  if (thread === undefined) return undefined;
  const which = index === '0' ? '' : ` (${Number(index) + 1})`;
  return { name: `${partWords[part] ?? part} by ${thread}${which}`, means: `in the specification: ${field}` };
};

/** A field as people call it. */
export const fieldName = (field: string): string => fieldWords[field]?.name ?? field;

/** What a field says, where its name does not. */
export const fieldMeaning = ({ owner, field }: Pick<ToldFact, 'owner' | 'field'>): string | undefined =>
  (owner.kind === 'runtime' ? (runtimeWords[field] ?? partOf(field) ?? fieldWords[field]) : fieldWords[field])
    ?.means;

/** Whose field it is, with what it is called. */
export const ownField = ({ owner, field }: Pick<ToldFact, 'owner' | 'field'>): string => {
  switch (owner.kind) {
    case 'worker':
      return `${fieldName(field)} of worker ${owner.worker}`;
    case 'task':
      return `${fieldName(field)} of ${taskInWords(owner.task)}`;
    case 'runtime':
      return runtimeWords[field]?.name ?? partOf(field)?.name ?? fieldName(field);
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
