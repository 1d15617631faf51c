import { changesIn, ruleHistories, sayingOf } from '../../../model/index.ts';
import type { AnyRule, Release } from '../../../model/index.ts';
import type { Catalogue } from './catalogue.ts';
import { because } from './rule-sources.ts';

const oldest = 'the oldest release known';

/** Every rule of the oldest release known, which changed nothing that is known. */
const first = Object.entries<AnyRule>(ruleHistories).map(
  ([rule, history]) => [rule, `${sayingOf(history, history.first)} (${history.source})`] as const,
);

/** The releases in which a rule of the scheduler changed. */
export const releaseCatalogue = (releases: readonly Release[], newest: string): Catalogue => ({
  title: 'Releases of Tokio in which a rule changed',
  columns: ['release', 'what changed'],
  entries: releases.map(({ version, rules }, i) => {
    const changes = changesIn(version);
    const news = changes.map(({ saysAfter }) => saysAfter).join('; ');
    return {
      cells: [version, i === 0 ? oldest : news || 'nothing'],
      details:
        i === 0 ? first : changes.map((change) => [change.rule, `${change.saysAfter} ${because(change)}`]),
      json: { version, rules, changes },
    };
  }),
  note: `Any other release has the rules of the nearest one before it. Unless told otherwise: ${newest}. --verbose tells every rule, where it is decided and by which pull request; --diff 1.50,1.53 what changed between two releases.`,
});
