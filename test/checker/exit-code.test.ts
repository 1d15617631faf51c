import { fc, test } from '@fast-check/vitest';
import { expect } from 'vitest';
import { exitCode, exitMeanings, gravest } from '../../checker/exit-code.ts';

const codes = Object.values(exitCode);

test('nothing to say is success', () => {
  expect(gravest([])).toBe(exitCode.ok);
});

test('a violation outweighs an unreadable file, and a fault outweighs both', () => {
  expect(gravest([exitCode.input, exitCode.safety, exitCode.vacuous])).toBe(exitCode.safety);
  expect(gravest([exitCode.safety, exitCode.fault])).toBe(exitCode.fault);
});

test('what could not be decided outweighs what was never asked', () => {
  expect(gravest([exitCode.vacuous, exitCode.inconclusive])).toBe(exitCode.inconclusive);
  expect(gravest([exitCode.inconclusive, exitCode.input])).toBe(exitCode.input);
});

test.prop([fc.array(fc.constantFrom(...codes), { minLength: 1 })])(
  'the gravest is one of those given, whatever their order',
  (given) => {
    expect(given).toContain(gravest(given));
    expect(gravest(given.toReversed())).toBe(gravest(given));
  },
);

test('every code has one meaning, and the meanings come in the order of the numbers', () => {
  expect(exitMeanings.map(([code]) => code)).toEqual(codes.toSorted((a, b) => a - b));
});
