import type { Comparison } from '../../../compare/comparison.ts';
import { headlineOf, likenessOfAll } from '../../../compare/headline.ts';
import type { Likeness } from '../../../compare/behaviour.ts';
import type { Origin } from '../../../results/origin.ts';
import type { EndlessQuestion } from '../../../starvation/index.ts';
import type { CompareReporter } from '../../compare-reporter.ts';
import { command } from '../../text/words.ts';
import { fenced } from '../escape.ts';
import { code, folded, plain } from '../plain.ts';
import { boundSection } from './bounds.ts';
import { claimSections } from './claims.ts';
import { evidenceSection } from './evidence.ts';
import { replaysOf } from './replays.ts';
import { rateSection } from './rates.ts';
import { recordingSection } from './recordings.ts';
import { ruleSection } from './rules.ts';
import { scenarioSection } from './scenarios.ts';
import { gravestWait } from './gravest-wait.ts';

/** What the report needs to know beforehand. */
interface MarkdownPlan {
  readonly origin: Origin;
  /** How the arguments of `verify` name an endless question again. */
  readonly argumentsOf: (question: EndlessQuestion) => readonly string[];
  /** The arguments that ask for everything again. */
  readonly again: readonly string[];
}

const verdicts: Readonly<Record<Likeness, string>> = {
  equal: 'are equal',
  different: 'differ',
  undecided: 'may differ or not',
};

const mostReasons = 3;

const told = (reasons: readonly string[]): string =>
  [
    ...reasons.slice(0, mostReasons),
    ...(reasons.length > mostReasons ? [`and ${reasons.length - mostReasons} more reasons`] : []),
  ].join('; ');

const sectionOf = (comparison: Comparison, { argumentsOf }: MarkdownPlan): readonly string[] => {
  const { names, unexamined } = comparison;
  const replays = replaysOf(comparison, argumentsOf);
  return [
    `## ${code(names[0])} and ${code(names[1])} ${verdicts[likenessOfAll(comparison)]}`,
    '',
    plain(headlineOf(comparison)),
    ...gravestWait(comparison),
    '',
    ...boundSection(comparison),
    ...rateSection(comparison),
    ...scenarioSection(comparison),
    ...claimSections(comparison),
    ...ruleSection(comparison),
    ...evidenceSection(comparison),
    ...recordingSection(comparison),
    ...(replays.length === 0 ? [] : [...folded('Commands that show each row', [fenced(replays)]), '']),
    ...(unexamined.length === 0 ? [] : [`Not compared: ${plain(unexamined.join('; '))}.`, '']),
  ];
};

/** What was compared, as somebody would paste it into an issue: the verdict, a table for each kind of difference, and how to see each. */
export const markdownCompare = (
  output: { write: (text: string) => void },
  plan: MarkdownPlan,
): CompareReporter => ({
  finish: (comparisons, { code: exit, grounds }) => {
    const { tool } = plan.origin;
    const lines = [
      ...comparisons.flatMap((comparison) => sectionOf(comparison, plan)),
      ...(exit === 0 ? [] : [`Exit ${exit}: ${plain(told(grounds.map(({ because }) => because)))}.`, '']),
      `Reproduce with ${code(`${tool.name} ${tool.version}`)}:`,
      '',
      fenced([command(...plan.again)]),
    ];
    output.write(`${lines.join('\n')}\n`);
  },
});
