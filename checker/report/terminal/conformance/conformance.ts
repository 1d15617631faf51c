import type { Answer, ConformanceOutcome } from '../../../check/conformance/outcome.ts';
import { answerOf } from '../../../check/conformance/outcome.ts';
import type { ConformanceSummary } from '../../../check/conformance/summary.ts';
import type { Judgement } from '../../../check/judge.ts';
import type { Finding } from '../../../explain/finding.ts';
import type { Detail } from '../../check-reporter.ts';
import type { ConformanceReporter } from '../../conformance-reporter.ts';
import type { Output } from '../../output.ts';
import type { Palette } from '../../text/palette.ts';
import { palette } from '../../text/palette.ts';
import { visible } from '../../text/visible.ts';
import { count } from '../../text/words.ts';
import { wrap } from '../../text/wrap.ts';
import { lookOf } from '../finding/look.ts';
import { commonFolder, unreadableLine } from '../file-line.ts';
import { predictedPart } from './predicted-part.ts';
import { outcomeLine } from './outcome-line.ts';
import { refusalStory } from './refusal.ts';
import { timelineLines } from './timeline.ts';
import { witnessLine } from './witness.ts';
import { outcomeWord } from '../../text/outcome-word.ts';

/** What the report needs to know before the first recording is done. */
export interface ConformancePlan {
  readonly files: readonly string[];
  readonly detail: Detail;
}

/** With more recordings than this, those that are accepted get no line of their own. */
const mostLines = 20;

const legend =
  'predicted: what was polled next followed from what came before; at most: ways in which the hidden part could stand at one time';

const acceptedPart = ({ accepted, files }: ConformanceSummary): string =>
  `${accepted} of ${count(files, 'recording')} accepted`;

const conclusion = (summary: ConformanceSummary, { code, grounds }: Judgement, colours: Palette): string =>
  code === 0
    ? `${colours.good('OK')}  ${acceptedPart(summary)}: ${count(summary.events, 'event')}, ${predictedPart(summary.polls)}.`
    : `${outcomeWord(code, colours)}  ${acceptedPart(summary)}: ${grounds.map(({ because }) => because).join('; ')} (exit ${code}).`;

/** Reports for people: a line where a recording is accepted, everything where one is refused. */
export const terminalConformance = (output: Output, plan: ConformancePlan): ConformanceReporter => {
  const colours = palette(output.colour);
  const verbose = plan.detail === 'verbose';
  const folder = commonFolder(plan.files);
  const everyFile = verbose || (plan.detail === 'usual' && plan.files.length <= mostLines);
  const nameOf = (file: string): string => file.slice(folder.length);
  let afterStory = true;
  const look = lookOf(output, plan.detail);
  const refusal = (answer: Answer, findings: readonly Finding[]): void => {
    for (const finding of findings) {
      output.write(`${afterStory ? '' : '\n'}${refusalStory(finding, answer, look)}\n`);
      afterStory = true;
    }
  };
  const line = (text: string): void => {
    output.write(text);
    afterStory = false;
  };

  if (everyFile && folder !== '')
    output.write(colours.faint(`${plan.files.length} files in ${visible(folder)}\n`));

  return {
    outcome: (outcome: ConformanceOutcome, findings) => {
      if (outcome.kind === 'unreadable')
        line(unreadableLine(outcome.problem.message, output.columns, colours));
      else if (outcome.kind !== 'refused' && (everyFile || outcome.kind !== 'accepted'))
        line(outcomeLine(outcome, nameOf(outcome.file), output.columns, colours));
      const answer = answerOf(outcome);
      if (verbose && answer !== undefined && outcome.kind !== 'refused')
        line(
          timelineLines(answer.conformance.timeline, output.columns)
            .map((text) => `${text}\n`)
            .join(''),
        );
      if (answer?.conformance.verdict === 'refused') refusal(answer, findings);
    },
    witness: (outcome) => line(witnessLine(outcome, output.columns)),
    finish: (summary, judgement) => {
      if (everyFile && summary.accepted > 0)
        output.write(`${wrap(legend, output.columns).map(colours.faint).join('\n')}\n`);
      output.write(
        judgement === undefined
          ? `conformance: ${acceptedPart(summary)}.\n\n`
          : `${afterStory ? '' : '\n'}${conclusion(summary, judgement, colours)}\n`,
      );
    },
  };
};
