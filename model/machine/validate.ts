import type { Machine } from './machine.ts';
import type { Field, Schema } from './schema.ts';
import { SpecificationError } from './specification-error.ts';
import type { FaultPlace, SpecificationFault } from './specification-error.ts';

/** Values a field can have at most: packed states give each a character of its own. */
const mostValues = 0x1_0000;

const require = (holds: boolean, code: SpecificationFault, because: string, place: FaultPlace): void => {
  if (!holds) throw new SpecificationError(code, because, place);
};

const isCount = (value: number): boolean => Number.isInteger(value) && value > 0 && value < mostValues;

const validateReference = (schema: Schema, of: string, field: string): void => {
  const arrays = Object.keys(schema).filter((name) => schema[name]?.kind === 'array');
  require(arrays.includes(
    of,
  ), 'unknown-array', `it refers to ${of}, but the arrays are: ${arrays.join(', ')}`, {
    field,
    value: of,
  });
};

const validateField = (schema: Schema, path: string, field: Field): void => {
  switch (field.kind) {
    case 'enum': {
      const { names } = field;
      require(isCount(names.length) &&
        new Set(names).size === names.length, 'bad-names', 'an enum needs names, all different', {
        field: path,
        value: names,
      });
      return;
    }
    case 'int': {
      const { min, max } = field;
      const bounded = Number.isSafeInteger(min) && Number.isSafeInteger(max) && min <= max;
      require(bounded &&
        max - min <
          mostValues, 'bad-range', `${min} to ${max} is not a range of 1 to ${mostValues} integers`, {
        field: path,
        value: [min, max],
      });
      return;
    }
    case 'bool':
      return;
    case 'id':
      validateReference(schema, field.of, path);
      return;
    case 'seq':
      validateReference(schema, field.of, path);
      require(isCount(field.capacity), 'bad-capacity', 'a capacity is a positive integer below 65536', {
        field: path,
        value: field.capacity,
      });
  }
};

const validateSchema = (schema: Schema): void => {
  for (const [name, entry] of Object.entries(schema)) {
    if (entry.kind !== 'array') {
      validateField(schema, name, entry);
      continue;
    }
    // An id needs one value more, for none.
    require(isCount(entry.length + 1), 'bad-length', 'a length is an integer from 0 to 65534', {
      field: name,
      value: entry.length,
    });
    for (const [field, of] of Object.entries(entry.fields)) {
      const path = `${name}.${field}`;
      require(field !== 'index', 'reserved-name', 'every record has its index already', { field: path });
      validateField(schema, path, of);
    }
  }
};

/** Throws a `SpecificationError` unless the machine's schema and the names in its actions make sense. */
export const validate = <S extends Schema, E>({ schema, actions }: Machine<S, E>): void => {
  validateSchema(schema);
  const names = new Set<string>();
  for (const { rule, arrays } of actions) {
    const action = rule.name;
    require(!names.has(action), 'duplicate-action', 'another action has this name', { action });
    names.add(action);
    for (const array of arrays) {
      const entry = schema[array];
      require(entry?.kind === 'array', 'unknown-array', `it ranges over ${array}, which is not an array`, {
        action,
        value: array,
      });
      require(entry?.kind !== 'array' ||
        entry.length > 0, 'bad-length', `nobody can take it: ${array} is empty`, {
        action,
        value: array,
      });
    }
  }
};
