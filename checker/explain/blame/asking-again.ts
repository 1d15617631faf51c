import {
  compareVersions,
  releases,
  ruleHistories,
  rulesOf,
  sayingOf,
  type AnyHistories,
  type AnyHistory,
  type EndlessWay,
  type Rules,
} from '../../../model/index.ts';
import type { EndlessQuestion } from '../../starvation/index.ts';
import type { Remedy } from '../finding.ts';

/** Asks a question that differs from another in one thing: how it stands with the task then, as a clause, if it is well. */
export type AskAgain = (question: EndlessQuestion) => string | undefined;

const ways: readonly (readonly [EndlessWay, string])[] = [
  ['yield_now', 'tokio::task::yield_now'],
  ['self-wake', 'a self-wake'],
];

const byYield = (question: EndlessQuestion, ask: AskAgain): readonly Remedy[] => {
  const { size } = question;
  const own = size.yield === 'custom' ? 'yield_now' : size.yield;
  return ways.flatMap(([way, words]) => {
    if (way === own) return [];
    const well = ask({ ...question, size: { ...size, yield: way } });
    return well === undefined ? [] : [{ sentence: `Let the tasks yield by ${words} instead: then ${well}.` }];
  });
};

const histories: AnyHistories = ruleHistories;

const asIn = (question: EndlessQuestion, release: string): EndlessQuestion => ({
  ...question,
  release,
  rules: rulesOf(release) ?? question.rules,
});

interface Decisive {
  readonly name: string;
  readonly history: AnyHistory;
}

/** The rule that alone makes the difference between two releases, if one does. */
const decisiveRule = (question: EndlessQuestion, better: Rules, ask: AskAgain): Decisive | undefined => {
  const names = Object.keys(histories).filter((name) => name in better);
  for (const name of names) {
    const history = histories[name];
    const value = Object.entries(better).find(([rule]) => rule === name)?.[1];
    const own = Object.entries(question.rules).find(([rule]) => rule === name)?.[1];
    if (history === undefined || value === own) continue;
    const rules: Rules = Object.assign({}, question.rules, { [name]: value });
    if (ask({ ...question, rules }) !== undefined) return { name, history };
  }
  return undefined;
};

const whatChanged = (question: EndlessQuestion, release: string, ask: AskAgain): string => {
  const better = rulesOf(release);
  const rule = better && decisiveRule(question, better, ask);
  if (better === undefined || rule === undefined) return '';
  const value = Object.entries(better).find(([name]) => name === rule.name)?.[1];
  const change = rule.history.changes.findLast((one) => compareVersions(one.release, release) <= 0);
  const pulls = change === undefined || change.pulls.length === 0 ? '' : ` (${change.pulls.join(', ')})`;
  return value === undefined ? '' : `, because ${sayingOf(rule.history, value)} there${pulls}`;
};

/** The first release after that of the question in which it is well, if it is so in the newest. */
const byRelease = (question: EndlessQuestion, ask: AskAgain): readonly Remedy[] => {
  const later = releases
    .map(({ version }) => version)
    .filter((version) => compareVersions(version, question.release) > 0);
  const newest = later.at(-1);
  if (newest === undefined || ask(asIn(question, newest)) === undefined) return [];
  const isWell = (at: number): boolean => {
    const release = later[at];
    return release !== undefined && ask(asIn(question, release)) !== undefined;
  };
  // Between a release in which it is not well and a later one in which it is.
  let [bad, good] = [-1, later.length - 1];
  while (good - bad > 1) {
    const middle = (bad + good) >> 1;
    if (isWell(middle)) good = middle;
    else bad = middle;
  }
  const release = later[good] ?? newest;
  const well = ask(asIn(question, release)) ?? '';
  return [
    {
      sentence: `Use Tokio ${release} or later: then ${well}${whatChanged(question, release, ask)}.`,
    },
  ];
};

const byLifoSlot = (question: EndlessQuestion, ask: AskAgain): readonly Remedy[] => {
  const { constants, rules, flavor } = question;
  if (!constants.lifoSlot || !rules.lifoSlotOptional || flavor === 'current_thread') return [];
  const well = ask({ ...question, constants: { ...constants, lifoSlot: false } });
  return well === undefined
    ? []
    : [
        {
          sentence: `Disable the LIFO slot (Builder::disable_lifo_slot, with --cfg tokio_unstable): then ${well}.`,
        },
      ];
};

/** What changes of the way of yielding, of the release or of a setting make it well, each asked of the specification. */
export const remediesByAsking = (question: EndlessQuestion, ask: AskAgain): readonly Remedy[] => [
  ...byYield(question, ask),
  ...byRelease(question, ask),
  ...byLifoSlot(question, ask),
];
