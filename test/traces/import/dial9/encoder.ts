import { fieldTypes, optionalBit } from '../../../../traces/import/dial9/wire/field-types.ts';

/** A field's name and type in a schema. */
export type FieldSpec = readonly [name: string, type: number];

/** A value as the wire has it; undefined for one that is absent. */
export type WireValue =
  | number
  | bigint
  | boolean
  | string
  | Uint8Array
  | readonly bigint[]
  | readonly (readonly [string, string])[]
  | readonly TaggedValue[]
  | undefined;

/** An entry of a list, or the key or the value of an entry of a map. */
export interface TaggedValue {
  readonly type: number;
  readonly value: WireValue;
}

const fixed = (length: number, write: (bytes: Buffer) => void): Buffer => {
  const bytes = Buffer.alloc(length);
  write(bytes);
  return bytes;
};

export const u8 = (value: number): Buffer => Buffer.from([value]);
export const u16 = (value: number): Buffer => fixed(2, (bytes) => bytes.writeUInt16LE(value));
export const u32 = (value: number): Buffer => fixed(4, (bytes) => bytes.writeUInt32LE(value));
export const u64 = (value: bigint): Buffer => fixed(8, (bytes) => bytes.writeBigUInt64LE(value));

export function varint(value: bigint): Buffer {
  const bytes: number[] = [];
  let rest = value;
  do {
    const low = Number(rest & 0x7fn);
    rest >>= 7n;
    bytes.push(rest === 0n ? low : low | 0x80);
  } while (rest !== 0n);
  return Buffer.from(bytes);
}

const text16 = (value: string): Buffer => Buffer.concat([u16(Buffer.byteLength(value)), Buffer.from(value)]);
const text32 = (value: string): Buffer => Buffer.concat([u32(Buffer.byteLength(value)), Buffer.from(value)]);

const isTagged = (entry: unknown): entry is TaggedValue =>
  typeof entry === 'object' && entry !== null && 'type' in entry;
const isPair = (entry: unknown): entry is readonly [string, string] => Array.isArray(entry);

function required(type: number, value: WireValue): Buffer {
  const wide = typeof value === 'bigint' ? value : BigInt(Number.isInteger(value) ? Number(value) : 0);
  const list: readonly unknown[] = Array.isArray(value) ? value : [];
  switch (type) {
    case fieldTypes.i64:
      return fixed(8, (bytes) => bytes.writeBigInt64LE(wide));
    case fieldTypes.f64:
      return fixed(8, (bytes) => bytes.writeDoubleLE(Number(value)));
    case fieldTypes.bool:
    case fieldTypes.u8:
      return u8(Number(value));
    case fieldTypes.u16:
      return u16(Number(value));
    case fieldTypes.u32:
    case fieldTypes.pooledString:
    case fieldTypes.pooledStack:
      return u32(Number(value));
    case fieldTypes.varint:
      return varint(wide);
    case fieldTypes.string:
      return text32(typeof value === 'string' ? value : '');
    case fieldTypes.bytes: {
      const bytes = value instanceof Uint8Array ? value : Buffer.alloc(0);
      return Buffer.concat([u32(bytes.length), bytes]);
    }
    case fieldTypes.stack: {
      const frames = list.filter((frame) => typeof frame === 'bigint');
      return Buffer.concat([u32(frames.length), ...frames.map(u64)]);
    }
    case fieldTypes.stringMap: {
      const pairs = list.filter(isPair);
      return Buffer.concat([
        u32(pairs.length),
        ...pairs.flatMap(([key, entry]) => [text32(key), text32(entry)]),
      ]);
    }
    default: {
      const tagged = list.filter(isTagged);
      const count = type === fieldTypes.map ? tagged.length / 2 : tagged.length;
      return Buffer.concat([
        u32(count),
        ...tagged.flatMap((entry) => [u8(entry.type), encoded(entry.type, entry.value)]),
      ]);
    }
  }
}

/** The bytes of a field's value. */
export function encoded(type: number, value: WireValue): Buffer {
  if ((type & optionalBit) === 0) return required(type, value);
  return value === undefined ? u8(0) : Buffer.concat([u8(1), required(type & ~optionalBit, value)]);
}

const longestDelta = 0xff_ffff;

/** Writes a unit, by the format's description and without the code that reads it. */
export class UnitWriter {
  readonly #frames: Buffer[] = [Buffer.from('TRC\0\x01', 'latin1')];
  readonly #types = new Map<string, { readonly type: number; readonly fields: readonly FieldSpec[] }>();
  readonly #strings = new Map<string, number>();
  #base = 0n;

  /** Adds any bytes. */
  raw(...bytes: readonly Buffer[]): this {
    this.#frames.push(...bytes);
    return this;
  }

  schema(name: string, fields: readonly FieldSpec[], type = this.#types.size + 7): this {
    this.#types.set(name, { type, fields });
    const described = fields.flatMap(([field, fieldType]) => [text16(field), u8(fieldType)]);
    return this.raw(u8(1), u16(type), text16(name), u8(1), u16(fields.length), ...described);
  }

  /** The number of a string in the pool. */
  string(value: string): number {
    const known = this.#strings.get(value);
    if (known !== undefined) return known;
    const id = this.#strings.size + 1;
    this.#strings.set(value, id);
    this.raw(u8(3), u32(1), u32(id), text32(value));
    return id;
  }

  record(name: string, time: bigint, values: readonly WireValue[]): this {
    const known = this.#types.get(name);
    if (known === undefined) throw new Error(`no schema is called '${name}'`);
    const { type, fields } = known;
    if (time < this.#base || time - this.#base > BigInt(longestDelta)) {
      this.raw(u8(5), u64(time));
      this.#base = time;
    }
    const delta = Number(time - this.#base);
    this.#base = time;
    const body = fields.map(([, fieldType], i) => encoded(fieldType, values[i]));
    return this.raw(u8(2), u16(type), u32(delta).subarray(0, 3), ...body);
  }

  bytes(): Buffer {
    return Buffer.concat(this.#frames);
  }
}
