import { writeDocument } from '../json/document.ts';
import type { Origin } from '../../results/origin.ts';
import type { Output } from '../output.ts';
import { palette } from '../text/palette.ts';
import { table } from '../text/table.ts';
import { hanging } from '../text/wrap.ts';

/** One thing that a catalogue lists: the words of its columns, and everything about it for programs. */
export interface Entry {
  readonly cells: readonly string[];
  /** Lines below the entry, label first, when everything is told. */
  readonly details?: readonly (readonly [label: string, text: string])[];
  readonly json: Readonly<Record<string, unknown>>;
}

/** What `yieldcheck list` can list. */
export interface Catalogue {
  readonly title: string;
  readonly columns: readonly string[];
  readonly entries: readonly Entry[];
  /** A remark under the table. */
  readonly note?: string;
}

/** The catalogue as a table; with `verbose`, each entry with its details. */
export const printCatalogue = (output: Output, catalogue: Catalogue, verbose: boolean): void => {
  const colours = palette(output.colour);
  const { title, columns, entries, note } = catalogue;
  const titles = columns.map((column) => ({ title: column }));
  const line = (text: string): void => output.write(`${text}\n`);
  line(colours.strong(title));
  line('');
  const rows = table(
    titles,
    entries.map(({ cells }) => cells),
    output.columns,
    colours.faint,
  );
  if (!verbose || entries.every(({ details }) => details === undefined)) for (const row of rows) line(row);
  else
    for (const { cells, details = [] } of entries) {
      line(colours.strong(cells.slice(0, -1).join('  ')));
      line(hanging('  ', cells.at(-1) ?? '', output.columns));
      const width = Math.max(0, ...details.map(([label]) => label.length));
      for (const [label, text] of details) line(hanging(`  ${label.padEnd(width)}  `, text, output.columns));
    }
  if (note !== undefined) line(`\n${hanging('', note, output.columns)}`);
};

/** The catalogue as one document, its entries under `name`. */
export const writeCatalogue = (output: Output, origin: Origin, name: string, catalogue: Catalogue): void =>
  writeDocument(output, origin, { exitCode: 0, [name]: catalogue.entries.map(({ json }) => json) });
