import type { Event } from '../../traces/index.ts';
import { vocabulary } from '../../traces/index.ts';

/** A copy that shares nothing that a handler may change. Events are never changed, so they are shared. */
export function copyOf(data: unknown): unknown {
  if (typeof data !== 'object' || data === null || isEvent(data)) return data;
  if (Array.isArray(data)) return data.map((each) => copyOf(each));
  if (data instanceof Map) {
    const copy = new Map<unknown, unknown>();
    for (const [key, value] of data) copy.set(copyOf(key), copyOf(value));
    return copy;
  }
  if (data instanceof Set) {
    const copy = new Set<unknown>();
    for (const member of data) copy.add(copyOf(member));
    return copy;
  }
  const copy: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(data)) copy[key] = copyOf(value);
  return copy;
}

/**
 * The data as text, so that equal text means the same future. The order in which a Map, a Set or an object was filled
 * does not matter, that of an array does; of an event kept as evidence only that there is one.
 */
export function identityOf(data: unknown): string {
  if (typeof data !== 'object' || data === null) return scalar(data);
  if (isEvent(data)) return '@';
  const parts: string[] = [];
  if (Array.isArray(data)) {
    for (const each of data) parts.push(identityOf(each));
    return `[${parts.join(',')}]`;
  }
  if (data instanceof Map) {
    for (const [key, value] of data) parts.push(`${identityOf(key)}>${identityOf(value)}`);
    return `{${sorted(parts)}}`;
  }
  if (data instanceof Set) {
    for (const member of data) parts.push(identityOf(member));
    return `<${sorted(parts)}>`;
  }
  for (const [key, value] of Object.entries(data)) parts.push(`${key}:${identityOf(value)}`);
  return `(${sorted(parts)})`;
}

function scalar(data: unknown): string {
  if (data === null) return '~';
  if (data === undefined) return '_';
  if (typeof data === 'string') return JSON.stringify(data);
  if (typeof data === 'number' || typeof data === 'boolean') return String(data);
  throw new TypeError(`an observer's memory must be plain data, but holds a ${typeof data}`);
}

function sorted(parts: readonly string[]): string {
  return parts.length < 2 ? parts.join('') : parts.toSorted().join(',');
}

function isEvent(data: object): data is Event {
  return 'e' in data && 'g' in data && typeof data.e === 'string' && Object.hasOwn(vocabulary, data.e);
}
