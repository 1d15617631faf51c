import type { Finding } from '../../explain/finding.ts';
import type { Results } from '../../results/results.ts';
import { plainEvidence } from '../text/plain-finding.ts';
import { number } from '../text/words.ts';
import { headingsFor } from './finding-words.ts';
import type { PageData, ShownFinding } from './payload/page.ts';
import { outcomeWords } from './payload/outcome.ts';
import { sentence } from './payload/sentence.ts';
import { shownData, shownText } from './shown-text.ts';

/** A page that is read without its script is read in a mail, and not for its fiftieth finding. */
const mostFindings = 50;
const mostLines = 200;
const mostCases = 200;

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

const escaped = (text: string): string => text.replace(/[&<>"']/gu, (character) => entities[character] ?? '');

const paragraph = (text: string): string => `<p>${escaped(text)}</p>\n`;

const section = (heading: string, sentences: readonly string[]): string =>
  sentences.length === 0
    ? ''
    : `<h3>${escaped(heading)}</h3>\n<ul>${sentences.map((one) => `<li>${escaped(one)}</li>`).join('')}</ul>\n`;

const evidenceOf = (finding: Finding): string => {
  // Cut before it is laid out: a recording may have names of a megabyte.
  const lines = plainEvidence(shownData(finding));
  if (lines.length === 0) return '';
  const shown = lines.slice(0, mostLines).map((line) => shownText(line));
  const rest = lines.length - shown.length;
  const text = [...shown, ...(rest > 0 ? [`${number(rest)} more lines`] : [])].join('\n');
  return `<h3>What shows it</h3>\n<pre>${escaped(text)}</pre>\n`;
};

const findingText = (shown: ShownFinding, finding: Finding): string => {
  const { kindName, headline, rule, because, blame, remedies, unexamined, reproduce } = shown;
  const headings = headingsFor(finding.kind);
  const source = rule.source === '' ? [] : [`Decided in ${rule.source}`];
  return [
    `<p class="kind kind-${finding.kind}">${escaped(kindName)}</p>\n<h2>${escaped(headline)}</h2>\n`,
    paragraph(shown.subject.map(([name, text]) => `${name}: ${text}`).join('; ')),
    section(headings.because, because === undefined ? [] : [sentence(because)]),
    section(headings.rule, [`${rule.id}: ${rule.sentence}`, ...source]),
    section(headings.blame, blame === undefined ? [] : [`${sentence(blame.who)} ${sentence(blame.because)}`]),
    section(
      headings.remedies,
      remedies.map((one) =>
        one.command === undefined ? sentence(one.sentence) : `${sentence(one.sentence)} ${one.command}`,
      ),
    ),
    section('What was not checked', unexamined.map(sentence)),
    reproduce === undefined ? '' : `<h3>Reproduce it</h3>\n<p><code>${escaped(reproduce)}</code></p>\n`,
    evidenceOf(finding),
  ].join('');
};

const row = (cells: readonly string[], tag: 'td' | 'th'): string =>
  `<tr>${cells.map((cell) => `<${tag}>${escaped(cell)}</${tag}>`).join('')}</tr>`;

const table = (heads: readonly string[], rows: readonly (readonly string[])[]): string =>
  `<table>\n${[row(heads, 'th'), ...rows.map((cells) => row(cells, 'td'))].join('\n')}\n</table>\n`;

const casesText = ({ cases }: PageData): string => {
  if (cases.length === 0) return '';
  const rest = cases.length - mostCases;
  const rows = cases
    .slice(0, mostCases)
    .map(({ outcome, name, suite }) => [outcomeWords[outcome].label, name, suite]);
  return `<h2>Everything that was asked</h2>\n${table(['verdict', 'question', 'of'], rows)}${rest > 0 ? paragraph(`and ${number(rest)} more`) : ''}`;
};

const tablesText = ({ tables }: PageData): string =>
  tables
    .map(({ title, heads, rows }) => {
      const cells = rows.map((one) => one.cells);
      return `<h2>${escaped(title)}</h2>\n${table(heads, cells)}`;
    })
    .join('');

const verdictText = ({ judgement }: PageData): string =>
  judgement === undefined
    ? ''
    : paragraph(sentence([...judgement.grounds.slice(0, 3), `exit code ${judgement.code}`].join('; ')));

/**
 * Everything that is found, as markup that needs no script, for a reader of mail or a server that runs none. The script of
 * the page replaces it.
 */
export const staticText = (page: PageData, results: Results | undefined): string => {
  const findings = (results?.cases ?? []).flatMap((one) => one.findings);
  const rest = page.findings.length - mostFindings;
  return [
    `<div class="column static">\n<h1>yieldcheck</h1>\n`,
    `<p><code>${escaped(page.command)}</code></p>\n`,
    verdictText(page),
    paragraph('The time line of this report needs a script inside this file, which does not run here.'),
    ...page.findings.slice(0, mostFindings).map((shown, index) => {
      const finding = findings[index];
      return finding === undefined ? '' : `<section>\n${findingText(shown, finding)}</section>\n`;
    }),
    rest > 0 ? paragraph(`and ${number(rest)} more findings`) : '',
    tablesText(page),
    casesText(page),
    '</div>\n',
  ].join('');
};
