import type { Slot } from '../layout.ts';
import { fromCell, largestCell } from '../scalar.ts';
import type { ScalarField } from '../scalar.ts';
import type { RowLayout } from './row-layout.ts';

/** The text that turns a cell, given as text, into what an action reads. */
const decoded = (field: ScalarField, cell: string, position: number): string => {
  switch (field.kind) {
    case 'enum':
      return `names${position}[${cell}]`;
    case 'int':
    case 'id':
      return `(${cell}) + ${Number(fromCell(field, 0))}`;
    case 'bool':
      return `(${cell}) !== 0`;
  }
};

/** The statements that turn `value` into `cell`, or call `fault`. */
const encoding = (field: ScalarField, referents: number): string => {
  switch (field.kind) {
    case 'enum': {
      const cases = field.names.map((name, cell) => `case ${JSON.stringify(name)}: cell = ${cell}; break;`);
      return `let cell = 0; switch (value) { ${cases.join(' ')} default: fault(); }`;
    }
    case 'int':
    case 'id': {
      const largest = largestCell(field, referents);
      return `const cell = value - ${Number(fromCell(field, 0))}; if (cell >>> 0 !== cell || cell > ${largest}) fault();`;
    }
    case 'bool':
      return `if (typeof value !== 'boolean') fault(); const cell = value ? 1 : 0;`;
  }
};

const accessors = ({ name, referents }: Slot, field: ScalarField, bits: number, position: number): string => {
  const mask = 2 ** bits - 1;
  const [word, shift] = [`this.#word${position}`, `this.#shift${position}`];
  return [
    `#word${position}; #shift${position};`,
    `get ${JSON.stringify(name)}() { return ${decoded(field, `(this.#row[${word}] >>> ${shift}) & ${mask}`, position)}; }`,
    `set ${JSON.stringify(name)}(value) {`,
    `  ${encoding(field, referents)}`,
    `  this.#row[${word}] = (this.#row[${word}] & ~(${mask} << ${shift})) | (cell << ${shift});`,
    '}',
  ].join('\n');
};

/**
 * The body of a function of `fault` that returns a class of views: accessors for the scalars among `slots`, and
 * the properties named, as given. Its constructor takes the row, the word and the shift of each scalar in turn, and
 * the values of the properties.
 *
 * Where a field lives is no part of the text, so that records and machines of one shape share one class, and the
 * effects that use it stay monomorphic.
 */
export const viewClassSource = (
  slots: readonly Slot[],
  properties: readonly string[],
  { scalars }: RowLayout,
): string => {
  const constants: string[] = [];
  const members: string[] = [];
  const places: string[] = [];
  for (const slot of slots) {
    const { field, at } = slot;
    if (field.kind === 'seq') continue;
    const position = members.length;
    if (field.kind === 'enum') constants.push(`const names${position} = ${JSON.stringify(field.names)};`);
    members.push(accessors(slot, field, scalars.get(at)?.bits ?? 0, position));
    places.push(`this.#word${position} = places[${2 * position}];`);
    places.push(`this.#shift${position} = places[${2 * position + 1}];`);
  }
  const given = properties.map((name, index) => `this[${JSON.stringify(name)}] = given[${index}];`);
  return [
    ...constants,
    'return class {',
    '#row;',
    ...members,
    'constructor(row, places, given) {',
    'this.#row = row;',
    ...places,
    ...given,
    '}',
    '};',
  ].join('\n');
};
