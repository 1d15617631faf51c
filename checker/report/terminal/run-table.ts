import type { Schema } from '../../../model/index.ts';
import type { Change } from '../../explain/changes.ts';
import type { ExplainedRun, ExplainedStep } from '../../explain/counterexample.ts';
import type { Palette } from '../text/palette.ts';
import type { Cell } from '../text/table.ts';
import { table } from '../text/table.ts';

const refersToTasks = (field: { readonly kind: string; readonly of?: string }): boolean =>
  field.of === 'tasks';

/** Names of fields that hold tasks: reports number tasks from 1, as events do, and states from 0. */
const taskFieldsOf = (schema: Schema): ReadonlySet<string> => {
  return new Set(
    Object.entries(schema).flatMap(([name, field]) =>
      field.kind === 'array'
        ? Object.entries(field.fields).flatMap(([inner, of]) => (refersToTasks(of) ? [inner] : []))
        : refersToTasks(field)
          ? [name]
          : [],
    ),
  );
};

const shown = (value: unknown, isTask: boolean): string => {
  if (Array.isArray(value)) return `[${value.map((item) => shown(item, isTask)).join(',')}]`;
  if (value === null) return 'none';
  if (typeof value === 'number') return String(isTask ? value + 1 : value);
  return typeof value === 'string' ? value : JSON.stringify(value);
};

/** `workers[0].queue` as owner `w0` and field `queue`; a field of the whole has no owner. */
const placeOf = (field: string): { readonly owner: string; readonly name: string } => {
  const [, array, index, name] = /^(\w+)\[(\d+)\]\.(\w+)$/u.exec(field) ?? [];
  if (array === 'workers') return { owner: `w${index} `, name: name ?? field };
  if (array === 'tasks') return { owner: `task ${Number(index) + 1} `, name: name ?? field };
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

const changesText = (
  changes: readonly Change[],
  taskFields: ReadonlySet<string>,
  hidden: ReadonlySet<string>,
): string => {
  let last = '';
  const visible = changes.filter(({ field }) => !hidden.has(placeOf(field).name));
  const parts = visible.map(({ field, after }) => {
    const { owner, name } = placeOf(field);
    const prefix = owner === last ? '' : owner;
    last = owner;
    const value = shown(after, taskFields.has(name));
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
  const taskFields = taskFieldsOf(schema);
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
    changesText(step.changes, taskFields, hidden),
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
  const taskFields = taskFieldsOf(schema);
  const queues = Object.entries(run.initial).flatMap(([name, value]) =>
    taskFields.has(name) && Array.isArray(value) && value.length > 0 ? [`${name}=${shown(value, true)}`] : [],
  );
  return queues.length === 0 ? 'every queue is empty' : queues.join(', ');
};
