import type { RuleDifference } from '../../../../model/index.ts';
import { likenessOf } from '../../../compare/behaviour.ts';
import type { Comparison } from '../../../compare/comparison.ts';
import { partingInWords } from '../../../compare/headline.ts';
import type { ShownRule } from '../../../compare/rule-exhibits/show-rules.ts';
import { code, plain, tableOf } from '../plain.ts';

const repositories: Readonly<Partial<Record<Comparison['axis'], string>>> = {
  tokio: 'tokio-rs/tokio',
  wasmtime: 'bytecodealliance/wasmtime',
};

const pullsOf = ({ changes }: RuleDifference, { axis }: Comparison): string => {
  const pulls = [...new Set(changes.flatMap((change) => change.pulls))];
  return pulls
    .map((pull) => `[${pull}](https://github.com/${repositories[axis] ?? ''}/pull/${pull.slice(1)})`)
    .join(', ');
};

const shownIn = (one: ShownRule | undefined, { observation }: Comparison): string => {
  if (one === undefined) return '';
  if (one.kind === 'unseen') return plain(one.because);
  const { encounter, behaviour } = one.alone;
  const { sides } = encounter;
  const { parting } = behaviour;
  const likeness = likenessOf(behaviour.by[observation]);
  if (likeness === 'undecided') return `a limit was reached in ${plain(encounter.title)}`;
  if (likeness === 'equal' || parting === undefined)
    return `makes no difference in ${plain(encounter.title)}`;
  return plain(`in ${encounter.title} ${partingInWords(parting, [sides[0].name, sides[1].name])}`);
};

const rowOf = (rule: RuleDifference, comparison: Comparison): readonly string[] => {
  const told = [code(rule.rule), plain(rule.saysBefore), plain(rule.saysAfter), pullsOf(rule, comparison)];
  const { shownRules } = comparison;
  if (shownRules === undefined) return told;
  const shown = shownRules.find((one) => one.rule.rule === rule.rule);
  return [...told, shownIn(shown, comparison)];
};

/** The rules that differ, with their pull requests and how each shows. */
export const ruleSection = (comparison: Comparison): readonly string[] => {
  const { rules, names, shownRules } = comparison;
  if (rules === undefined || rules.changed.length === 0) return [];
  const heads = ['rule', code(names[0]), code(names[1]), 'changed by'];
  return [
    '### Rules that differ',
    '',
    ...tableOf(
      shownRules === undefined ? heads : [...heads, 'shown'],
      rules.changed.map((rule) => rowOf(rule, comparison)),
    ),
    '',
  ];
};
