import type { Event, EventKind } from '../../event/event.ts';
import { vocabulary } from '../../event/vocabulary.ts';
import { fieldsOf } from '../fields.ts';
import type { Omissions } from '../omissions.ts';
import { itfInteger, itfVariant, type ItfValue } from './value.ts';

/** The constructor that stands for a kind of event: `PollBegin` for `poll.begin`. */
export const constructorOf = (kind: string): string =>
  kind.replaceAll(/(?:^|[._])([a-z])/gu, (_, letter: string) => letter.toUpperCase());

const plain = (value: unknown): ItfValue => {
  if (typeof value === 'number') return itfInteger(value);
  if (typeof value === 'string' || typeof value === 'boolean') return value;
  if (Array.isArray(value)) return value.map(plain);
  throw new TypeError('no type of the vocabulary has such values');
};

/** A field that may be absent or null has a sum type, so that it has one type in all events of a kind. */
const isOptional = (type: string): boolean => type.endsWith('?') || type.includes('|null');

const optional = (value: unknown): ItfValue => {
  if (value === undefined) return itfVariant('Unseen');
  return value === null ? itfVariant('None') : itfVariant('Some', plain(value));
};

const declared = new Map<EventKind, readonly (readonly [name: string, type: string])[]>();

const declaredFor = (kind: EventKind): readonly (readonly [name: string, type: string])[] => {
  const known = declared.get(kind);
  if (known !== undefined) return known;
  const fields = Object.entries<string>(vocabulary[kind].fields);
  declared.set(kind, fields);
  return fields;
};

/** An event as a value of a sum type with one constructor for each kind, and a record of all of the kind's fields. */
export const eventValue = (event: Event, omissions: Omissions): ItfValue => {
  const values = new Map<string, unknown>();
  for (const { name, value, type } of fieldsOf(event)) {
    if (type === undefined) omissions.add(`field '${name}' of ${event.e}`, 'the vocabulary does not know it');
    else values.set(name, value);
  }
  const record = declaredFor(event.e).map(([name, type]) => {
    const value = values.get(name);
    return [name, isOptional(type) ? optional(value) : plain(value)] as const;
  });
  return itfVariant(constructorOf(event.e), Object.fromEntries(record));
};
