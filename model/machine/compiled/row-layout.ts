import { layOut } from '../layout.ts';
import type { Layout, Slot } from '../layout.ts';
import { largestCell } from '../scalar.ts';
import type { Schema } from '../schema.ts';

/** Some adjacent bits of one word of a row. */
export interface Bits {
  readonly word: number;
  readonly shift: number;
  /** At most 31, so that a value is never negative. */
  readonly bits: number;
}

/**
 * A sequence within one word: its elements from the lowest bits on, the front first, and above the last a single
 * one, so that an empty sequence is 1 and no length is stored.
 */
export interface ShortRun extends Bits {
  readonly kind: 'short';
  /** Bits of an element. */
  readonly width: number;
}

/** A sequence over whole words: its length elsewhere, its elements `perWord` to a word, 0 beyond the length. */
export interface LongRun {
  readonly kind: 'long';
  readonly length: Bits;
  /** The first of its words. */
  readonly word: number;
  readonly perWord: number;
  readonly width: number;
}

/** Where the cells of a state live among the 32-bit words of a row. */
export interface RowLayout {
  readonly layout: Layout;
  /** 32-bit words of a row; at least 1. */
  readonly words: number;
  /** By the cell of a scalar. */
  readonly scalars: ReadonlyMap<number, Bits>;
  /** By the first cell of a sequence. */
  readonly runs: ReadonlyMap<number, ShortRun | LongRun>;
  /** By array and record, the bits that hold all of its fields that refer to nothing, alike in every record. */
  readonly plain: ReadonlyMap<string, readonly (readonly Bits[])[]>;
}

const wordBits = 32;
const mostBits = 31;

const bitsFor = (largest: number): number => wordBits - Math.clz32(largest);
const elementBits = (referents: number): number => Math.max(1, bitsFor(referents - 1));

const widthOf = ({ field, referents }: Slot): number => {
  if (field.kind !== 'seq') return bitsFor(largestCell(field, referents));
  const inOneWord = field.capacity * elementBits(referents) + 1;
  return inOneWord <= mostBits ? inOneWord : bitsFor(field.capacity);
};

/** Fields to be placed side by side: in a sequence's case, itself or its length. */
interface Piece {
  readonly slots: readonly Slot[];
  readonly bits: number;
}

const isPlain = ({ field }: Slot): boolean => field.kind !== 'id' && field.kind !== 'seq';

/** The plain fields of a record, as many together as fit. */
const plainPieces = (slots: readonly Slot[]): readonly Piece[] => {
  const pieces: Piece[] = [];
  for (const slot of slots.filter(isPlain)) {
    const last = pieces.at(-1);
    const bits = (last?.bits ?? wordBits) + widthOf(slot);
    if (last !== undefined && bits <= mostBits)
      pieces[pieces.length - 1] = { slots: [...last.slots, slot], bits };
    else pieces.push({ slots: [slot], bits: widthOf(slot) });
  }
  return pieces;
};

const single = (slot: Slot): Piece => ({ slots: [slot], bits: widthOf(slot) });

/** Puts each piece into the first word that has room for it, the widest pieces first. */
const firstFit = (pieces: readonly Piece[]): ReadonlyMap<Piece, Bits> => {
  const used: number[] = [];
  const places = new Map<Piece, Bits>();
  for (const piece of pieces.toSorted((one, other) => other.bits - one.bits)) {
    const { bits } = piece;
    // What takes no bits could otherwise be placed at the end of a word, where nothing can be read.
    if (bits === 0) {
      places.set(piece, { word: 0, shift: 0, bits });
      continue;
    }
    const fitting = used.findIndex((taken) => taken + bits <= wordBits);
    const word = fitting < 0 ? used.length : fitting;
    const shift = used[word] ?? 0;
    places.set(piece, { word, shift, bits });
    used[word] = shift + bits;
  }
  return places;
};

/** Lays out the rows of a valid schema. */
export const layOutRow = (schema: Schema): RowLayout => {
  const layout = layOut(schema);
  const plain = new Map<string, (readonly Piece[])[]>();
  const pieces: Piece[] = [];
  for (const entry of layout.entries) {
    if (entry.kind === 'slot') {
      pieces.push(single(entry));
      continue;
    }
    const together = entry.records.map(plainPieces);
    plain.set(entry.name, together);
    const apart = entry.records.flatMap((slots) => slots.filter((slot) => !isPlain(slot)).map(single));
    pieces.push(...together.flat(), ...apart);
  }

  const places = firstFit(pieces);
  const placeOf = (piece: Piece): Bits => places.get(piece) ?? { word: 0, shift: 0, bits: 0 };
  let words = Math.max(1, ...Array.from(places.values(), ({ word }) => word + 1));
  const scalars = new Map<number, Bits>();
  const runs = new Map<number, ShortRun | LongRun>();
  for (const piece of pieces) {
    const place = placeOf(piece);
    let { shift } = place;
    for (const slot of piece.slots) {
      const { field, at, referents } = slot;
      if (field.kind !== 'seq') {
        const bits = widthOf(slot);
        scalars.set(at, { word: place.word, shift: bits === 0 ? 0 : shift, bits });
        shift += bits;
        continue;
      }
      const width = elementBits(referents);
      if (field.capacity * width + 1 <= mostBits) {
        runs.set(at, { kind: 'short', ...place, width });
        continue;
      }
      const perWord = Math.floor(wordBits / width);
      runs.set(at, { kind: 'long', length: place, word: words, perWord, width });
      words += Math.ceil(field.capacity / perWord);
    }
  }
  return {
    layout,
    words,
    scalars,
    runs,
    plain: new Map(Array.from(plain, ([name, records]) => [name, records.map((of) => of.map(placeOf))])),
  };
};
