import type { Output } from '../../report/output.ts';
import { githubReport } from '../../report/github/github.ts';
import { appendSummary } from '../../report/github/summary.ts';
import { htmlReport } from '../../report/html/html-report.ts';
import { junitReport } from '../../report/junit/junit.ts';
import { markdownReport } from '../../report/markdown/markdown.ts';
import { sarifReport } from '../../report/sarif/sarif.ts';
import type { Results } from '../../results/results.ts';
import type { Surroundings } from '../surroundings.ts';

type Told = (output: Output, results: Results, surroundings: Surroundings) => void;

/** Annotations, and everything in the summary of the step. */
const github: Told = (output, results, { repository, summary }) => {
  const rest = summary === undefined ? 'by --reporter markdown=FILE' : 'in the summary of this step';
  githubReport(output, results, { folder: repository, rest });
  if (summary !== undefined) appendSummary(summary, results);
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
