import { arrange, endlessRuntime, measuresOf } from '../../../starvation/index.ts';
import type { EndlessQuestion, Sweep, SweepResult } from '../../../starvation/index.ts';
import type { Detail } from '../../check-reporter.ts';
import type { Output } from '../../output.ts';
import type { SweepReporter } from '../../sweep-reporter.ts';
import type { Palette } from '../../text/palette.ts';
import { palette } from '../../text/palette.ts';
import { shownBy } from '../../text/shown-by.ts';
import { count } from '../../text/words.ts';
import { hanging } from '../../text/wrap.ts';
import { columnLines, inWords, tableLines } from './sweep-table.ts';
import { outcomeWord } from '../../text/outcome-word.ts';

/** What the report needs to know beforehand. */
export interface SweepPlan {
  readonly detail: Detail;
  /** The arguments that name the runtime of a question again. */
  readonly argumentsOf: (question: EndlessQuestion) => readonly string[];
}

const constantNames = [
  ['workers', 'workers'],
  ['eventInterval', 'event interval'],
  ['globalQueueInterval', 'global queue interval'],
  ['maxLifoPolls', 'LIFO polls'],
  ['coopBudget', 'budget'],
] as const;

/** The constants that are the same everywhere. */
const constantsOf = ({ points }: Sweep): string =>
  constantNames
    .flatMap(([key, words]) => {
      const values = new Set(points.map(({ question }) => question.constants[key]));
      return values.size === 1 ? [`${words} ${[...values].join('')}`] : [];
    })
    .join(', ');

const unitOf = ({ points, measure }: Sweep): string => {
  const units = points.flatMap(({ question }) => measuresOf(endlessRuntime(question)));
  return units.find(({ name }) => name === measure)?.unit ?? measure;
};

const headLines = (
  sweep: Sweep,
  { explored }: SweepResult,
  width: number,
  colours: Palette,
): readonly string[] => {
  const [first] = sweep.points;
  const settled = first?.question.settled ? ', but for its first poll' : '';
  const only = new Set(sweep.points.map(({ question }) => question.workload.name));
  const where =
    only.size === 1 ? `${first?.question.workload.name ?? ''} for ever` : 'Every endless scenario';
  const release = sweep.axes.some(({ name }) => name === 'tokio')
    ? ''
    : `, Tokio ${first?.question.release ?? ''}`;
  return [
    `${colours.strong(where)}${release}: ${count(sweep.points.length, 'question')}, ${count(explored, 'graph')}`,
    hanging(
      '  told        ',
      `${unitOf(sweep)} that a task waits for at most${settled}; 'starves' if it can wait for ever, 'any' if no number is the most`,
      width,
    ),
    hanging('  constants   ', constantsOf(sweep), width),
    hanging('  assumed     ', first?.question.assumed.join(', ') || 'nothing', width),
    '',
  ];
};

/** Reports for people: a table, and with everything told the commands that show each cell. */
export const terminalSweep = (output: Output, { detail, argumentsOf }: SweepPlan): SweepReporter => {
  const colours = palette(output.colour);
  const width = output.columns;
  const evidence = (sweep: Sweep, { cells }: SweepResult): readonly string[] =>
    cells.flatMap((swept) => {
      const { role, point, cell } = swept;
      const at = sweep.axes.map(({ name }, i) => `${name} ${point.values[i] ?? ''}`).join(', ');
      return [
        `${role} in ${point.question.workload.name}, ${at}: ${inWords(cell)}`,
        `  ${shownBy(swept, argumentsOf)}`,
      ];
    });
  return {
    swept: (sweep, result, { code, grounds }) => {
      const arrangement = arrange(sweep, result.cells);
      const lines = [
        ...(detail === 'quiet' ? [] : headLines(sweep, result, width, colours)),
        ...tableLines(arrangement, width, colours),
        ...columnLines(arrangement, width),
        ...(detail === 'verbose' ? ['', ...evidence(sweep, result)] : []),
        ...(code === 0
          ? []
          : [
              `${outcomeWord(code, colours)}  ${grounds.map(({ because }) => because).join('; ')} (exit ${code}).`,
            ]),
      ];
      output.write(`${lines.join('\n')}\n`);
    },
  };
};
