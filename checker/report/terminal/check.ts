import type { FileOutcome } from '../../check/outcome.ts';
import { contradicts } from '../../check/outcome.ts';
import type { Property } from '../../properties/property.ts';
import { isPartial } from '../../recorded/account.ts';
import type { TraceResult } from '../../verdict.ts';
import type { CheckReporter, Detail } from '../check-reporter.ts';
import type { Output } from '../output.ts';
import { palette } from '../text/palette.ts';
import { visible } from '../text/visible.ts';
import { checkSummary, conclusion } from './check-summary.ts';
import { commonFolder, fileLine, unreadableLine, verdictTable } from './file-line.ts';
import { contradictionLines } from './recording/contradictions.ts';
import { noiseTable } from './recording/noise-table.ts';
import { recorderLines } from './recording/recorder-lines.ts';
import { violationStory } from './violation.ts';

/** What the report needs to know before the first file is done. */
export interface CheckPlan {
  readonly files: readonly string[];
  readonly properties: readonly Property[];
  readonly detail: Detail;
  /** The command that checks one property on one file again. */
  readonly reproduce: (file: string, property: string) => string;
}

/** With more files than this, those that are well get no line of their own. */
const mostLines = 20;

/** Reports for people: short when all is well, everything where something failed. */
export const terminalCheck = (output: Output, plan: CheckPlan): CheckReporter => {
  const colours = palette(output.colour);
  const verbose = plan.detail === 'verbose';
  const folder = commonFolder(plan.files);
  const nameOf = (file: string): string => file.slice(folder.length);
  const everyFile = verbose || (plan.detail === 'usual' && plan.files.length <= mostLines);

  if (everyFile && folder !== '')
    output.write(colours.faint(`${plan.files.length} files in ${visible(folder)}\n`));

  const violations = (result: TraceResult): readonly string[] =>
    result.verdicts.flatMap((verdict) => {
      const property = plan.properties.find(({ id }) => id === verdict.property);
      if (property === undefined || verdict.verdict !== 'violated') return [];
      const reproduce = plan.reproduce(result.file, property.id);
      const story = { property, verdict, place: result.file, reproduce, verbose };
      return [`\n${violationStory(story, output.columns, colours)}`];
    });

  const width = output.columns;
  const explains = verbose || (plan.detail === 'usual' && plan.files.length === 1);
  const write = (lines: readonly string[], blankBefore = false): void => {
    if (lines.length > 0) output.write(`${blankBefore ? '\n' : ''}${lines.join('\n')}\n`);
  };
  const introduce = ({ header, account }: TraceResult): void => {
    if (!explains || account === undefined) return;
    if (!isPartial(header) && account.notices.length === 0) return;
    write([...recorderLines(header, account, width, colours), '']);
  };
  const comment = ({ account }: TraceResult): void => {
    if (account === undefined) return;
    write(contradictionLines(account, width, colours, verbose), true);
    if (explains) write(noiseTable(account.noise, width, colours, verbose), true);
  };

  let endsBlank = false;
  const checked = (result: TraceResult): void => {
    const stories = violations(result);
    introduce(result);
    if (everyFile || stories.length > 0 || contradicts(result))
      output.write(fileLine(result, nameOf(result.file), colours));
    comment(result);
    if (verbose) output.write(verdictTable(result.verdicts, output.columns, colours));
    for (const story of stories) output.write(story);
    endsBlank = stories.length > 0;
    if (endsBlank) output.write('\n');
  };

  return {
    file: (outcome: FileOutcome) => {
      if (outcome.kind === 'checked') checked(outcome.result);
      else {
        output.write(unreadableLine(outcome.problem.message, output.columns, colours));
        const stories = outcome.before === undefined ? [] : violations(outcome.before);
        for (const story of stories) output.write(story);
        endsBlank = stories.length > 0;
        if (endsBlank) output.write('\n');
      }
    },
    finish: (summary, judgement) => {
      if (plan.detail !== 'quiet' && (summary.events > 0 || summary.files > summary.unreadable.length))
        output.write(`${endsBlank ? '' : '\n'}${checkSummary(summary, output.columns, colours, verbose)}\n`);
      output.write(`${conclusion(summary, judgement, colours)}\n`);
    },
  };
};
