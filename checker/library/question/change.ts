import type { AxisName } from '../../compare/comparison.ts';
import { QuestionError } from '../../own/question-error.ts';
import type { WorkloadOptions } from './workload.ts';

/** The options in which two sides can differ, with what the command line calls them. */
const axes = {
  yield: 'yield',
  tokio: 'tokio',
  wasmtime: 'wasmtime',
  flavor: 'flavor',
  lifoSlot: 'lifo-slot',
  eventInterval: 'event-interval',
  globalQueueInterval: 'global-queue-interval',
  queueCapacity: 'queue-capacity',
  maxLifoPolls: 'max-lifo-polls',
  coopBudget: 'coop-budget',
} as const satisfies Partial<Record<keyof WorkloadOptions, AxisName>>;

type Changeable = keyof typeof axes;

/** The one option in which a model differs from another: a way of yielding, a release, a scheduler or a setting. */
export type Change = {
  [Key in Changeable]: { readonly [K in Key]: NonNullable<WorkloadOptions[K]> } & {
    readonly [K in Exclude<Changeable, Key>]?: never;
  };
}[Changeable];

const isChangeable = (name: string): name is Changeable => Object.hasOwn(axes, name);

/** What a change varies. Throws a `QuestionError` (`ASK007`) unless it is one option, and one that can be compared. */
export const axisOf = (change: Change): AxisName => {
  const names = Object.entries(change).flatMap(([name, value]) => (value === undefined ? [] : [name]));
  const choices = `Give one of: ${Object.keys(axes).join(', ')}.`;
  const strange = names.find((name) => !isChangeable(name));
  if (strange !== undefined)
    throw new QuestionError('ASK007', `models that differ in ${strange} cannot be compared`, choices);
  const [name, another] = names.filter(isChangeable);
  if (name === undefined) throw new QuestionError('ASK007', 'the two models do not differ', choices);
  if (another !== undefined)
    throw new QuestionError(
      'ASK007',
      `the two models differ in ${names.join(' and ')}, and a difference could come from either`,
      'Change one of them, and give the other to both models.',
    );
  return axes[name];
};
