/** The names of an object literal's own fields, in the order in which they were written. */
export function keysOf<T extends object>(table: T): readonly (keyof T & string)[] {
  const isKey = (key: string): key is keyof T & string => Object.hasOwn(table, key);
  return Object.keys(table).filter(isKey);
}
