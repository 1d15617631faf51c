import { specificationOf } from '../../../../model/index.ts';
import type { Path } from '../../../../traces/index.ts';
import { formatPath } from '../../../../traces/index.ts';
import { explainRun, type ExplainedRun } from '../../../explain/counterexample.ts';
import { endlessRuntime } from '../../../starvation/index.ts';
import type { EndlessQuestion, MeasuredBound, TaskVerdict } from '../../../starvation/index.ts';
import type { Answered } from '../../../starvation/judge-endless.ts';
import type { Detail } from '../../check-reporter.ts';
import type { EndlessReporter } from '../../endless-reporter.ts';
import type { Output } from '../../output.ts';
import { palette } from '../../text/palette.ts';
import { command, count } from '../../text/words.ts';
import { hanging } from '../../text/wrap.ts';
import { limitWords } from '../../../verify/verdicts.ts';
import { runTable, startText, type RunLayout } from '../run-table.ts';
import { assumptionLines, constantsLine, guaranteeLines, headingOf, needsLines } from './lines.ts';
import { verdictLines } from './verdict-table.ts';

/** What the report needs to know beforehand. */
export interface EndlessPlan {
  readonly detail: Detail;
  /** The arguments that name the runtime of a question again. */
  readonly argumentsOf: (question: EndlessQuestion) => readonly string[];
}

/** The end of a run, as a run of its own: its steps are numbered from 1. */
const from = (run: ExplainedRun, steps: number): ExplainedRun => ({ ...run, steps: run.steps.slice(steps) });

/** Reports for people: the verdict on each task, and what shows it. */
export const terminalEndless = (output: Output, { detail, argumentsOf }: EndlessPlan): EndlessReporter => {
  const colours = palette(output.colour);
  const width = output.columns;
  const runOf = (question: EndlessQuestion, path: Path) => {
    const runtime = endlessRuntime(question);
    const { compiled, schema } = specificationOf(runtime);
    const workers = question.flavor === 'current_thread' ? 1 : question.constants.workers;
    const layout: RunLayout = { workers, schema, width, everything: detail === 'verbose' };
    return { run: explainRun(compiled(), path), layout };
  };
  const reproduce = (question: EndlessQuestion, path: Path): string =>
    hanging(
      '  again       ',
      command('verify', ...argumentsOf(question), '--replay', formatPath(path)),
      Infinity,
    );

  const lasso = (question: EndlessQuestion, title: string, stem: Path, loop: Path): void => {
    const { run, layout } = runOf(question, [...stem, ...loop]);
    const lines = [title, hanging('  start: ', startText(run, layout.schema), width)];
    if (detail === 'verbose' && stem.length > 0)
      lines.push(
        `  First ${count(stem.length, 'step')}:`,
        ...runTable({ ...run, steps: run.steps.slice(0, stem.length) }, layout, colours),
      );
    if (loop.length === 0) lines.push('  There nothing can happen any more.');
    else
      lines.push(
        `  ${detail === 'verbose' || stem.length === 0 ? 'Then' : `After ${count(stem.length, 'step')}`} round and round, ${count(loop.length, 'step')}:`,
        ...runTable(from(run, stem.length), layout, colours),
      );
    output.write(`\n${lines.join('\n')}\n${reproduce(question, [...stem, ...loop])}\n`);
  };

  const way = (question: EndlessQuestion, who: string, bound: MeasuredBound): void => {
    if (bound.kind === 'unbounded') {
      const because = bound.breaks.map(({ assumption, of }) => `${assumption} ${of}`).join(', ');
      const broken = because === '' ? '' : `, which no fair run does for ever: it breaks ${because}`;
      lasso(question, `${who} waits for any number of ${bound.measure}${broken}`, bound.stem, bound.loop);
      return;
    }
    if (bound.kind === 'at-most' || bound.most === 0) return;
    const { run, layout } = runOf(question, [...bound.stem, ...bound.way]);
    const lines = [
      `${who} waits for ${bound.most} ${bound.measure}, after ${count(bound.stem.length, 'step')}:`,
      ...runTable(from(run, bound.stem.length), layout, colours),
    ];
    output.write(`\n${lines.join('\n')}\n${reproduce(question, [...bound.stem, ...bound.way])}\n`);
  };

  const evidence = (question: EndlessQuestion, verdict: TaskVerdict): void => {
    const who = `task ${verdict.task} (${verdict.role})`;
    if (verdict.lasso !== undefined) {
      const { stem, loop, shortest } = verdict.lasso;
      const title = `${colours.bad('STARVES')}  ${colours.strong(who)}: it waits and is never polled again${shortest ? ', and no run shows it in fewer steps' : ''}`;
      lasso(question, title, stem, loop);
    } else if (detail === 'verbose')
      for (const bound of verdict.bounds.slice(0, 1)) way(question, who, bound);
  };

  const told = ({ question, answer }: Answered): void => {
    if (detail !== 'quiet') {
      output.write(`${headingOf(question, answer, colours)}\n`);
      output.write(
        `${[...constantsLine(question, answer, width), ...assumptionLines(question, width)].join('\n')}\n`,
      );
    }
    if (answer.cut !== undefined) {
      const words = `Nothing is known: the limit on the ${limitWords[answer.cut]} was reached, and a loop may lie beyond. Smaller intervals, such as --event-interval 6 --global-queue-interval 6, have fewer states.`;
      output.write(`${hanging('  ', words, width)}\n`);
      return;
    }
    if (detail !== 'quiet') output.write(`\n${verdictLines(question, answer, width, colours).join('\n')}\n`);
    for (const verdict of answer.tasks) evidence(question, verdict);
    if (detail === 'quiet') return;
    output.write(`\n${[...guaranteeLines(answer, width), ...needsLines(answer, width)].join('\n')}\n`);
    for (const { name, sentence, lasso: shown } of answer.guarantees)
      if (shown !== undefined && detail === 'verbose')
        lasso(question, `not ${name} (${sentence}):`, shown.stem, shown.loop);
  };

  return {
    answered: (answered) => {
      told(answered);
      if (detail !== 'quiet') output.write('\n');
    },
    finish: ({ code, grounds }) =>
      output.write(
        code === 0
          ? `${colours.good('OK')}  every task that waits is polled.\n`
          : `${colours.bad('FAILED')}  ${grounds.map(({ because }) => because).join('; ')} (exit ${code}).\n`,
      ),
    replayed: (question, { path }) => {
      const { run, layout } = runOf(question, path);
      const lines = [
        `${colours.strong('Replay')} of ${count(run.steps.length, 'step')}. Numbers in queues are tasks, the front first.`,
        hanging('  start: ', startText(run, layout.schema), width),
        ...runTable(run, layout, colours),
      ];
      output.write(`${lines.join('\n')}\n`);
    },
  };
};
