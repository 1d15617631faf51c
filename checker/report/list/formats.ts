import type { Catalogue } from './catalogue.ts';

const descriptions: Readonly<Record<string, string>> = {
  'yieldcheck-1':
    'Native: JSON Lines; a header that says which kinds of events are recorded, events in the vocabulary of list events, an end record.',
  'tokio-capture-1': 'JSON Lines of a recorder inside Tokio (hooks, wrapped futures and wakers, or probes).',
};

/** The formats of traces that can be read, each plain or gzipped. */
export const formatCatalogue = (formats: readonly { readonly name: string }[]): Catalogue => ({
  title: 'Formats of traces that can be read, plain or gzipped',
  columns: ['format', 'what it is'],
  entries: formats.map(({ name }) => {
    const description = descriptions[name] ?? 'A format of traces.';
    return { cells: [name, description], json: { name, description } };
  }),
  note: 'The format is recognised by the first line, whatever the file is called.',
});
