/** A field whose value a step changed. */
export interface Change {
  /** Such as `workers[0].queue`. */
  readonly field: string;
  readonly before: unknown;
  readonly after: unknown;
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isArrayOfRecords = (value: unknown): value is readonly Readonly<Record<string, unknown>>[] =>
  Array.isArray(value) && value.some(isRecord);

const fieldsBelow = (name: string, value: unknown): readonly (readonly [string, unknown])[] => {
  if (isArrayOfRecords(value)) return value.flatMap((item, index) => fieldsBelow(`${name}[${index}]`, item));
  if (isRecord(value))
    return Object.entries(value).flatMap(([key, item]) =>
      fieldsBelow(name === '' ? key : `${name}.${key}`, item),
    );
  return [[name, value]];
};

/** The fields of a described state, such as `workers[0].queue`, with their values, in the order of the schema. */
export const fieldsOf = (
  described: Readonly<Record<string, unknown>>,
): readonly (readonly [string, unknown])[] => fieldsBelow('', described);

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/** What differs between two described states, in the order of the schema. */
export const changesBetween = (
  before: Readonly<Record<string, unknown>>,
  after: Readonly<Record<string, unknown>>,
): readonly Change[] => {
  const old = new Map(fieldsOf(before));
  return fieldsOf(after).flatMap(([field, value]) =>
    same(old.get(field), value) ? [] : [{ field, before: old.get(field), after: value }],
  );
};
