import type { Bits, LongRun, RowLayout, ShortRun } from '../compiled/row-layout.ts';
import type { RecordSlots, Slot } from '../layout.ts';
import type { Segment } from './segment.ts';

/** Something in a row that moves with its record, or that refers to elements that move. */
export type Piece =
  /** Bits that refer to nothing that moves. */
  | { readonly kind: 'value'; readonly bits: Bits }
  /** A reference to an element of the moving array numbered `target`; 0 is none. */
  | { readonly kind: 'id'; readonly bits: Bits; readonly target: number }
  | { readonly kind: 'short'; readonly run: ShortRun; readonly target: number }
  /** Without `target`, its elements do not move. */
  | {
      readonly kind: 'long';
      readonly run: LongRun;
      readonly target: number | undefined;
      readonly capacity: number;
    };

/** A piece and the number of the first working cell that holds it, counted from the start of its record's cells. */
export interface Held {
  readonly piece: Piece;
  readonly cell: number;
}

/** An array of which some elements move. */
export interface MovingArray {
  readonly name: string;
  readonly length: number;
  readonly segments: readonly Segment[];
  /**
   * Elements that refer to elements that move, those of a ring and those that hold more than keys can are put in order
   * by what they hold; all others by where they are referred to, once that is in order.
   */
  readonly holds: boolean;
  /** First working cell of its first record, and cells of a record. */
  readonly base: number;
  readonly stride: number;
  /** For each record its pieces, alike in every record but for their places in the row. */
  readonly records: readonly (readonly Held[])[];
  /** Number of its first element among the elements of all moving arrays. */
  readonly first: number;
  /** Where its part of a table by id cells begins: the entry of none, then those of its elements. */
  readonly ids: number;
}

/** What moves in rows of a layout. */
export interface Moving {
  readonly arrays: readonly MovingArray[];
  /** References to moving elements from what does not move; their cells count from 0. */
  readonly fixed: readonly Held[];
  /** Number of working cells, of elements, and of entries of a table by id cells. */
  readonly cells: number;
  readonly elements: number;
  readonly idCells: number;
}

const cellsOf = (piece: Piece): number => (piece.kind === 'long' ? 1 + piece.capacity : 1);

const hold = (pieces: readonly Piece[]): readonly Held[] => {
  let next = 0;
  return pieces.map((piece) => {
    const cell = next;
    next += cellsOf(piece);
    return { piece, cell };
  });
};

const endOf = (held: readonly Held[]): number => {
  const last = held.at(-1);
  return last === undefined ? 0 : last.cell + cellsOf(last.piece);
};

/** Whether the piece refers to elements that move. */
export const refers = (piece: Piece): boolean => piece.kind !== 'value' && piece.target !== undefined;

/** Finds what moves when the elements of `segments` do. */
export const whatMoves = (rows: RowLayout, segments: readonly Segment[]): Moving => {
  const names = Array.from(new Set(segments.map(({ array }) => array)));

  const pieceOf = ({ field, at }: Slot): readonly Piece[] => {
    if (field.kind !== 'id' && field.kind !== 'seq') return [];
    const index = names.indexOf(field.of);
    const target = index < 0 ? undefined : index;
    const bits = rows.scalars.get(at);
    if (bits !== undefined)
      return [target === undefined ? { kind: 'value', bits } : { kind: 'id', bits, target }];
    const run = rows.runs.get(at);
    if (run === undefined || field.kind === 'id') return [];
    if (run.kind === 'long') return [{ kind: 'long', run, target, capacity: field.capacity }];
    return [target === undefined ? { kind: 'value', bits: run } : { kind: 'short', run, target }];
  };
  const piecesOf = (slots: readonly Slot[]): readonly Piece[] => slots.flatMap(pieceOf);

  const still = rows.layout.entries.flatMap((entry) => {
    if (entry.kind === 'slot') return piecesOf([entry]);
    return names.includes(entry.name) ? [] : entry.records.flatMap(piecesOf);
  });
  const fixed = hold(still.filter(refers));

  let cells = endOf(fixed);
  let elements = 0;
  const arrays = names.map((name, index): MovingArray => {
    const { records: slots } = recordsNamed(rows, name);
    const plain = rows.plain.get(name) ?? [];
    const records = slots.map((of, record) =>
      hold([...(plain[record] ?? []).map((bits): Piece => ({ kind: 'value', bits })), ...piecesOf(of)]),
    );
    const { length } = records;
    const own = segments.filter(({ array }) => array === name);
    const stride = endOf(records[0] ?? []);
    const array: MovingArray = {
      name,
      length,
      segments: own,
      holds:
        own.some(({ kind }) => kind === 'ring') ||
        (records[0] ?? []).some(({ piece }) => piece.kind === 'long' || refers(piece)),
      base: cells,
      stride,
      records,
      first: elements,
      ids: elements + index,
    };
    cells += length * stride;
    elements += length;
    return array;
  });
  return { arrays, fixed, cells, elements, idCells: elements + arrays.length };
};

const recordsNamed = ({ layout }: RowLayout, name: string): RecordSlots => {
  const entry = layout.entries.find((candidate) => candidate.name === name);
  if (entry?.kind !== 'records') throw new Error(`the row has no records named ${name}`);
  return entry;
};
