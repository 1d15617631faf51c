import type { ToldRun, ToldStep } from '../../../explain/told-run.ts';
import { eventInWords } from '../../text/place.ts';
import { columnsOf } from '../../text/width.ts';
import { number } from '../../text/words.ts';
import { hanging, wrap } from '../../text/wrap.ts';
import { foldInWords } from './fold-in-words.ts';
import { rowsOf, type Fold } from './folds.ts';
import type { Look } from './look.ts';
import { loopMargins, noMargin, type Margin } from './margin.ts';
import { roadsTold } from './roads.ts';
import { stepTable } from './step-table.ts';

/** What of a run is shown. */
export interface RunView {
  readonly run: ToldRun;
  /** Positions `g` of the events that fail. */
  readonly failing: ReadonlySet<number>;
}

/** Lines below a step: the events of it that fail, and the roads not taken where it matters. */
const below = ({ run, failing }: RunView, index: number, width: number, look: Look): readonly string[] => {
  const step = run.steps[index];
  if (step === undefined) return [];
  const events = step.events.filter(({ g }) => look.everything || failing.has(g));
  const told = events.flatMap((event) =>
    hanging(`g ${number(event.g)}: `, eventInWords(event), width)
      .split('\n')
      .map(failing.has(event.g) ? look.colours.bad : look.colours.faint),
  );
  const matters =
    look.everything || index === run.steps.length - 1 || step.events.some(({ g }) => failing.has(g));
  return matters ? [...told, ...roadsTold(step.roads, width, look)] : told;
};

const indent = '  ';
/** Columns of the mark left of each line. */
const markWidth = 2;
/** From this width on, what stands below a step is set off from it. */
const roomy = 60;

const foldLines = (
  steps: readonly ToldStep[],
  row: Fold,
  margin: Margin,
  width: number,
  look: Look,
): readonly string[] =>
  wrap(`${look.symbols.ellipsis} ${foldInWords(steps, row.from, row.to)}`, width).map(
    (line, i) => `${indent}  ${i === 0 ? margin.first : margin.below}${look.colours.faint(line)}`,
  );

/**
 * A run with one column for each worker, and one for the environment if it takes part: who did what, and what changed.
 * The loop is drawn on the left; what fails is marked and told; the middle of a long run is folded.
 */
export const runLines = (view: RunView, look: Look): readonly string[] => {
  const { run, failing } = view;
  const { symbols, colours } = look;
  const rows = rowsOf(run, failing, look.everything);
  const loopRow = rows.findIndex((row) => (row.kind === 'fold' ? row.from : row.index) === run.loopFrom);
  const margins = loopMargins(rows.length, loopRow, symbols);
  const marginWidth = columnsOf(margins[0]?.first ?? '');
  const width = look.width - indent.length - markWidth - marginWidth;
  const detail = ' '.repeat(look.width < roomy ? 2 : 6);
  const shown = rows.flatMap((row) => (row.kind === 'step' ? [row.index] : []));
  const { heading, rows: cells } = stepTable(run, shown, width, look);

  const stepLines = (index: number, margin: Margin): readonly string[] => {
    const fails = run.steps[index]?.events.some(({ g }) => failing.has(g)) ?? false;
    const mark = fails ? colours.bad(symbols.fails) : ' ';
    const lines = cells[shown.indexOf(index)] ?? [];
    return [
      ...lines.map(
        (line, i) => `${indent}${i === 0 ? mark : ' '} ${i === 0 ? margin.first : margin.below}${line}`,
      ),
      ...below(view, index, width - detail.length, look).map(
        (line) => `${indent}  ${margin.below}${detail}${line}`,
      ),
    ];
  };
  const body = rows.flatMap((row, at) => {
    const margin = margins[at] ?? noMargin;
    return row.kind === 'fold'
      ? foldLines(run.steps, row, margin, width, look)
      : stepLines(row.index, margin);
  });
  return [`${indent}  ${' '.repeat(marginWidth)}${heading}`, ...body].map((line) => line.trimEnd());
};
