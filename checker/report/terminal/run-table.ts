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
  if (Array.isArray(value)) return `[${value.map((item) => shown(item, isTask)).join(' ')}]`;
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

const changesText = (changes: readonly Change[], taskFields: ReadonlySet<string>): string => {
  let last = '';
  const parts = changes.map(({ field, after }) => {
    const { owner, name } = placeOf(field);
    const prefix = owner === last ? '' : owner;
    last = owner;
    return `${prefix}${name}=${shown(after, taskFields.has(name))}`;
  });
  return parts.join(', ');
};

const actor = ({ worker, action }: ExplainedStep, column: number | null): string =>
  worker === column ? action : '.';

/**
 * A run with one column for each worker, and one for the environment if it takes part: who did what, what it
 * changed, and which function of Tokio that is.
 */
export const runTable = (
  run: ExplainedRun,
  workers: number,
  schema: Schema,
  width: number,
  colours: Palette,
): readonly string[] => {
  const taskFields = taskFieldsOf(schema);
  const hasEnvironment = run.steps.some(({ worker }) => worker === null);
  const actors: readonly (number | null)[] = [
    ...Array.from({ length: workers }, (_, index) => index),
    ...(hasEnvironment ? [null] : []),
  ];
  const columns = [
    { title: 'step', align: 'right' as const },
    ...actors.map((index) => ({ title: index === null ? 'environment' : `worker ${index}` })),
    { title: 'what changed, and where in Tokio' },
  ];
  const rows = run.steps.flatMap((step, index): readonly (readonly Cell[])[] => [
    [
      String(index + 1),
      ...actors.map((column) => actor(step, column)),
      changesText(step.changes, taskFields),
    ],
    ['', ...actors.map(() => ''), { text: step.source, paint: colours.faint }],
  ]);
  return table(columns, rows, width, colours.faint);
};

/** What there is before the first step: everything that is not empty. */
export const startText = (run: ExplainedRun, schema: Schema): string => {
  const taskFields = taskFieldsOf(schema);
  const queues = Object.entries(run.initial).flatMap(([name, value]) =>
    taskFields.has(name) && Array.isArray(value) && value.length > 0 ? [`${name}=${shown(value, true)}`] : [],
  );
  return queues.length === 0 ? 'every queue is empty' : queues.join(', ');
};
