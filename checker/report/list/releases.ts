import type { Release, Rules } from '../../../model/index.ts';
import type { Catalogue } from './catalogue.ts';

/** What each rule says in words. */
const sentences: { readonly [Name in keyof Rules]: (rules: Rules) => string } = {
  yieldNowDefers: (rules) => (rules.yieldNowDefers ? 'yield_now defers its waker' : 'yield_now wakes itself'),
  deferredWakeOrder: (rules) => `deferred wakers are called ${rules.deferredWakeOrder.replaceAll('-', ' ')}`,
  deferDropsRepeats: (rules) =>
    `a waker deferred twice in a row is called ${rules.deferDropsRepeats ? 'once' : 'twice'}`,
  lifoPollCap: (rules) => `polls from the LIFO slot are ${rules.lifoPollCap ? 'capped' : 'not capped'}`,
  injectBatch: (rules) =>
    `tasks leave the inject queue ${rules.injectBatch ? 'in batches' : 'one at a time'}`,
  notifiesAfterPass: (rules) =>
    `after a driver pass a worker notifies with ${rules.notifiesAfterPass === 'more than one task' ? 'two tasks to run' : 'a task in its queue'}`,
  unparksFor: (rules) =>
    `a woken worker with ${rules.unparksFor === 'any task' ? 'any task' : 'a task in its LIFO slot'} stays awake`,
  coopDefers: (rules) => `a task out of coop budget ${rules.coopDefers ? 'is deferred' : 'wakes itself'}`,
  lifoStealable: (rules) => `the LIFO slot ${rules.lifoStealable ? 'can' : 'cannot'} be stolen`,
  overflowMoves: (rules) => `a full local queue sheds its ${rules.overflowMoves} half`,
};

const say = (rules: Rules): readonly string[] => Object.values(sentences).map((sentence) => sentence(rules));

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
