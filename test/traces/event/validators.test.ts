import { inspect } from 'node:util';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { eventKinds, eventSchema } from '../../../traces/event/schema.ts';
import { events } from '../../../traces/event/validators.generated.js';
import { vocabulary } from '../../../traces/event/vocabulary.ts';
import { arbitraryEvent, fieldNames } from './arbitrary.ts';
import { bare, full } from './examples.ts';

const wrongFor = (type: string): readonly unknown[] => {
  const base = type.replace('?', '');
  const never = [{}, undefined, Number.NaN];
  const nothing = base.endsWith('|null') ? [] : [null];
  switch (base.replace('|null', '')) {
    case 'string':
      return [...never, ...nothing, 1, true, ['a']];
    case 'boolean':
      return [...never, ...nothing, 1, 'true', []];
    case 'counts':
      return [...never, ...nothing, 1, 'a', [-1], ['1'], [1.5], [null]];
    case 'integer':
      return [...never, ...nothing, '1', 0.5, 2 ** 53, -(2 ** 53), Infinity, [1], true];
    case 'task':
    case 'worker':
    case 'count':
      return [...never, ...nothing, '1', 0.5, -1, 2 ** 53, Infinity, [1], true];
    default:
      return [...never, ...nothing, 'no such word', '', 1, []];
  }
};

describe.each(eventKinds)('%s', (kind) => {
  test('accepts every event that the vocabulary declares, with unknown fields', () => {
    fc.assert(
      fc.property(arbitraryEvent(kind), (event) => {
        expect(events[kind](event)).toBe(true);
      }),
    );
  });

  test('rejects an event that lacks a required field', () => {
    const { required } = fieldNames(kind);
    fc.assert(
      fc.property(arbitraryEvent(kind), fc.constantFrom(...required), (event, name) => {
        const { [name]: _, ...rest } = event;
        expect(events[kind](rest)).toBe(false);
        expect(events[kind].errors?.[0]?.params.missingProperty).toBe(name);
      }),
    );
  });

  test('rejects a field of the wrong type', () => {
    const types = Object.entries({
      ...vocabulary[kind].fields,
      g: 'count',
      t: 'count',
      s: 'count',
      w: 'worker|null',
    });
    for (const [name, type] of types) {
      for (const wrong of wrongFor(type)) {
        // An absent field is another matter: undefined cannot come out of JSON.
        if (wrong === undefined) continue;
        expect(events[kind]({ ...full[kind], [name]: wrong }), `${name}: ${inspect(wrong)}`).toBe(false);
        expect(events[kind].errors?.[0]?.instancePath.split('/')[1]).toBe(name);
      }
    }
  });

  test('has the fields that its TypeScript type has', () => {
    const schema = eventSchema(kind);
    expect(Object.keys(full[kind]).toSorted()).toEqual(Object.keys(schema.properties).toSorted());
    expect(Object.keys(bare[kind]).toSorted()).toEqual([...schema.required].toSorted());
    expect(events[kind](full[kind])).toBe(true);
    expect(events[kind](bare[kind])).toBe(true);
  });
});
