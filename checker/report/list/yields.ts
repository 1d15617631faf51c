import type { YieldWay } from '../../../model/index.ts';
import type { Catalogue } from './catalogue.ts';

/** The ways of yielding that can be asked for by name. */
export const yieldCatalogue = (ways: readonly YieldWay[]): Catalogue => ({
  title: 'Ways of yielding',
  columns: ['yield', 'what it does'],
  entries: ways.map(({ name, summary, source }) => ({
    cells: [name, summary],
    details: [['source', source]],
    json: { name, summary, source },
  })),
  note: 'Name one or several with verify --yield.',
});
