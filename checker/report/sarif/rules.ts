import type { Finding } from '../../explain/finding.ts';
import { nameIn } from '../text/case-words.ts';
import { visible } from '../text/visible.ts';
import { message } from './message.ts';
import { levels } from './levels.ts';

type Json = Readonly<Record<string, unknown>>;

/** The id of the rule that is broken, as SARIF has it. */
export const ruleId = ({ rule }: Finding): string => visible(nameIn(rule.id));

/** What a rule says, where in Tokio it is decided, and how to see what is known of it. */
const ruleOf = (finding: Finding): Json => {
  const { rule, kind } = finding;
  const { sentence, source, link } = rule;
  const source_ = source === '' ? '' : ` In Tokio it is decided in ${source}.`;
  return {
    id: ruleId(finding),
    shortDescription: message(sentence),
    fullDescription: message(`${sentence}${source_}`),
    help: message(
      `${sentence}${source_} All properties with their sources are told by: yieldcheck list properties --verbose`,
    ),
    ...(link === undefined ? {} : { helpUri: link }),
    defaultConfiguration: { level: levels[kind] },
    properties: { tags: [kind, 'tokio', 'scheduling'] },
  };
};

/** The rules that findings break, each once, in the order in which they are first broken. */
export interface Rules {
  readonly descriptors: readonly Json[];
  indexOf(finding: Finding): number;
}

/** The rules of some findings. */
export const rulesOf = (findings: readonly Finding[]): Rules => {
  const firsts = new Map<string, Finding>();
  for (const finding of findings) if (!firsts.has(ruleId(finding))) firsts.set(ruleId(finding), finding);
  const ids = [...firsts.keys()];
  return {
    descriptors: [...firsts.values()].map(ruleOf),
    indexOf: (finding) => ids.indexOf(ruleId(finding)),
  };
};
