import { waitLimits } from '../../../starvation/recorded/index.ts';
import type { TraceResult } from '../../../verdict.ts';
import type { Detail } from '../../check-reporter.ts';
import type { Output } from '../../output.ts';
import { palette } from '../../text/palette.ts';
import { count } from '../../text/words.ts';
import type { WaitsReporter } from '../../waits-reporter.ts';
import { conclusion } from '../check-summary.ts';
import { unreadableLine } from '../file-line.ts';
import { violationStory } from '../violation.ts';
import { waitsText } from './file.ts';

/** What the report needs to know before the first file is done. */
export interface WaitsPlan {
  readonly detail: Detail;
  /** The command that shows the waits of one file again. */
  readonly reproduce: (file: string) => string;
}

/** Reports for people: how tasks waited in each recording, and every limit that was exceeded. */
export const terminalWaits = (output: Output, { detail, reproduce }: WaitsPlan): WaitsReporter => {
  const colours = palette(output.colour);

  const violations = (result: TraceResult): readonly string[] =>
    waitLimits.flatMap(({ property }) => {
      const verdict = result.verdicts.find((one) => one.property === property.id);
      if (verdict?.verdict !== 'violated') return [];
      const again = reproduce(result.file);
      const story = {
        property,
        verdict,
        place: result.file,
        reproduce: again,
        verbose: detail === 'verbose',
      };
      return [`${violationStory(story, output.columns, colours)}\n`];
    });

  return {
    outcome: (outcome) => {
      if (outcome.kind === 'unreadable') {
        output.write(unreadableLine(outcome.problem.message, output.columns, colours));
        const stories = outcome.before === undefined ? [] : violations(outcome.before);
        for (const story of stories) output.write(story);
        return;
      }
      if (detail !== 'quiet') output.write(`${waitsText(outcome, detail, output.columns, colours)}\n`);
      for (const story of violations(outcome.result)) output.write(story);
    },
    finish: (summary, judgement) => {
      if (detail !== 'quiet' && summary.open > 0)
        output.write(
          `${count(summary.open, 'wait was', 'waits were')} open when the recording ended, which decides nothing.\n`,
        );
      output.write(`${conclusion(summary, judgement, colours)}\n`);
    },
  };
};
