import { rootIn } from '../../../model/index.ts';
import type { Schema } from '../../../model/index.ts';
import { fieldsOf, type Change } from '../../explain/changes.ts';
import type { ExplainedRun, ExplainedStep } from '../../explain/counterexample.ts';
import type { Palette } from '../text/palette.ts';
import type { Cell } from '../text/table.ts';
import { table } from '../text/table.ts';

const refersToTasks = (field: { readonly kind: string; readonly of?: string }): boolean =>
  field.of === 'tasks';

/** How the tasks of a schema's states are told. */
interface TaskNames {
  /** Names of fields that hold tasks. */
  readonly fields: ReadonlySet<string>;
  /** Reports number tasks from 1, as events do, and states from 0. */
  readonly name: (index: number) => string;
}

const taskNamesOf = (schema: Schema): TaskNames => {
  const root = rootIn(schema);
  const fields = Object.entries(schema).flatMap(([name, field]) =>
    field.kind === 'array'
      ? Object.entries(field.fields).flatMap(([inner, of]) => (refersToTasks(of) ? [inner] : []))
      : refersToTasks(field)
        ? [name]
        : [],
  );
  return {
    fields: new Set(fields),
    name: (index) => (index === root ? 'block_on' : String(index + 1)),
  };
};

const shown = (value: unknown, task: TaskNames['name'] | undefined): string => {
  if (Array.isArray(value)) return `[${value.map((item) => shown(item, task)).join(',')}]`;
  if (value === null) return 'none';
  if (typeof value === 'number') return task === undefined ? String(value) : task(value);
  return typeof value === 'string' ? value : JSON.stringify(value);
};

/** `workers[0].queue` as owner `w0` and field `queue`; a field of the whole has no owner. */
const placeOf = (
  field: string,
  task: TaskNames['name'],
): { readonly owner: string; readonly name: string } => {
  const [, array, index, name] = /^(\w+)\[(\d+)\]\.(\w+)$/u.exec(field) ?? [];
  if (array === 'workers') return { owner: `w${index} `, name: name ?? field };
  if (array === 'tasks') {
    const told = task(Number(index));
    return { owner: told === 'block_on' ? 'block_on ' : `task ${told} `, name: name ?? field };
  }
  return { owner: '', name: field };
};

/** Where a worker is between two steps, and counters: needed to go on, and seldom to understand. */
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
]);

const changesText = (changes: readonly Change[], tasks: TaskNames, hidden: ReadonlySet<string>): string => {
  let last = '';
  const visible = changes.filter(({ field }) => !hidden.has(placeOf(field, tasks.name).name));
  const parts = visible.map(({ field, after }) => {
    const { owner, name } = placeOf(field, tasks.name);
    const prefix = owner === last ? '' : owner;
    last = owner;
    const value = shown(after, tasks.fields.has(name) ? tasks.name : undefined);
    return name === 'state' ? `${prefix}${value}` : `${prefix}${name}=${value}`;
  });
  return parts.join(', ');
};

const actor = ({ worker, action }: ExplainedStep, column: number | null): string =>
  worker === column ? action : '.';

const indent = '  ';

/** How a run is laid out. */
export interface RunLayout {
  readonly workers: number;
  /** Names the fields of states. */
  readonly schema: Schema;
  readonly width: number;
  /** Whether counters and the like are shown. */
  readonly everything: boolean;
}

/** A run with one column for each worker, and one for the environment if it takes part: who did what to what. */
export const runTable = (run: ExplainedRun, layout: RunLayout, colours: Palette): readonly string[] => {
  const { workers, schema, width, everything } = layout;
  const tasks = taskNamesOf(schema);
  const hidden = everything ? new Set<string>() : bookkeeping;
  const hasEnvironment = run.steps.some(({ worker }) => worker === null);
  const actors: readonly (number | null)[] = [
    ...Array.from({ length: workers }, (_, index) => index),
    ...(hasEnvironment ? [null] : []),
  ];
  const columns = [
    { title: 'step', align: 'right' as const },
    ...actors.map((index) => ({ title: index === null ? 'environment' : `worker ${index}` })),
    { title: 'what changed' },
  ];
  const rows = run.steps.map((step, index): readonly Cell[] => [
    String(index + 1),
    ...actors.map((column) => actor(step, column)),
    changesText(step.changes, tasks, hidden),
  ]);
  return table(columns, rows, width - indent.length, colours.faint).map((line) => indent + line);
};

/** Each action of a run once, with the functions of Tokio that it stands for. */
export const sourceTable = (run: ExplainedRun, width: number, colours: Palette): readonly string[] => {
  const sources = new Map(run.steps.map(({ action, source }) => [action, source]));
  return table(
    [{ title: 'action' }, { title: 'in Tokio' }],
    [...sources],
    width - indent.length,
    colours.faint,
  ).map((line) => indent + line);
};

/** What there is before the first step: everything that is not empty. */
export const startText = (run: ExplainedRun, schema: Schema): string => {
  const tasks = taskNamesOf(schema);
  const queues = fieldsOf(run.initial).flatMap(([field, value]) => {
    const { owner, name } = placeOf(field, tasks.name);
    const isQueue = tasks.fields.has(name) && Array.isArray(value) && value.length > 0;
    return isQueue ? [`${owner}${name}=${shown(value, tasks.name)}`] : [];
  });
  return queues.length === 0 ? 'every queue is empty' : queues.join(', ');
};
