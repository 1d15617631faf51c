import * as fc from 'fast-check';
import type { EventKind } from '../../../traces/event/event.ts';
import { vocabulary, words } from '../../../traces/event/vocabulary.ts';

export type Fields = Record<string, unknown>;

const count = fc.maxSafeNat();
const basic = new Map<string, fc.Arbitrary<unknown>>([
  ['task', count],
  ['worker', count],
  ['count', count],
  ['counts', fc.array(count)],
  ['integer', fc.maxSafeInteger()],
  ['string', fc.string({ unit: 'grapheme' })],
  ['boolean', fc.boolean()],
  ...Object.entries(words).map(([name, values]) => [name, fc.constantFrom<string>(...values)] as const),
]);

function valueOf(type: string): fc.Arbitrary<unknown> {
  const [base = '', ...alternatives] = type.replace('?', '').split('|');
  const value = basic.get(base);
  if (value === undefined) throw new Error(`no arbitrary for the field type '${type}'`);
  return alternatives.includes('null') ? fc.option(value, { nil: null }) : value;
}

/** Names of the fields of a kind, by whether they must be there. */
export function fieldNames(kind: EventKind): { readonly required: string[]; readonly optional: string[] } {
  const fields = Object.entries<string>(vocabulary[kind].fields);
  const named = (wanted: boolean) =>
    fields.flatMap(([n, type]) => (type.endsWith('?') === wanted ? [n] : []));
  return { required: ['e', 'g', 't', 's', 'w', ...named(false)], optional: named(true) };
}

/** Events of a kind as the vocabulary declares them, and at times with fields that it does not. */
export function arbitraryEvent(kind: EventKind): fc.Arbitrary<Fields> {
  const { required, optional } = fieldNames(kind);
  const declared = Object.entries<string>(vocabulary[kind].fields).map(([name, type]) => [
    name,
    valueOf(type),
  ]);
  const known: Record<string, fc.Arbitrary<unknown>> = {
    e: fc.constant(kind),
    g: count,
    t: count,
    s: count,
    w: fc.option(count, { nil: null }),
    ...Object.fromEntries(declared),
  };
  const unknown = fc.dictionary(
    fc.string({ minLength: 1 }).filter((name) => ![...required, ...optional, '__proto__'].includes(name)),
    fc.jsonValue(),
    { maxKeys: 2 },
  );
  return fc
    .tuple(fc.record(known, { requiredKeys: required }), unknown)
    .map(([event, more]) => Object.assign(more, event));
}
