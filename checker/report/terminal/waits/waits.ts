import type { Finding } from '../../../explain/finding.ts';
import type { Detail } from '../../check-reporter.ts';
import type { Output } from '../../output.ts';
import { palette } from '../../text/palette.ts';
import { count } from '../../text/words.ts';
import type { WaitsReporter } from '../../waits-reporter.ts';
import { conclusion } from '../check-summary.ts';
import { unreadableLine } from '../file-line.ts';
import { findingText } from '../finding/finding.ts';
import { lookOf } from '../finding/look.ts';
import { waitsText } from './file.ts';

/** What the report needs to know before the first file is done. */
export interface WaitsPlan {
  readonly detail: Detail;
}

/** Reports for people: how tasks waited in each recording, and every limit that was exceeded. */
export const terminalWaits = (output: Output, { detail }: WaitsPlan): WaitsReporter => {
  const colours = palette(output.colour);
  const look = lookOf(output, detail);

  const told = (findings: readonly Finding[]): void => {
    for (const finding of findings) output.write(`${findingText(finding, look)}\n`);
  };

  return {
    outcome: (outcome, findings) => {
      if (outcome.kind === 'unreadable') {
        output.write(unreadableLine(outcome.problem.message, output.columns, colours));
        told(findings);
        return;
      }
      if (detail !== 'quiet') output.write(`${waitsText(outcome, detail, output.columns, colours)}\n`);
      told(findings);
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
