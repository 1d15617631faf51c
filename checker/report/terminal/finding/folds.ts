import type { ToldRun } from '../../../explain/told-run.ts';

/** Steps that are told in a line; `to` is among them. */
export interface Fold {
  readonly kind: 'fold';
  readonly from: number;
  readonly to: number;
}

/** A step that is shown, or steps that are folded. */
export type Row = { readonly kind: 'step'; readonly index: number } | Fold;

/** Runs of up to so many steps are shown step by step. */
const mostSteps = 40;
/** Steps shown at the beginning and at the end, and on either side of what matters. */
const around = { beginning: 3, end: 8, matter: 1 } as const;
/** A line for fewer steps than this would save nothing. */
const fewestFolded = 3;
/** Of the steps that matter, those shown: the first ones, and the last. */
const mostThatMatter = 12;

const failsIn = ({ steps }: ToldRun, failing: ReadonlySet<number>): readonly number[] =>
  steps.flatMap(({ events }, index) => (events.some(({ g }) => failing.has(g)) ? [index] : []));

const someOf = (indices: readonly number[]): readonly number[] =>
  indices.length <= mostThatMatter
    ? indices
    : [...indices.slice(0, mostThatMatter / 2), ...indices.slice(-mostThatMatter / 2)];

const shownSteps = (run: ToldRun, failing: ReadonlySet<number>): readonly boolean[] => {
  const { steps, loopFrom } = run;
  const shown = steps.map((_, index) => index < around.beginning || index >= steps.length - around.end);
  const show = (index: number): void => {
    for (let at = index - around.matter; at <= index + around.matter; at++)
      if (at >= 0 && at < shown.length) shown[at] = true;
  };
  for (const index of someOf(failsIn(run, failing))) show(index);
  if (loopFrom !== undefined) show(loopFrom + around.matter);
  return shown;
};

/** The last of the steps from `index` on that are not shown. A fold does not reach across the beginning of the loop. */
const foldEnd = (index: number, shown: readonly boolean[], loopFrom: number | undefined): number => {
  let end = index;
  while (shown[end] === false && (end === index || end !== loopFrom)) end++;
  return end - 1;
};

/** Which steps of a run are shown, in order, and which are folded: of a long run, the uninteresting middle. */
export const rowsOf = (run: ToldRun, failing: ReadonlySet<number>, everything: boolean): readonly Row[] => {
  const isAll = everything || run.steps.length <= mostSteps;
  const shown = isAll ? run.steps.map(() => true) : shownSteps(run, failing);
  const rows: Row[] = [];
  for (let index = 0; index < shown.length; index++) {
    const to = foldEnd(index, shown, run.loopFrom);
    if (to - index + 1 >= fewestFolded) {
      rows.push({ kind: 'fold', from: index, to });
      index = to;
    } else rows.push({ kind: 'step', index });
  }
  return rows;
};
