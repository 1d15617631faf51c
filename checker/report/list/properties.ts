import type { Property } from '../../properties/property.ts';
import type { Catalogue } from './catalogue.ts';

/** What is checked, one sentence each. */
export const propertyCatalogue = (properties: readonly Property[]): Catalogue => ({
  title: 'Properties: what should be true of the scheduler',
  columns: ['property', 'kind', 'says'],
  entries: properties.map(({ id, code, kind, sentence, source, trigger, needs }) => ({
    cells: [id, kind, sentence],
    details: [
      ['tested when', trigger],
      ['needs', needs.join(', ')],
      ['source', source],
      ['code', code],
    ],
    json: { id, code, kind, sentence, source, trigger, needs },
  })),
  note: 'A safety property is broken by a moment, a liveness property by something that never comes. --verbose also says when each is tested, which events it needs and where it is decided in Tokio.',
});
