import type { Axis, EndlessQuestion, Swept } from '../../starvation/index.ts';
import type { Output } from '../output.ts';
import type { SweepReporter } from '../sweep-reporter.ts';
import { shownBy } from '../text/shown-by.ts';
import type { Origin } from '../../results/origin.ts';
import { writeDocument } from './document.ts';

type Json = Readonly<Record<string, unknown>>;

const cellJson = (
  axes: readonly Axis[],
  swept: Swept,
  argumentsOf: (question: EndlessQuestion) => readonly string[],
): Json => {
  const { role, point, cell } = swept;
  return {
    scenario: point.question.workload.name,
    role,
    at: Object.fromEntries(axes.map(({ name }, i) => [name, point.values[i] ?? ''])),
    verdict: cell.kind,
    ...('most' in cell && { most: cell.most }),
    ...('task' in cell && { task: cell.task }),
    ...('limit' in cell && { cut: cell.limit }),
    shownBy: shownBy(swept, argumentsOf),
  };
};

/** One document: every cell, none merged with others. */
export const jsonSweep = (
  output: Output,
  origin: Origin,
  argumentsOf: (question: EndlessQuestion) => readonly string[],
): SweepReporter => ({
  swept: ({ axes, points, measure }, { cells, explored }, { code, grounds }) =>
    writeDocument(output, origin, {
      exitCode: code,
      grounds: grounds.map(({ code: exit, because }) => ({ exitCode: exit, because })),
      sweep: {
        axes: axes.map(({ name, values }) => ({ name, values })),
        measure,
        settled: points.every(({ question }) => question.settled ?? false),
        questions: points.length,
        explored,
        cells: cells.map((swept) => cellJson(axes, swept, argumentsOf)),
      },
    }),
});
