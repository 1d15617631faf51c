import type { Slot } from '../layout.ts';
import { fromCell, largestCell } from '../scalar.ts';
import type { ScalarField } from '../scalar.ts';
import type { Source } from './generated-code.ts';
import type { RowLayout } from './row-layout.ts';
import { block } from './source-lines.ts';
import type { Lines } from './source-lines.ts';

const plus = (number: number): string => (number === 0 ? '' : ` + (${number})`);
const minus = (number: number): string => (number === 0 ? '' : ` - (${number})`);

/** The text that turns a cell, given as text, into what an action reads. */
const decoded = (field: ScalarField, cell: string, position: number): string => {
  switch (field.kind) {
    case 'enum':
      return `names${position}[${cell}]`;
    case 'int':
    case 'id':
      return `(${cell})${plus(Number(fromCell(field, 0)))}`;
    case 'bool':
      return `(${cell}) !== 0`;
  }
};

/** The statements that turn `value` into `cell`, or call `fault`. */
const encoding = (field: ScalarField, referents: number): Lines => {
  switch (field.kind) {
    case 'enum': {
      const cases = field.names.map((name, cell) => `case ${JSON.stringify(name)}: cell = ${cell}; break;`);
      return ['let cell = 0;', ...block('switch (value)', [...cases, 'default: fault();'])];
    }
    case 'int':
    case 'id': {
      const least = Number(fromCell(field, 0));
      const cell = `const cell = value${minus(least)} | 0;`;
      // Back again it is strictly the value only if that was an integer, and no text or boolean that looks like one.
      return [
        cell,
        `if (cell${plus(least)} !== value || cell >>> 0 > ${largestCell(field, referents)}) fault();`,
      ];
    }
    case 'bool':
      return [`if (typeof value !== 'boolean') fault();`, 'const cell = value ? 1 : 0;'];
  }
};

const accessors = ({ name, referents }: Slot, field: ScalarField, bits: number, position: number): Lines => {
  const mask = 2 ** bits - 1;
  const [word, shift] = [`this.#word${position}`, `this.#shift${position}`];
  const text = JSON.stringify(name);
  return [
    `#word${position}; #shift${position};`,
    ...block(`get [${text}]()`, [
      `return ${decoded(field, `this.#row[${word}] >>> ${shift} & ${mask}`, position)};`,
    ]),
    ...block(`set [${text}](value)`, [
      ...encoding(field, referents),
      `this.#row[${word}] = this.#row[${word}] & ~(${mask} << ${shift}) | cell << ${shift};`,
    ]),
  ];
};

/** A view's class, made from the row, the word and the shift of each scalar in turn, and the properties' values. */
export type ViewClass = new (row: Int32Array, places: readonly number[], given: readonly unknown[]) => object;

/**
 * Prints a function of `fault` that returns a class of views: accessors for the scalars among `slots`, and the
 * properties named, as given.
 *
 * Where a field lives is no part of the text, so that records and machines of one shape share one class, and the
 * effects that use it stay monomorphic.
 */
export const viewClassSource = (
  slots: readonly Slot[],
  properties: readonly string[],
  { scalars }: RowLayout,
): Source<ViewClass> => {
  const names: string[] = [];
  const members: string[] = [];
  const places: string[] = [];
  let position = 0;
  for (const slot of slots) {
    const { field, at } = slot;
    if (field.kind === 'seq') continue;
    if (field.kind === 'enum') names.push(`const names${position} = ${JSON.stringify(field.names)};`);
    members.push(...accessors(slot, field, scalars.get(at)?.bits ?? 0, position));
    places.push(`this.#word${position} = places[${2 * position}];`);
    places.push(`this.#shift${position} = places[${2 * position + 1}];`);
    position++;
  }
  const given = properties.map(
    (name, index) =>
      `Object.defineProperty(this, ${JSON.stringify(name)}, { enumerable: true, value: given[${index}] });`,
  );
  const constructor = block('constructor(row, places, given)', [
    'this.#row = row;',
    ...places,
    ...given,
    'Object.freeze(this);',
  ]);
  return [...names, ...block('return class', ['#row;', ...members, ...constructor])].join('\n');
};
