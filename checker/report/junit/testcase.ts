import type { Case } from '../../results/results.ts';
import { messageIn, nameIn, statusWords, whyIn } from '../text/case-words.ts';
import { plainEvidence, plainFinding } from '../text/plain-finding.ts';
import { shortened } from '../text/shortened.ts';
import type { Element } from '../xml/xml.ts';

/** How JUnit's format tells the end of a test. */
export type OutcomeKind = 'passed' | 'failure' | 'error' | 'skipped';

/** Services refuse files whose texts are larger still. */
const mostOfText = 64_000;

/** What a case is for those who count tests. */
export const kindOf = ({ status, failsRun }: Case): OutcomeKind => {
  if (status === 'unreadable') return 'error';
  if (status === 'passed') return 'passed';
  return failsRun ? 'failure' : 'skipped';
};

const explanation = (one: Case): string => {
  const { findings, sentence, reason } = one;
  const lines =
    findings.length === 0
      ? [`asked: ${sentence}`, `${statusWords[one.status]}: ${messageIn(reason ?? statusWords[one.status])}`]
      : findings.map((finding) => plainFinding(finding).join('\n'));
  return shortened(lines.join(findings.length === 0 ? '\n' : '\n\n'), mostOfText);
};

const resultOf = (one: Case): readonly Element[] => {
  const kind = kindOf(one);
  if (kind === 'passed') return [];
  const attributes = { type: one.findings[0]?.kind ?? one.status, message: whyIn(one) };
  if (kind === 'skipped') return [{ name: kind, attributes }];
  return [{ name: kind, attributes, children: [explanation(one)] }];
};

const excerptOf = ({ findings }: Case): readonly Element[] => {
  const lines = findings.flatMap(plainEvidence);
  return lines.length === 0
    ? []
    : [{ name: 'system-out', children: [shortened(lines.join('\n'), mostOfText)] }];
};

/** One question as a test: how it ended, and the part of the trace that shows why. */
export const testcaseOf = (one: Case): Element => ({
  name: 'testcase',
  attributes: { name: nameIn(one.name), classname: nameIn(one.suite) },
  children: [...resultOf(one), ...excerptOf(one)],
});
