import type { Bits, LongRun } from '../compiled/row-layout.ts';
import type { Held, Moving } from './moving.ts';

/** The bits of a row as text, right-aligned. */
const bitsOf = ({ word, shift, bits }: Bits): string =>
  `(rows[from + ${word}] >>> ${shift}) & ${2 ** bits - 1}`;

/** Names for the long runs, which the text refers to by number. */
export interface LongRuns {
  readonly runs: LongRun[];
}

const numberOf = ({ runs }: LongRuns, run: LongRun): number => {
  const known = runs.indexOf(run);
  return known < 0 ? runs.push(run) - 1 : known;
};

const reading = ({ piece, cell }: Held, base: number, long: LongRuns): string => {
  const at = base + cell;
  switch (piece.kind) {
    case 'value':
    case 'id':
      return `cells[${at}] = ${bitsOf(piece.bits)};`;
    case 'short':
      return `cells[${at}] = ${bitsOf(piece.run)};`;
    case 'long':
      return `unpack(rows, from, runs[${numberOf(long, piece.run)}], cells, ${at});`;
  }
};

/** The body of a function of `rows` and `from`: copies what moves into the working cells. */
export const readSource = ({ arrays, fixed }: Moving, long: LongRuns): string =>
  [
    ...fixed.map((held) => reading(held, 0, long)),
    ...arrays.flatMap(({ base, stride, records }) =>
      records.flatMap((record, i) => record.map((held) => reading(held, base + i * stride, long))),
    ),
  ].join('\n');

/** What is written into a row: bits as text, and statements. */
interface Written {
  readonly bits: readonly { readonly at: Bits; readonly value: string }[];
  readonly statements: readonly string[];
}

/** `base` is the text of the first cell of the record that comes to the place of `held`. */
const writing = ({ piece, cell }: Held, base: string, moving: Moving, long: LongRuns): Written => {
  const at = `${base} + ${cell}`;
  const idsOf = (target: number): number => moving.arrays[target]?.ids ?? 0;
  switch (piece.kind) {
    case 'value':
      return { bits: [{ at: piece.bits, value: `cells[${at}]` }], statements: [] };
    case 'id':
      return {
        bits: [{ at: piece.bits, value: `to[${idsOf(piece.target)} + cells[${at}]]` }],
        statements: [],
      };
    case 'short': {
      const renamed = `renamed(cells[${at}], ${piece.run.width}, ${idsOf(piece.target) + 1})`;
      return { bits: [{ at: piece.run, value: renamed }], statements: [] };
    }
    case 'long': {
      const ids = piece.target === undefined ? -1 : idsOf(piece.target) + 1;
      const run = numberOf(long, piece.run);
      return {
        bits: [{ at: piece.run.length, value: `cells[${at}]` }],
        statements: [`pack(target, at, runs[${run}], ${piece.capacity}, cells, ${at}, to, ${ids});`],
      };
    }
  }
};

/**
 * The body of a function of `rows`, `from`, `target` and `at`: writes what the working cells hold into the row at
 * `at` of `target`, renamed as `order` and `to` say, and with it all that does not move, which is in the row at
 * `from` of `rows`.
 */
export const writeSource = (moving: Moving, words: number, long: LongRuns): string => {
  const { arrays, fixed } = moving;
  const bases = arrays.flatMap(({ base, stride, first, length }) =>
    Array.from({ length }, (_, i) => `const record${first + i} = ${base} + order[${first + i}] * ${stride};`),
  );
  const written = [
    ...fixed.map((held) => writing(held, '0', moving, long)),
    ...arrays.flatMap(({ first, records }) =>
      records.flatMap((record, i) => record.map((held) => writing(held, `record${first + i}`, moving, long))),
    ),
  ];
  const bits = written.flatMap((each) => each.bits);
  const rows = Array.from({ length: words }, (_, word) => {
    const moved = bits.filter(({ at }) => at.word === word && at.bits > 0);
    const stays = moved.reduce((mask, { at }) => mask & ~((2 ** at.bits - 1) << at.shift), -1);
    const terms = moved.map(({ at, value }) => `${value} << ${at.shift}`);
    return `target[at + ${word}] = ${[`rows[from + ${word}] & ${stays}`, ...terms].join(' | ')};`;
  });
  return [...bases, ...rows, ...written.flatMap(({ statements }) => statements)].join('\n');
};
