import { likenessOf } from '../../../compare/behaviour.ts';
import type { Comparison } from '../../../compare/comparison.ts';
import { partingInWords } from '../../../compare/headline.ts';
import { replayingFork } from '../../../compare/reproduce.ts';
import type { ShownRule } from '../../../compare/rule-exhibits/show-rules.ts';
import { because } from '../../list/rule-sources.ts';
import { command } from '../../text/words.ts';
import { hanging } from '../../text/wrap.ts';

const sentenceOf = (one: ShownRule, { observation }: Comparison): string => {
  if (one.kind === 'unseen') return `not explored: ${one.because}`;
  const { encounter, behaviour } = one.alone;
  const { sides } = encounter;
  const likeness = likenessOf(behaviour.by[observation]);
  if (likeness === 'equal') return `makes no difference between them in ${encounter.title}`;
  if (likeness === 'undecided') return `a limit was reached in ${encounter.title}`;
  return behaviour.parting === undefined
    ? `shows in ${encounter.title}`
    : `in ${encounter.title} ${partingInWords(behaviour.parting, [sides[0].name, sides[1].name])}`;
};

const shownLines = (one: ShownRule, comparison: Comparison, width: number): readonly string[] => [
  hanging('    ', sentenceOf(one, comparison), width),
  ...(one.kind === 'unseen'
    ? []
    : replayingFork(one.alone).map((words) => hanging('    replay   ', command(...words), Infinity))),
];

/** The rules that differ between the releases compared, each with the pull requests that changed it, and how it shows. */
export const ruleLines = (comparison: Comparison, width: number): readonly string[] => {
  const { rules, names, shownRules = [] } = comparison;
  if (rules === undefined) return [];
  const changed = rules.changed.flatMap((rule) => [
    hanging(
      `  ${rule.rule}  `,
      `${names[0]}: ${rule.saysBefore}; ${names[1]}: ${rule.saysAfter} ${because(rule)}`,
      width,
    ),
    ...shownRules
      .filter((one) => one.rule.rule === rule.rule)
      .flatMap((one) => shownLines(one, comparison, width)),
  ]);
  const back = rules.changedAndBack.map(({ rule }) => rule).join(', ');
  return [
    `Rules that differ between ${names[0]} and ${names[1]}:`,
    ...(changed.length === 0 ? ['  none'] : changed),
    ...(back === '' ? [] : [hanging('  changed in between, and back: ', back, width)]),
  ];
};
