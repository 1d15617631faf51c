export { htmlReport } from './html-report.ts';
export { htmlExplanation, writeHtmlExplanation } from './explanation.ts';
export { writeHtmlRun } from './run-page.ts';
export type { HtmlRun } from './run-page.ts';
export type { HtmlExplanation } from './explanation.ts';
