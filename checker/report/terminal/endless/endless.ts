import type { Path } from '../../../../traces/index.ts';
import { formatPath } from '../../../../traces/index.ts';
import type { Finding } from '../../../explain/finding.ts';
import { tellRunOn } from '../../../explain/tell-run-on.ts';
import { endlessRuntime } from '../../../starvation/index.ts';
import type { EndlessQuestion, MeasuredBound } from '../../../starvation/index.ts';
import type { Answered } from '../../../starvation/judge-endless.ts';
import type { Detail } from '../../check-reporter.ts';
import type { EndlessReporter } from '../../endless-reporter.ts';
import type { Output } from '../../output.ts';
import { palette } from '../../text/palette.ts';
import { command, count } from '../../text/words.ts';
import { hanging, wrap } from '../../text/wrap.ts';
import { limitWords } from '../../../verify/verdicts.ts';
import { runPreface } from '../finding/evidence.ts';
import { findingText } from '../finding/finding.ts';
import { lookOf } from '../finding/look.ts';
import { replayLines } from '../finding/replay.ts';
import { runLines } from '../finding/run.ts';
import { assumptionLines, constantsLine, guaranteeLines, headingOf, needsLines } from './lines.ts';
import { verdictLines } from './verdict-table.ts';
import { outcomeWord } from '../../text/outcome-word.ts';

/** What the report needs to know beforehand. */
export interface EndlessPlan {
  readonly detail: Detail;
  /** The arguments that name the runtime of a question again. */
  readonly argumentsOf: (question: EndlessQuestion) => readonly string[];
}

/** Reports for people: the verdict on each task, and what shows it. */
export const terminalEndless = (output: Output, { detail, argumentsOf }: EndlessPlan): EndlessReporter => {
  const colours = palette(output.colour);
  const width = output.columns;
  const look = lookOf(output, detail);
  const reproduce = (question: EndlessQuestion, path: Path): string =>
    `  again        ${command('verify', ...argumentsOf(question), '--replay', formatPath(path))}`;

  /** A run that is no finding and was asked for with everything else. */
  const shown = (question: EndlessQuestion, title: string, stem: Path, rest: Path, isLoop: boolean): void => {
    const path = [...stem, ...rest];
    const loopFrom = isLoop && rest.length > 0 ? stem.length : undefined;
    const run = tellRunOn(endlessRuntime(question), path, question.release, loopFrom);
    const lines = [
      ...wrap(title, width),
      ...runPreface(run, { shortest: false }, look),
      ...(isLoop && rest.length === 0 ? ['  There nothing can happen any more.'] : []),
      '',
      ...runLines({ run, failing: new Set() }, look),
      '',
      reproduce(question, path),
    ];
    output.write(`\n${lines.join('\n')}\n`);
  };

  const way = (question: EndlessQuestion, who: string, bound: MeasuredBound): void => {
    if (bound.kind === 'unbounded') {
      const because = bound.breaks.map(({ assumption, of }) => `${assumption} ${of}`).join(', ');
      const broken = because === '' ? '' : `, which no fair run does for ever: it breaks ${because}`;
      const title = `${who} waits for any number of ${bound.measure}${broken}`;
      shown(question, title, bound.stem, bound.loop, true);
      return;
    }
    if (bound.kind === 'at-most' || bound.most === 0) return;
    const title = `${who} waits for ${bound.most} ${bound.measure}, after ${count(bound.stem.length, 'step')}:`;
    shown(question, title, bound.stem, bound.way, false);
  };

  const told = ({ question, answer }: Answered, findings: readonly Finding[]): void => {
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
    for (const finding of findings) output.write(`\n${findingText(finding, look)}`);
    if (detail === 'verbose')
      for (const { task, role, lasso, bounds } of answer.tasks)
        if (lasso === undefined)
          for (const bound of bounds.slice(0, 1)) way(question, `task ${task} (${role})`, bound);
    if (detail === 'quiet') return;
    output.write(`\n${[...guaranteeLines(answer, width), ...needsLines(answer, width)].join('\n')}\n`);
    for (const { name, sentence, lasso } of answer.guarantees)
      if (lasso !== undefined && detail === 'verbose')
        shown(question, `not ${name} (${sentence}):`, lasso.stem, lasso.loop, true);
  };

  return {
    answered: (answered, findings) => {
      told(answered, findings);
      if (detail !== 'quiet') output.write('\n');
    },
    finish: ({ code, grounds }) =>
      output.write(
        code === 0
          ? `${colours.good('OK')}  every task that waits is polled.\n`
          : `${outcomeWord(code, colours)}  ${grounds.map(({ because }) => because).join('; ')} (exit ${code}).\n`,
      ),
    replayed: (question, { path }) => {
      const run = tellRunOn(endlessRuntime(question), path, question.release);
      output.write(`${replayLines({ run, complete: undefined, example: undefined }, look).join('\n')}\n`);
    },
  };
};
