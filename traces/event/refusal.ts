import type { InputFault } from '../errors.ts';
import { nearest } from './nearest.ts';
import { isObject, RecordFault, shown } from './record-fault.ts';
import type { SchemaError, Validator } from './validator.ts';

const advice = 'Compare the record with the format that the header names, or record the trace again.';

function valueAt(record: unknown, path: readonly string[]): unknown {
  let value = record;
  for (const key of path) {
    value = isObject(value) || Array.isArray(value) ? Reflect.get(value, key) : undefined;
  }
  return value;
}

function expectation({ keyword, params }: SchemaError): string {
  switch (keyword) {
    case 'type':
      return `must be of type ${[params.type ?? []].flat().join(' or ')}`;
    case 'const':
      return `must be ${shown(params.allowedValue)}`;
    case 'enum':
      return `must be one of ${(params.allowedValues ?? []).map(shown).join(', ')}`;
    case 'minimum':
    case 'maximum':
      return `must be ${params.comparison ?? ''} ${params.limit ?? ''}`;
    default:
      return `does not satisfy '${keyword}'`;
  }
}

function meant(found: unknown, { params: { allowedValues = [] } }: SchemaError): string {
  if (typeof found !== 'string') return '';
  const words = allowedValues.filter((word) => typeof word === 'string');
  const near = nearest(found, words);
  return near === undefined ? '' : ` Did you mean "${near}"?`;
}

/** Explains why a record was refused: which field, what was expected, what was found. */
export function refusal(what: string, record: unknown, errors: Validator<unknown>['errors']): InputFault {
  const error = errors?.[0];
  if (error === undefined) return { code: 'TRACE014', problem: `${what} is not valid`, advice };
  const { missingProperty: missing, additionalProperty: extra } = error.params;
  const path = error.instancePath.split('/').slice(1);
  if (missing !== undefined) {
    const field = [...path, missing].join('.');
    return { code: 'TRACE014', problem: `${what} lacks the field '${field}'`, advice };
  }
  const field = path.join('.');
  if (extra !== undefined) {
    const problem = `the field '${field}' of ${what} has the unknown entry '${extra}'`;
    return { code: 'TRACE014', problem, advice };
  }
  const found = valueAt(record, path);
  const subject = path.length === 0 ? what : `the field '${field}' of ${what}`;
  const problem = `${subject} ${expectation(error)}, but is ${shown(found)}`;
  return { code: 'TRACE014', problem, advice: `${advice}${meant(found, error)}` };
}

/** Throws a {@link RecordFault} unless `record` is a `T`. */
export function must<T>(validate: Validator<T>, what: string, record: unknown): asserts record is T {
  if (!validate(record)) throw new RecordFault(refusal(what, record, validate.errors));
}
