import { margin } from '../../traces/read/line-block.ts';

/** What tells kinds apart: the first eight bytes from the kind's name on, those that follow it included. */
type Prefix = readonly [low: number, high: number];

const prefixOf = (kind: string): Prefix => {
  const bytes = Buffer.from(`${kind}","g":`);
  return [bytes.readInt32LE(0), bytes.readInt32LE(4)];
};

/** The last eight bytes of a kind's name; of one that is shorter, zeros. */
const endOf = (kind: string): Prefix => {
  if (kind.length > longestName) throw new RangeError(`'${kind}' is longer than scanners may look ahead`);
  const bytes = Buffer.from(kind);
  return kind.length < 8
    ? [0, 0]
    : [bytes.readInt32LE(bytes.length - 8), bytes.readInt32LE(bytes.length - 4)];
};

// Its end is looked at when its first eight bytes are known to be there.
const longestName = 8 + margin;

const slots = 256;

const slotOf = ([low, high]: Prefix, factor: number): number =>
  Math.imul(low ^ Math.imul(high, 31), factor) >>> 24;

/** A factor that gives every prefix a slot of its own. */
function perfectFactor(prefixes: readonly Prefix[]): number {
  for (let factor = 1; factor < 2 ** 24; factor += 2)
    if (new Set(prefixes.map((prefix) => slotOf(prefix, factor))).size === prefixes.length) return factor;
  throw new Error('no factor gives every kind a slot of its own; are there more slots needed?');
}

/** A table of small integers as JavaScript. */
const table = (type: string, values: readonly number[]): string => `${type}.from([${values.join(', ')}])`;

/**
 * The tables and the function by which a scanner finds the kind at `i`: `kindAt(b, d, i)` is its index, -1 for none. Kinds
 * that begin alike are tried one after the other.
 */
export function dispatch(kinds: readonly string[]): string {
  const byPrefix = new Map<string, number[]>();
  for (const [index, kind] of kinds.entries()) {
    const prefix = prefixOf(kind).join();
    byPrefix.set(prefix, [...(byPrefix.get(prefix) ?? []), index]);
  }
  const groups = [...byPrefix.values()];
  const firsts = groups.map(([first = -1]) => ({ first, prefix: prefixOf(kinds[first] ?? '') }));
  const factor = perfectFactor(firsts.map(({ prefix }) => prefix));
  const bySlot = new Map(firsts.map(({ first, prefix }) => [slotOf(prefix, factor), first]));
  const following = new Map(
    groups.flatMap((members) => members.map((kind, n) => [kind, members[n + 1] ?? -1])),
  );
  const prefixes = kinds.map(prefixOf);
  const ends = kinds.map(endOf);
  return `
const bySlot = ${table(
    'Int8Array',
    Array.from({ length: slots }, (_, slot) => bySlot.get(slot) ?? -1),
  )};
const low = ${table(
    'Int32Array',
    prefixes.map(([value]) => value),
  )};
const high = ${table(
    'Int32Array',
    prefixes.map(([, value]) => value),
  )};
const length = ${table(
    'Int8Array',
    kinds.map((kind) => kind.length),
  )};
const alike = ${table(
    'Int8Array',
    kinds.map((_, index) => following.get(index) ?? -1),
  )};
const endLow = ${table(
    'Int32Array',
    ends.map(([value]) => value),
  )};
const endHigh = ${table(
    'Int32Array',
    ends.map(([, value]) => value),
  )};
const names = ${JSON.stringify(kinds)}.map((name) => Buffer.from(name));

function endsAs(kind, b, d, i) {
  const end = i + length[kind];
  if (d.getInt32(end - 8, true) !== endLow[kind] || d.getInt32(end - 4, true) !== endHigh[kind]) return false;
  for (let n = 8; n < length[kind] - 8; n++) if (b[i + n] !== names[kind][n]) return false;
  return true;
}

function kindAt(b, d, i) {
  const first = d.getInt32(i, true);
  const second = d.getInt32(i + 4, true);
  let kind = bySlot[Math.imul(first ^ Math.imul(second, 31), ${factor}) >>> 24];
  if (kind < 0 || low[kind] !== first || high[kind] !== second) return -1;
  if (length[kind] > 8) while (kind >= 0 && !endsAs(kind, b, d, i)) kind = alike[kind];
  return kind;
}
`;
}
