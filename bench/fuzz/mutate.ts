import { below } from '../../traces/explore/random/xoshiro.ts';
import type { RandomWords } from '../../traces/explore/random/xoshiro.ts';

/** The longest input that is made, in bytes: many small inputs find more than few large ones. */
const longest = 32 * 1024;

type Mutation = (bytes: Buffer, other: Buffer, random: RandomWords) => Buffer;

const pick = <T>(items: readonly [T, ...T[]], random: RandomWords): T =>
  items[below(items.length, random)] ?? items[0];

const tellingBytes = [
  0x00, 0x01, 0x02, 0x06, 0x7f, 0x80, 0xff, 0x0a, 0x22, 0x2c, 0x5b, 0x5d, 0x7b, 0x7d,
] as const;

/** Lengths and numbers at the limits of what formats can say, in the ways in which they say it. */
const extremes = [
  Buffer.from('ffffffff', 'hex'),
  Buffer.from('ffffff7f', 'hex'),
  Buffer.from('0000000000000080', 'hex'),
  Buffer.from('ffffffffffffffffff01', 'hex'),
  Buffer.from('8080808080808080808080', 'hex'),
  Buffer.from('9007199254740993'),
  Buffer.from('18446744073709551616'),
  Buffer.from('-1'),
  Buffer.from('1e308'),
  Buffer.from('0.5'),
  Buffer.from('null'),
  Buffer.from('"\\ud800"'),
  Buffer.from('[[[[[[[['),
  Buffer.from('{"e":'),
  Buffer.from('TRC\0\u0001', 'latin1'),
  Buffer.from('1f8b0800', 'hex'),
] as const satisfies readonly [Buffer, ...Buffer[]];

const joined = (...parts: readonly Buffer[]): Buffer => Buffer.concat(parts);

/** Where a change begins and how long it is: mostly short. */
const range = (bytes: Buffer, random: RandomWords): readonly [start: number, end: number] => {
  const start = below(bytes.length + 1, random);
  const most = below(4, random) === 0 ? bytes.length : 16;
  return [start, Math.min(bytes.length, start + below(most + 1, random))];
};

/** A range of whole lines. */
const lines = (bytes: Buffer, random: RandomWords): readonly [start: number, end: number] => {
  const start = bytes.lastIndexOf(0x0a, below(bytes.length + 1, random)) + 1;
  const newline = bytes.indexOf(0x0a, start);
  return [start, newline === -1 ? bytes.length : newline + 1];
};

const flipBit: Mutation = (bytes, _other, random) => {
  if (bytes.length === 0) return bytes;
  const changed = Buffer.from(bytes);
  const at = below(bytes.length, random);
  changed.writeUInt8(changed.readUInt8(at) ^ (1 << below(8, random)), at);
  return changed;
};

const setByte: Mutation = (bytes, _other, random) => {
  if (bytes.length === 0) return bytes;
  const changed = Buffer.from(bytes);
  changed.writeUInt8(pick(tellingBytes, random), below(bytes.length, random));
  return changed;
};

const cut: Mutation = (bytes, _other, random) => bytes.subarray(0, below(bytes.length + 1, random));

const remove: Mutation = (bytes, _other, random) => {
  const [start, end] = range(bytes, random);
  return joined(bytes.subarray(0, start), bytes.subarray(end));
};

const repeat: Mutation = (bytes, _other, random) => {
  const [start, end] = range(bytes, random);
  return joined(bytes.subarray(0, end), bytes.subarray(start));
};

const removeLine: Mutation = (bytes, _other, random) => {
  const [start, end] = lines(bytes, random);
  return joined(bytes.subarray(0, start), bytes.subarray(end));
};

const moveLine: Mutation = (bytes, _other, random) => {
  const [start, end] = lines(bytes, random);
  const line = bytes.subarray(start, end);
  const rest = joined(bytes.subarray(0, start), bytes.subarray(end));
  const [at] = lines(rest, random);
  return joined(rest.subarray(0, at), line, rest.subarray(at));
};

const overwriteExtreme: Mutation = (bytes, _other, random) => {
  const extreme = pick(extremes, random);
  const at = below(bytes.length + 1, random);
  return joined(bytes.subarray(0, at), extreme, bytes.subarray(at + extreme.length));
};

/** A number in text becomes another one. */
const replaceNumber: Mutation = (bytes, _other, random) => {
  const isDigit = (at: number): boolean => {
    const byte = bytes[at] ?? 0;
    return byte >= 0x30 && byte <= 0x39;
  };
  let start = below(bytes.length + 1, random);
  while (start < bytes.length && !isDigit(start)) start++;
  let end = start;
  while (isDigit(end)) end++;
  return joined(bytes.subarray(0, start), pick(extremes, random), bytes.subarray(end));
};

const splice: Mutation = (bytes, other, random) => {
  const [start, end] = range(bytes, random);
  const [from, to] = range(other, random);
  return joined(bytes.subarray(0, start), other.subarray(from, to), bytes.subarray(end));
};

const append: Mutation = (bytes, other) => joined(bytes, other);

const mutations = [
  flipBit,
  setByte,
  cut,
  remove,
  repeat,
  removeLine,
  moveLine,
  overwriteExtreme,
  replaceNumber,
  splice,
  append,
] as const satisfies readonly [Mutation, ...Mutation[]];

/** `bytes` after one to five random changes, some of which take from `other`; at most 32 KiB. */
export const mutated = (bytes: Buffer, other: Buffer, random: RandomWords): Buffer => {
  let changed = bytes;
  for (let n = below(5, random); n >= 0; n--) changed = pick(mutations, random)(changed, other, random);
  return changed.subarray(0, longest);
};
