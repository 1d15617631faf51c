/** The types of fields, by their number in a schema. `optional` is added to it where the value may be absent. */
export const fieldTypes = {
  i64: 1,
  f64: 2,
  bool: 3,
  string: 4,
  bytes: 5,
  pooledStack: 6,
  pooledString: 7,
  stack: 8,
  varint: 9,
  stringMap: 10,
  u8: 11,
  u16: 12,
  u32: 13,
  list: 14,
  map: 15,
} as const;

/** A byte of presence comes before the value of a field whose type has this bit. */
export const optionalBit = 0x80;

/** Whether a schema may declare a field of this type. */
export const isFieldType = (type: number): boolean => {
  const base = type & ~optionalBit;
  return base >= fieldTypes.i64 && base <= fieldTypes.map;
};
