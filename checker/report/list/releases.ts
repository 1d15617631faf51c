import { changesIn, sayingOf } from '../../../model/index.ts';
import type { AnyHistories } from '../../../model/index.ts';
import type { Catalogue } from './catalogue.ts';
import { because } from './rule-sources.ts';

/** A project whose rules changed from release to release. */
export interface Project {
  /** Its name, such as `Tokio`. */
  readonly name: string;
  /** The oldest release known, those in which a rule changed, and the newest, ascending. */
  readonly releases: readonly { readonly version: string; readonly rules: object }[];
  readonly histories: AnyHistories;
  /** The release that is meant unless another is given. */
  readonly newest: string;
  /** Two releases to compare in an example. */
  readonly example: string;
}

/** The releases of the project in which a rule changed. */
export const releaseCatalogue = ({ name, releases, histories, newest, example }: Project): Catalogue => {
  const first = Object.entries(histories).map(
    ([rule, history]) => [rule, `${sayingOf(history, history.first)} (${history.source})`] as const,
  );
  return {
    title: `Releases of ${name} in which a rule changed`,
    columns: ['release', 'what changed'],
    entries: releases.map(({ version, rules }, i) => {
      const changes = changesIn(histories, version);
      const news = changes.map(({ saysAfter }) => saysAfter).join('; ');
      return {
        cells: [version, i === 0 ? 'the oldest release known' : news || 'nothing'],
        details:
          i === 0 ? first : changes.map((change) => [change.rule, `${change.saysAfter} ${because(change)}`]),
        json: { version, rules, changes },
      };
    }),
    note: `Any other release has the rules of the nearest one before it. Unless told otherwise: ${newest}. --verbose tells every rule, where it is decided and by which pull request; --diff ${example} what changed between two releases.`,
  };
};
