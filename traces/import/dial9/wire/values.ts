import type { Cursor } from './cursor.ts';
import { tooWide } from './cursor.ts';
import { fieldTypes, isFieldType, optionalBit } from './field-types.ts';
import { WireFault } from './wire-fault.ts';

/** Lists within lists; deeper ones are no recorder's. */
const deepest = 32;

function skipTagged(cursor: Cursor, depth: number): void {
  const type = cursor.u8();
  if (!isFieldType(type)) throw new WireFault(`a list has a value of the unknown type ${type}`);
  skipValue(cursor, type, depth + 1);
}

function skipEntries(cursor: Cursor, values: number, depth: number): void {
  if (depth > deepest) throw new WireFault(`lists are nested more than ${deepest} deep`);
  const count = cursor.length(values) * values;
  for (let i = 0; i < count; i++) skipTagged(cursor, depth);
}

function skipPairs(cursor: Cursor): void {
  const count = cursor.length(8);
  for (let i = 0; i < 2 * count; i++) cursor.skip(cursor.length());
}

/** Whether a value is there: a field that may be absent has a byte before it that says so. */
export function isPresent(cursor: Cursor, type: number): boolean {
  if ((type & optionalBit) === 0) return true;
  const presence = cursor.u8();
  if (presence > 1) throw new WireFault(`a field's presence is ${presence}, but must be 0 or 1`);
  return presence === 1;
}

/**
 * Goes to the end of a field's value.
 * @throws WireFault
 */
export function skipValue(cursor: Cursor, type: number, depth = 0): void {
  if (!isPresent(cursor, type)) return;
  switch (type & ~optionalBit) {
    case fieldTypes.bool:
    case fieldTypes.u8:
      return cursor.skip(1);
    case fieldTypes.u16:
      return cursor.skip(2);
    case fieldTypes.u32:
    case fieldTypes.pooledString:
    case fieldTypes.pooledStack:
      return cursor.skip(4);
    case fieldTypes.i64:
    case fieldTypes.f64:
      return cursor.skip(8);
    case fieldTypes.string:
    case fieldTypes.bytes:
      return cursor.skip(cursor.length());
    case fieldTypes.varint:
      return cursor.skipVarint();
    case fieldTypes.stack:
      return cursor.skip(8 * cursor.length(8));
    case fieldTypes.stringMap:
      return skipPairs(cursor);
    case fieldTypes.list:
      return skipEntries(cursor, 1, depth);
    case fieldTypes.map:
      return skipEntries(cursor, 2, depth);
    default:
      throw new WireFault(`a field has the unknown type ${type}`);
  }
}

/**
 * The value of a field as a count, or the number of a pooled string; undefined if it is absent, negative or of a type
 * without counts; `tooWide` beyond 53 bits.
 * @throws WireFault
 */
export function readCount(cursor: Cursor, type: number): number | undefined {
  if (!isPresent(cursor, type)) return undefined;
  const base = type & ~optionalBit;
  switch (base) {
    case fieldTypes.varint:
      return cursor.varint();
    case fieldTypes.bool:
    case fieldTypes.u8:
      return cursor.u8();
    case fieldTypes.u16:
      return cursor.u16();
    case fieldTypes.u32:
    case fieldTypes.pooledString:
      return cursor.u32();
    case fieldTypes.i64: {
      const value = cursor.i64();
      if (value < 0n) return undefined;
      cursor.wide = value;
      return value > BigInt(Number.MAX_SAFE_INTEGER) ? tooWide : Number(value);
    }
    default:
      skipValue(cursor, base);
      return undefined;
  }
}

/**
 * The text of a field, of the string or the pool's string that it is; undefined if it is absent or no text.
 * @throws WireFault
 */
export function readText(
  cursor: Cursor,
  type: number,
  pool: ReadonlyMap<number, string>,
): string | undefined {
  if (!isPresent(cursor, type)) return undefined;
  const base = type & ~optionalBit;
  if (base === fieldTypes.pooledString) return pool.get(cursor.u32());
  if (base === fieldTypes.string) return cursor.text(cursor.length());
  skipValue(cursor, base);
  return undefined;
}

/**
 * The entries of a field that maps strings to strings; none if it is absent or something else.
 * @throws WireFault
 */
export function readPairs(cursor: Cursor, type: number): ReadonlyMap<string, string> {
  const pairs = new Map<string, string>();
  if (!isPresent(cursor, type)) return pairs;
  const base = type & ~optionalBit;
  if (base !== fieldTypes.stringMap) {
    skipValue(cursor, base);
    return pairs;
  }
  const count = cursor.length(8);
  for (let i = 0; i < count; i++) {
    const key = cursor.text(cursor.length());
    pairs.set(key, cursor.text(cursor.length()));
  }
  return pairs;
}
