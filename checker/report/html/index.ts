export { htmlReport } from './html-report.ts';
export { htmlExplanation, writeHtmlExplanation } from './explanation.ts';
export type { HtmlExplanation } from './explanation.ts';
