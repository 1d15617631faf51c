import { describe, expect, it } from 'vitest';
import { array, bool, enums, id, int, Machine, seq } from '../../../../model/index.ts';
import type { Schema } from '../../../../model/index.ts';
import { breach } from './breaches.ts';
import type { Breach } from './breaches.ts';
import { placesIn } from './places.ts';
import { expectSameGraph } from './same-graph.ts';

const fields = {
  mode: enums('on', 'off'),
  level: int(-1, 3),
  flag: bool,
  other: id('cells'),
  short: seq('cells', 3),
  long: seq('cells', 40),
};
const schema: Schema = { cells: array(2, fields) };

/** A machine whose one effect changes the first flag and then breaks its contract on a field of the second cell. */
const machineOf = (how: Breach, field: keyof typeof fields): Machine<Schema, unknown> => {
  const machine = new Machine<Schema, unknown>(schema, () => {});
  return machine.once({ name: 'act', source: 'a toy' }, (state, context) => {
    const places = placesIn(schema, state);
    const [flag, place] = [
      places.find(({ name }) => name === 'flag'),
      places.findLast(({ name }) => name === field),
    ];
    if (flag === undefined || place === undefined) throw new Error('the places are not listed');
    Reflect.set(flag.view, flag.name, true);
    let enabled = true;
    const refuse = (): void => {
      enabled = false;
    };
    breach(how, { place, schema, state, context, refuse });
    return enabled;
  });
};

const cases: readonly (readonly [Breach, keyof typeof fields, string])[] = [
  ['no value of the field', 'mode', 'out-of-bounds'],
  ['no value of the field', 'level', 'out-of-bounds'],
  ['no value of the field', 'flag', 'out-of-bounds'],
  ['no value of the field', 'other', 'out-of-bounds'],
  ['no value of the field', 'short', 'failed'],
  ['a number as text', 'level', 'out-of-bounds'],
  ['a number as text', 'other', 'out-of-bounds'],
  ['pushing beyond', 'short', 'sequence-full'],
  ['pushing beyond', 'long', 'sequence-full'],
  ['pushing what is not there', 'short', 'out-of-bounds'],
  ['pushing what is not there', 'long', 'out-of-bounds'],
  ['taking too much', 'short', 'sequence-too-short'],
  ['taking too much', 'long', 'sequence-too-short'],
  ['no such record', 'flag', 'no-such-record'],
  ['choosing from nothing', 'flag', 'bad-choice'],
  ['choosing from a half', 'flag', 'bad-choice'],
  ['refusing after a change', 'flag', 'refused-after-change'],
  ['adding a field', 'flag', 'failed'],
  ['throwing', 'flag', 'failed'],
];

describe('an effect that breaks its contract is at fault, compiled as interpreted', () => {
  it.each(cases)('by %s, on %s', (how, field, code) => {
    expect([...expectSameGraph(machineOf(how, field), { states: 1 }).faults]).toEqual([code]);
  });
});
