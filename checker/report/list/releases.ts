import type { Release, Rules } from '../../../model/index.ts';
import type { Catalogue } from './catalogue.ts';

/** What each rule says in words. */
const sentences: readonly ((rules: Rules) => string)[] = [
  ({ yieldNowDefers }) => (yieldNowDefers ? 'yield_now defers its waker' : 'yield_now wakes itself'),
  ({ deferredWakeOrder }) => `deferred wakers are called ${deferredWakeOrder.replaceAll('-', ' ')}`,
  ({ lifoPollCap }) => `polls from the LIFO slot are ${lifoPollCap ? 'capped' : 'not capped'}`,
  ({ injectBatch }) => `tasks leave the inject queue ${injectBatch ? 'in batches' : 'one at a time'}`,
  ({ coopDefers }) => `a task out of coop budget ${coopDefers ? 'is deferred' : 'wakes itself'}`,
  ({ lifoStealable }) => `the LIFO slot ${lifoStealable ? 'can' : 'cannot'} be stolen`,
  ({ overflowMoves }) => `a full local queue sheds its ${overflowMoves} half`,
];

const say = (rules: Rules): readonly string[] => sentences.map((sentence) => sentence(rules));

const changes = (before: Rules | undefined, rules: Rules): string => {
  const known = new Set(before === undefined ? [] : say(before));
  const news = say(rules).filter((sentence) => !known.has(sentence));
  return news.length === 0 ? 'nothing' : news.join('; ');
};

/** The releases in which a rule of the scheduler changed. */
export const releaseCatalogue = (releases: readonly Release[], newest: string): Catalogue => ({
  title: 'Releases of Tokio in which a rule changed',
  columns: ['release', 'what changed'],
  entries: releases.map(({ version, rules }, i) => ({
    cells: [version, changes(releases[i - 1]?.rules, rules)],
    details: [['rules', say(rules).join('; ')]],
    json: { version, rules },
  })),
  note: `Any other release has the rules of the nearest one before it. Unless told otherwise: ${newest}.`,
});
