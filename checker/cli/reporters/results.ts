import type { Output } from '../../report/output.ts';
import { annotationCommand } from '../../report/github/command.ts';
import { githubReport } from '../../report/github/github.ts';
import { appendSummary } from '../../report/github/summary.ts';
import { htmlReport } from '../../report/html/html-report.ts';
import { junitReport } from '../../report/junit/junit.ts';
import { markdownReport } from '../../report/markdown/markdown.ts';
import { sarifReport } from '../../report/sarif/sarif.ts';
import { UnwritableError } from '../../report/unwritable.ts';
import type { Results } from '../../results/results.ts';
import type { Surroundings } from '../surroundings.ts';

type Told = (output: Output, results: Results, surroundings: Surroundings) => void;

/** What kept a summary from being written; undefined if nothing did. */
const problemWith = (summary: string, results: Results): string | undefined => {
  try {
    appendSummary(summary, results);
    return undefined;
  } catch (error) {
    if (error instanceof UnwritableError) return error.message;
    throw error;
  }
};

/**
 * Annotations, and everything in the summary of the step. Few ask for a summary, and in a container its file may not be there:
 * without it the run ends as it would have.
 */
const github: Told = (output, results, { repository, summary }) => {
  const problem = summary === undefined ? undefined : problemWith(summary, results);
  const hasSummary = summary !== undefined && problem === undefined;
  const rest = hasSummary ? 'in the summary of this step' : 'by --reporter markdown=FILE';
  githubReport(output, results, { folder: repository, rest });
  if (problem !== undefined)
    output.write(annotationCommand({ level: 'warning', title: 'There is no summary', message: problem }));
};

/** The reporters that tell the results of every verb in one form, by name. */
export const resultsReporters = {
  html: htmlReport,
  junit: junitReport,
  sarif: sarifReport,
  markdown: markdownReport,
  github,
} as const satisfies Readonly<Record<string, Told>>;

/** The name of one of them. */
export type ResultsReporterName = keyof typeof resultsReporters;

/** What each is for, for the help. */
export const audiences: Readonly<Record<ResultsReporterName, string>> = {
  html: 'a page that needs no server',
  junit: 'test results in XML',
  sarif: 'for code scanning',
  markdown: 'a summary',
  github: 'annotations of GitHub Actions, with a summary of the step',
};
