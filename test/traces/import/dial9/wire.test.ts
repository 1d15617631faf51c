import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import { Cursor } from '../../../../traces/import/dial9/wire/cursor.ts';
import { fieldTypes, optionalBit } from '../../../../traces/import/dial9/wire/field-types.ts';
import { FrameReader } from '../../../../traces/import/dial9/wire/frame-reader.ts';
import type { CountField } from '../../../../traces/import/dial9/wire/record-kinds.ts';
import { countFields, recordKinds } from '../../../../traces/import/dial9/wire/record-kinds.ts';
import { WireFault } from '../../../../traces/import/dial9/wire/wire-fault.ts';
import type { FieldSpec, TaggedValue, WireValue } from './encoder.ts';
import { u16, u32, u64, u8, UnitWriter, varint } from './encoder.ts';

interface Seen {
  readonly kind: string;
  readonly t: number;
  readonly counts: Readonly<Record<string, number>>;
}

/** Reads bytes in chunks of the given lengths, the last of which is repeated. */
function readIn(lengths: readonly number[], bytes: Buffer): readonly Seen[] {
  const cursor = new Cursor(0);
  const reader = new FrameReader(cursor, { origin: undefined });
  const seen: Seen[] = [];
  let at = 0;
  for (let i = 0; at < bytes.length; i++) {
    const length = Math.max(1, lengths[Math.min(i, lengths.length - 1)] ?? bytes.length);
    cursor.feed(bytes.subarray(at, at + length));
    at += length;
    for (let step = reader.next(); step !== 'starved'; step = reader.next()) {
      if (step === 'unit') continue;
      const { kind, t } = reader.record;
      const counts = countFields.flatMap((field): [CountField, number][] => {
        const count = reader.record.count(field);
        return count === undefined ? [] : [[field, count]];
      });
      seen.push({ kind, t, counts: Object.fromEntries(counts) });
    }
  }
  expect(cursor.held).toBe(0);
  return seen;
}

const word = fc.bigInt({ min: 0n, max: 0xffff_ffff_ffff_ffffn });
const widths = fc.oneof(fc.bigInt({ min: 0n, max: 300n }), word);
const {
  i64,
  f64,
  bool,
  string,
  bytes: byteString,
  pooledStack,
  pooledString,
  stack,
  varint: leb,
} = fieldTypes;
const { stringMap, u8: t8, u16: t16, u32: t32, list, map } = fieldTypes;

const plainValue: Readonly<Record<number, fc.Arbitrary<WireValue>>> = {
  [i64]: fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }),
  [f64]: fc.double(),
  [bool]: fc.boolean(),
  [string]: fc.string({ unit: 'grapheme' }),
  [byteString]: fc.uint8Array({ maxLength: 40 }),
  [pooledStack]: fc.nat(),
  [pooledString]: fc.nat(),
  [stack]: fc.array(word, { maxLength: 5 }),
  [leb]: widths,
  [stringMap]: fc.array(fc.tuple(fc.string(), fc.string()), { maxLength: 4 }),
  [t8]: fc.nat(0xff),
  [t16]: fc.nat(0xffff),
  [t32]: fc.nat(0xffff_ffff),
};

const typed = (type: number, value: fc.Arbitrary<WireValue>): fc.Arbitrary<TaggedValue> =>
  value.map((v) => ({ type, value: v }));

/** Values of all types, lists of lists of them among these. */
const anyValue = fc.letrec<{ value: TaggedValue }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    ...Object.entries(plainValue).map(([type, value]) => typed(Number(type), value)),
    typed(list, fc.array(tie('value'), { maxLength: 3 })),
    typed(
      map,
      fc.array(fc.tuple(tie('value'), tie('value')), { maxLength: 2 }).map((pairs) => pairs.flat()),
    ),
  ),
})).value;

const fieldValue: fc.Arbitrary<TaggedValue> = fc.tuple(anyValue, fc.nat(3)).map(([{ type, value }, form]) => {
  if (form < 2) return { type, value };
  return { type: type | optionalBit, value: form === 2 ? value : undefined };
});

const fieldName = fc.oneof(
  fc.constantFrom<string>(...countFields),
  fc.string({ minLength: 1, maxLength: 8 }),
);

const recordSpec = fc.record({
  name: fc.oneof(fc.constantFrom<string>(...recordKinds), fc.constantFrom('SpanEnter:a', 'Own', '')),
  time: fc.bigInt({ min: 2n ** 54n, max: 2n ** 54n + 2n ** 40n }),
  fields: fc.uniqueArray(fc.tuple(fieldName, fieldValue), { maxLength: 8, selector: ([name]) => name }),
});

/** What must be read of a field as a count, by the format's description. */
function countOf({ type, value }: TaggedValue): number | undefined {
  const counts: readonly number[] = [i64, bool, leb, t8, t16, t32, pooledString];
  if (value === undefined || !counts.includes(type & ~optionalBit)) return undefined;
  const count = Number(value);
  return count >= 0 && (typeof value !== 'bigint' || value <= 2n ** 53n - 1n) ? count : undefined;
}

describe('the frames of a unit', () => {
  test.prop(
    [fc.array(recordSpec, { maxLength: 8 }), fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 1 })],
    {
      numRuns: 150,
      seed: 3,
    },
  )(
    'records of any layout are read whatever the chunks, and only those about scheduling',
    (specs, lengths) => {
      const writer = new UnitWriter();
      const expected: Seen[] = [];
      const kept: ReadonlySet<string> = new Set(recordKinds);
      let origin: bigint | undefined;
      for (const [i, { name, time, fields }] of specs.entries()) {
        // A unit has one layout for each type, so that each record has a schema of its own here.
        const layout = fields.map(([field, { type }]): FieldSpec => [field, type]);
        writer.schema(name, layout, i);
        writer.record(
          name,
          time,
          fields.map(([, { value }]) => value),
        );
        if (!kept.has(name)) continue;
        const isTimed = name !== 'SegmentMetadataEvent';
        if (isTimed) origin ??= time;
        const counts = fields.flatMap(([field, value]) => {
          const count = countFields.some((known) => known === field) ? countOf(value) : undefined;
          return count === undefined ? [] : [[field, count] as const];
        });
        const t = isTimed && origin !== undefined ? Number(time - origin) : 0;
        expected.push({ kind: name, t, counts: Object.fromEntries(counts) });
      }
      expect(readIn(lengths, writer.bytes())).toEqual(expected);
    },
  );

  const everyFrame = new UnitWriter()
    .schema('PollStartEvent', [
      ['worker_id', leb],
      ['local_queue', t8],
      ['task_id', leb],
    ])
    .raw(u8(6), varint(7n), u16(1), u16(0), u16(4), Buffer.from('unit'), u32(2), Buffer.from('ms'))
    .raw(u8(4), u32(2), u32(1), u32(3), u64(1n), u64(2n), u64(3n), u32(2), u32(0))
    .record('PollStartEvent', 9_000_000_000_000_000_000n, [1, 2, 300])
    .record('PollStartEvent', 9_000_000_000_000_000_007n, [1, 2, 2n ** 53n - 1n])
    .record('PollStartEvent', 8_999_999_999_999_999_999n, [1, 2, 2n ** 53n])
    .bytes();
  const inEveryFrame: readonly Seen[] = [
    { kind: 'PollStartEvent', t: 0, counts: { worker_id: 1, local_queue: 2, task_id: 300 } },
    { kind: 'PollStartEvent', t: 7, counts: { worker_id: 1, local_queue: 2, task_id: 2 ** 53 - 1 } },
    { kind: 'PollStartEvent', t: -1, counts: { worker_id: 1, local_queue: 2 } },
  ];

  test('split at any byte it reads the same, beyond 2^53 exactly', () => {
    for (let at = 1; at <= everyFrame.length; at++) {
      expect(readIn([at, everyFrame.length], everyFrame)).toEqual(inEveryFrame);
    }
    expect(readIn([1], everyFrame)).toEqual(inEveryFrame);
  });

  test('a header in between forgets schemas, strings and time', () => {
    const other = new UnitWriter()
      .schema('PollEndEvent', [['worker_id', t16]])
      .record('PollEndEvent', 9_000_000_000_000_000_100n, [5]);
    const seen = readIn([13], Buffer.concat([everyFrame, other.bytes()]));
    expect(seen.at(-1)).toEqual({
      kind: 'PollEndEvent',
      t: 100,
      counts: { worker_id: 5 },
    });
  });
});

const start = (): UnitWriter => new UnitWriter().schema('PollEndEvent', [['worker_id', leb]]);
const withField = (type: number, ...value: readonly Buffer[]): Buffer =>
  new UnitWriter()
    .schema('Own', [['field', type]])
    .raw(u8(2), u16(7), Buffer.alloc(3), ...value)
    .bytes();
const billions = u32(0xffff_ffff);

describe('what cannot be is refused before anything is waited for or kept', () => {
  test.each<[string, Buffer, RegExp]>([
    ['an unknown frame', start().raw(u8(9)).bytes(), /no kind of frame 9/],
    ['half a header', start().raw(Buffer.from('TRX')).bytes(), /no kind of frame 84/],
    ['another version', start().raw(Buffer.from('TRC\0\x02', 'latin1')).bytes(), /version 2/],
    [
      'a record without schema',
      start().raw(u8(2), u16(99), Buffer.alloc(9)).bytes(),
      /type 99, which no schema/,
    ],
    ['an unknown type of field', new UnitWriter().schema('Own', [['f', 77]]).bytes(), /unknown type 77/],
    [
      'another layout',
      start()
        .schema('PollEndEvent', [['worker_id', t8]], 7)
        .bytes(),
      /with another layout/,
    ],
    ['a presence of 2', withField(leb | optionalBit, u8(2), u8(0)), /presence is 2/],
    ['an endless integer', withField(leb, Buffer.alloc(11, 0xff)), /longer than 64 bits/],
    ['a huge string', withField(string, billions), /length of 4294967295/],
    ['a huge stack', withField(stack, u32(0x1fff_ffff)), /length of 536870911/],
    ['a huge map of strings', withField(stringMap, billions), /length of/],
    ['a huge list', withField(list, billions), /length of/],
    ['a huge map', withField(map, billions), /length of/],
    [
      'deep lists',
      withField(list, ...Array.from({ length: 99 }, () => Buffer.concat([u32(1), u8(list)]))),
      /nested/,
    ],
    ['a huge pool', start().raw(u8(3), billions).bytes(), /length of/],
    ['a huge string in the pool', start().raw(u8(3), u32(1), u32(1), billions).bytes(), /length of/],
    ['huge stacks', start().raw(u8(4), u32(1), u32(1), billions).bytes(), /length of/],
    ['a huge annotation', start().raw(u8(6), u8(7), u16(1), u16(0), u16(0), billions).bytes(), /length of/],
  ])('%s', (_, bytes, says) => {
    expect(() => readIn([bytes.length], bytes)).toThrow(WireFault);
    expect(() => readIn([1], bytes)).toThrow(says);
  });

  test('times that are further apart than a clock can run', () => {
    const bytes = start()
      .record('PollEndEvent', 0n, [1])
      .record('PollEndEvent', 2n ** 60n, [1])
      .bytes();
    expect(() => readIn([bytes.length], bytes)).toThrow(/104 days/);
  });
});
