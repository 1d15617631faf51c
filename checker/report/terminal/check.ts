import type { FileOutcome } from '../../check/outcome.ts';
import { contradicts } from '../../check/outcome.ts';
import type { Finding } from '../../explain/finding.ts';
import { isPartial } from '../../recorded/account.ts';
import type { TraceResult } from '../../verdict.ts';
import type { CheckReporter, Detail } from '../check-reporter.ts';
import type { Output } from '../output.ts';
import { palette } from '../text/palette.ts';
import { visible } from '../text/visible.ts';
import { checkSummary, conclusion } from './check-summary.ts';
import { findingText } from './finding/finding.ts';
import { lookOf } from './finding/look.ts';
import { commonFolder, fileLine, unreadableLine, verdictTable } from './file-line.ts';
import { contradictionLines } from './recording/contradictions.ts';
import { noiseTable } from './recording/noise-table.ts';
import { recorderLines } from './recording/recorder-lines.ts';

/** What the report needs to know before the first file is done. */
export interface CheckPlan {
  readonly files: readonly string[];
  readonly detail: Detail;
}

/** With more files than this, those that are well get no line of their own. */
const mostLines = 20;

/** Reports for people: short when all is well, everything where something failed. */
export const terminalCheck = (output: Output, plan: CheckPlan): CheckReporter => {
  const colours = palette(output.colour);
  const look = lookOf(output, plan.detail);
  const verbose = plan.detail === 'verbose';
  const folder = commonFolder(plan.files);
  const nameOf = (file: string): string => file.slice(folder.length);
  const everyFile = verbose || (plan.detail === 'usual' && plan.files.length <= mostLines);

  if (everyFile && folder !== '')
    output.write(colours.faint(`${plan.files.length} files in ${visible(folder)}\n`));

  let endsBlank = false;
  const told = (findings: readonly Finding[]): void => {
    for (const finding of findings) output.write(`\n${findingText(finding, look)}`);
    endsBlank = findings.length > 0;
    if (endsBlank) output.write('\n');
  };

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

  const checked = (result: TraceResult, findings: readonly Finding[]): void => {
    introduce(result);
    if (everyFile || findings.length > 0 || contradicts(result))
      output.write(fileLine(result, nameOf(result.file), colours));
    comment(result);
    if (verbose) output.write(verdictTable(result.verdicts, output.columns, colours));
    told(findings);
  };

  return {
    file: (outcome: FileOutcome, findings) => {
      if (outcome.kind === 'checked') checked(outcome.result, findings);
      else {
        output.write(unreadableLine(outcome.problem.message, output.columns, colours));
        told(findings);
      }
    },
    finish: (summary, judgement, findings) => {
      const vacuous = findings.filter(({ kind }) => kind === 'vacuity');
      if (vacuous.length > 0) told(vacuous);
      if (plan.detail !== 'quiet' && (summary.events > 0 || summary.files > summary.unreadable.length))
        output.write(`${endsBlank ? '' : '\n'}${checkSummary(summary, output.columns, colours, verbose)}\n`);
      output.write(`${conclusion(summary, judgement, colours)}\n`);
    },
  };
};
