import type { Limits, Path } from '../../../traces/index.ts';
import type { EndlessAnswer } from '../ask.ts';
import type { MeasureName } from '../measures.ts';
import type { MeasuredBound, TaskVerdict } from '../task-verdict.ts';

/** The longest wait of any task of a role by one measure; `shows` is a run with that wait, or once round the loop. */
export type Cell =
  | { readonly kind: 'starves' | 'unbounded'; readonly task: number; readonly shows: Path }
  | { readonly kind: 'bounded'; readonly task: number; readonly most: number; readonly shows: Path }
  /** Every wait ends, after so much at most and perhaps sooner; nothing is known of how much without `most`. */
  | { readonly kind: 'fair'; readonly task: number; readonly most?: number }
  | { readonly kind: 'never-waits' }
  /** A limit was reached, and nothing is known. */
  | { readonly kind: 'cut'; readonly limit: keyof Limits };

/** Rounds of one worker are its ticks. */
const boundBy = (bounds: readonly MeasuredBound[], asked: MeasureName): MeasuredBound | undefined =>
  bounds.find(({ measure }) => measure === asked) ??
  (asked === 'rounds' ? bounds.find(({ measure }) => measure === 'ticks') : undefined);

const cellOfTask = ({ task, verdict, lasso, bounds }: TaskVerdict, measure: MeasureName): Cell => {
  if (lasso !== undefined) return { kind: 'starves', task, shows: [...lasso.stem, ...lasso.loop] };
  const bound = boundBy(bounds, measure);
  if (verdict === 'fair')
    return { kind: 'fair', task, ...(bound?.kind === 'at-most' && { most: bound.most }) };
  if (bound === undefined || bound.kind === 'at-most') return { kind: 'never-waits' };
  return bound.kind === 'bounded'
    ? { kind: 'bounded', task, most: bound.most, shows: [...bound.stem, ...bound.way] }
    : { kind: 'unbounded', task, shows: [...bound.stem, ...bound.loop] };
};

/** How bad a wait is, so that waits can be compared: a number of polls, or beyond all of them. */
export const gravity = (cell: Cell): number => {
  switch (cell.kind) {
    case 'never-waits':
      return -1;
    case 'bounded':
      return cell.most;
    case 'fair':
      return cell.most ?? Number.MAX_VALUE;
    case 'unbounded':
      return Number.MAX_VALUE;
    case 'starves':
    case 'cut':
      return Infinity;
  }
};

/** What an answer says of a role. */
export const cellOf = ({ cut, tasks }: EndlessAnswer, role: string, measure: MeasureName): Cell =>
  cut === undefined
    ? tasks
        .filter((task) => task.role === role)
        .map((task) => cellOfTask(task, measure))
        .reduce((worst, cell) => (gravity(cell) > gravity(worst) ? cell : worst), { kind: 'never-waits' })
    : { kind: 'cut', limit: cut };

/** Whether two cells say the same, whatever shows it. */
export const saysTheSame = (one: Cell, other: Cell): boolean =>
  one.kind === other.kind && gravity(one) === gravity(other);
