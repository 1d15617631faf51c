import { vocabulary } from '../../../traces/index.ts';
import type { Catalogue } from './catalogue.ts';

/** Every kind of event a trace can hold. */
export const eventCatalogue = (): Catalogue => ({
  title: 'Events: the vocabulary of a trace',
  columns: ['event', 'means'],
  entries: Object.entries(vocabulary).map(([event, { doc, fields }]) => ({
    cells: [event, doc],
    details: Object.entries(fields).map(([field, type]) => [field, type] as const),
    json: { event, doc, fields },
  })),
  note: 'Every event also has g (position in the trace), t (nanoseconds), s (thread) and w (worker or null). A type that ends in ? may be absent: the recorder cannot see it; |null: it looked and there was none. --verbose lists the fields.',
});
