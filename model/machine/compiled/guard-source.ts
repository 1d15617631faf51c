import type { Test } from '../guard.ts';
import type { Slot } from '../layout.ts';
import type { Bits, RowLayout } from './row-layout.ts';
import type { Lines } from './source-lines.ts';

const nowhere: Bits = { word: 0, shift: 0, bits: 0 };

/** The bits that decide a guard on the field at `at`: of a long sequence, its length. */
const decidingBits = ({ runs, scalars }: RowLayout, at: number): Bits => {
  const run = runs.get(at);
  if (run === undefined) return scalars.get(at) ?? nowhere;
  return run.kind === 'long' ? run.length : run;
};

const isNumber = (index: string): boolean => /^\d+$/.test(index);

/**
 * Prints guards on the fields of an array's records. A field is known by its cell in the first record, a record by
 * its number or by a variable; for variables, tables that the printed conditions use say where a field is.
 */
export class GuardSource {
  readonly #rows: RowLayout;
  readonly #tables = new Map<number, string>();
  readonly #declarations: string[] = [];

  constructor(rows: RowLayout) {
    this.#rows = rows;
  }

  /** The tables that the conditions printed until now use. */
  get declarations(): Lines {
    return this.#declarations;
  }

  /** An expression: the cell of the field in the record `index` of `records`; for a sequence, 0 where it is empty. */
  cell(records: readonly (readonly Slot[])[], at: number, index: string): string {
    const { bits } = decidingBits(this.#rows, at);
    const read = `row[${this.#place(records, at, index).join('] >>> ')} & ${2 ** bits - 1}`;
    return this.#rows.runs.get(at)?.kind === 'short' ? `((${read}) === 1 ? 0 : 1)` : `(${read})`;
  }

  /** An expression that says whether the record `index` of `records` meets the test. */
  condition(records: readonly (readonly Slot[])[], { at, cells, except }: Test, index: string): string {
    const cell = this.cell(records, at, index);
    const any = cells.map((wanted) => `${cell} === ${wanted}`).join(' || ');
    return except ? `!(${any})` : `(${any})`;
  }

  /** The word and the shift of the field. */
  #place(records: readonly (readonly Slot[])[], at: number, index: string): readonly [string, string] {
    const position = records[0]?.findIndex((slot) => slot.at === at) ?? 0;
    const places = records.map((slots) => decidingBits(this.#rows, slots[position]?.at ?? at));
    if (isNumber(index)) {
      const { word, shift } = places[Number(index)] ?? nowhere;
      return [`${word}`, `${shift}`];
    }
    const table = this.#tables.get(at) ?? `field${at}`;
    if (!this.#tables.has(at)) {
      this.#tables.set(at, table);
      this.#declarations.push(
        `const ${table}Word = [${places.map(({ word }) => word).join(', ')}];`,
        `const ${table}Shift = [${places.map(({ shift }) => shift).join(', ')}];`,
      );
    }
    return [`${table}Word[${index}]`, `${table}Shift[${index}]`];
  }
}
