import type { Catalogue } from './catalogue.ts';

interface Described {
  readonly name: string;
  readonly description: string;
}

/** The formats of traces that can be read, each plain or gzipped, and the names of those that can be written. */
export const formatCatalogue = (
  formats: readonly Described[],
  written: readonly Pick<Described, 'name'>[],
): Catalogue => ({
  title: 'Formats of traces that can be read, plain or gzipped',
  columns: ['format', 'what it is'],
  entries: formats.map(({ name, description }) => ({
    cells: [name, description],
    json: { name, description },
  })),
  note:
    'The format is recognised by what is in a file, whatever the file is called. ' +
    `yieldcheck convert writes: ${written.map(({ name }) => name).join(', ')}.`,
});
