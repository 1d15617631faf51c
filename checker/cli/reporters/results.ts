import type { ResultsReporter } from '../../report/results-reporter.ts';
import { htmlReport } from '../../report/html/html-report.ts';
import { junitReport } from '../../report/junit/junit.ts';
import { sarifReport } from '../../report/sarif/sarif.ts';

/** The reporters that tell the results of every verb in one form, by name. */
export const resultsReporters = {
  html: htmlReport,
  junit: junitReport,
  sarif: sarifReport,
} as const satisfies Readonly<Record<string, ResultsReporter>>;

/** The name of one of them. */
export type ResultsReporterName = keyof typeof resultsReporters;

/** What each is for, for the help. */
export const audiences: Readonly<Record<ResultsReporterName, string>> = {
  html: 'a page that needs no server',
  junit: 'test results in XML',
  sarif: 'for code scanning',
};
