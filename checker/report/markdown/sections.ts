import { exitMeanings } from '../../exit-code.ts';
import type { Finding } from '../../explain/finding.ts';
import type { Case, CaseStatus, Results } from '../../results/results.ts';
import { culpritInWords, wordFor } from '../terminal/finding/words.ts';
import { messageIn, nameIn, statusWords, whyIn } from '../text/case-words.ts';
import { gravestFirst, gravityOf } from '../text/gravity.ts';
import { plainEvidence } from '../text/plain-finding.ts';
import { duration } from '../text/quantities.ts';
import { shortened } from '../text/shortened.ts';
import { command, count, number } from '../text/words.ts';
import { fenced, inline } from './escape.ts';
import { remedyInWords } from '../text/remedy.ts';

/** Longer tables are no summary. */
const mostRows = 100;
const mostInTable = 160;

const verdictLine = ({ judgement, origin, seconds }: Results): string => {
  const { code, grounds } = judgement;
  const meaning = exitMeanings.find(([one]) => one === code)?.[1] ?? '';
  const why = grounds.slice(0, 5).map(({ because }) => because);
  const rest = grounds.length > 5 ? [`${number(grounds.length - 5)} more reasons`] : [];
  const reasons = [...why, ...rest].join('; ');
  return [
    `## ${code === 0 ? 'Passed' : 'Failed'}: ${inline(meaning)}`,
    '',
    ...(reasons === '' ? [] : [`${inline(messageIn(reasons))} (exit ${code}).`, '']),
    fenced([nameIn(command(...origin.arguments))]),
    '',
    `${inline(origin.tool.name)} ${inline(origin.tool.version)}, ${duration(seconds)}.`,
  ].join('\n');
};

const statuses: readonly CaseStatus[] = [
  'failed',
  'unreadable',
  'undecided',
  'vacuous',
  'not-checkable',
  'passed',
];

const cell = (text: string): string => inline(shortened(text, mostInTable));

const rowOf = (one: Case): string => {
  const why = one.status === 'passed' ? '' : whyIn(one);
  return `| ${inline(statusWords[one.status])} | ${cell(one.name)} | ${cell(one.suite)} | ${one.instances === undefined ? '' : number(one.instances)} | ${cell(why)} |`;
};

/** What failed first, then what was left open, then what passed. */
const tableOf = (cases: readonly Case[]): string => {
  const failing = gravestFirst(cases);
  const others = cases
    .filter(({ failsRun }) => !failsRun)
    .toSorted((one, other) => statuses.indexOf(one.status) - statuses.indexOf(other.status));
  const all = [...failing, ...others];
  const counts = statuses.flatMap((status) => {
    const n = cases.filter((one) => one.status === status).length;
    return n === 0 ? [] : [`${number(n)} ${statusWords[status]}`];
  });
  const rest = all.length - mostRows;
  return [
    `### ${count(all.length, 'question')}: ${inline(counts.join(', '))}`,
    '',
    '| verdict | question | of | instances | why |',
    '| --- | --- | --- | ---: | --- |',
    ...all.slice(0, mostRows).map(rowOf),
    ...(rest > 0 ? ['', `${count(rest, 'more question')} with the least grave verdicts.`] : []),
  ].join('\n');
};

const fact = (label: string, text: string): string => `- **${label}:** ${inline(messageIn(text))}`;

const findingSection = (finding: Finding): string => {
  const { kind, headline, rule, because, blame, remedies, more, unexamined, reproduce } = finding;
  const evidence = plainEvidence(finding);
  return [
    '<details>',
    `<summary>${wordFor[kind]}: ${inline(messageIn(headline))}</summary>`,
    '',
    fact('rule', `${rule.id}: ${rule.sentence}`),
    fact('source', rule.source),
    fact('why', because),
    ...(blame === undefined ? [] : [fact('to blame', `${culpritInWords[blame.who]}. ${blame.because}`)]),
    ...remedies.map((remedy) => fact('would fix it', remedyInWords(remedy))),
    ...(more === 0 ? [] : [fact('also', `${count(more, 'more instance')} the same way`)]),
    ...unexamined.map((what) => fact('not checked', what)),
    ...(evidence.length === 0 ? [] : ['', fenced(evidence)]),
    ...(reproduce.length === 0 ? [] : ['', 'Reproduce:', '', fenced([messageIn(command(...reproduce))])]),
    '',
    '</details>',
  ].join('\n');
};

/** The sections of a summary, each of which can be read without those after it: the verdict, the table, each finding. */
export const sectionsOf = (results: Results): readonly string[] => {
  const findings = results.cases
    .flatMap((one) => one.findings)
    .toSorted((one, other) => gravityOf(one.kind) - gravityOf(other.kind));
  return [verdictLine(results), tableOf(results.cases), ...findings.map(findingSection)];
};
