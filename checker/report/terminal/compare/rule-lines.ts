import type { Comparison } from '../../../compare/comparison.ts';
import { because } from '../../list/rule-sources.ts';
import { hanging } from '../../text/wrap.ts';

/** The rules that differ between the releases compared, each with the pull requests that changed it. */
export const ruleLines = ({ rules, names }: Comparison, width: number): readonly string[] => {
  if (rules === undefined) return [];
  const changed = rules.changed.map((rule) =>
    hanging(
      `  ${rule.rule}  `,
      `${names[0]}: ${rule.saysBefore}; ${names[1]}: ${rule.saysAfter} ${because(rule)}`,
      width,
    ),
  );
  const back = rules.changedAndBack.map(({ rule }) => rule).join(', ');
  return [
    `Rules that differ between ${names[0]} and ${names[1]}:`,
    ...(changed.length === 0 ? ['  none'] : changed),
    ...(back === '' ? [] : [hanging('  changed in between, and back: ', back, width)]),
  ];
};
