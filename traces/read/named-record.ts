import { isObject, type JsonObject, RecordFault, shown } from '../event/record-fault.ts';

/** A record and the kind that it names. */
export interface NamedRecord {
  readonly kind: string;
  readonly fields: JsonObject;
}

/** The record, with the kind it names in `field`; throws a `RecordFault` if it names none, or is one more header. */
export function namedRecord(record: unknown, field: string, what: 'line' | 'record'): NamedRecord {
  const kind = isObject(record) ? record[field] : undefined;
  if (!isObject(record) || typeof kind !== 'string') {
    const problem = isObject(record)
      ? `the ${what} lacks the field '${field}', a string that names its kind`
      : `the ${what} is ${shown(record)}, but must be a JSON object`;
    const advice = `Every line is one object with a field "${field}".`;
    throw new RecordFault({ code: 'TRACE014', problem, advice });
  }
  if (kind === 'header') {
    const problem = 'a second header; a trace has one, on its first line';
    const advice = 'Check files that were put together into one file one at a time.';
    throw new RecordFault({ code: 'TRACE016', problem, advice });
  }
  return { kind, fields: record };
}
