import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import { guarded } from '../../../../checker/report/github/guarded.ts';
import { hostileTexts } from '../../support/hostile.ts';
import { recordingOutput } from '../../support/output.ts';

const written = (...pieces: readonly string[]): string => {
  const output = recordingOutput();
  const safe = guarded(output);
  for (const piece of pieces) safe.write(piece);
  return output.text();
};

/** Lines that a runner of GitHub obeys: it trims them, looks for colons at the beginning, and for the older form anywhere. */
const commandsIn = (text: string): readonly string[] =>
  text.split(/\r\n|\r|\n/u).filter((line) => /^[\s\u0085\u180E]*::/u.test(line) || line.includes('##['));

const pieces = fc.array(
  fc.oneof(
    fc.constantFrom(...Object.values(hostileTexts), ':', '::', '#', '##', '[', '\n', ' ', '\r', '\u{a0}'),
    fc.string({ maxLength: 8 }),
  ),
  { maxLength: 8 },
);

describe('what a runner of GitHub reads', () => {
  property.prop([pieces], { numRuns: 500, seed: 1 })('has no commands, however it is written', (parts) => {
    expect(commandsIn(written(...parts))).toEqual([]);
    expect(written(...parts)).toBe(written(parts.join('')));
  });

  property.prop([fc.string({ unit: fc.constantFrom('a', ':', ' ', '[', '#') })], { seed: 2 })(
    'is as it was where it has none',
    (text) => {
      fc.pre(commandsIn(text).length === 0);
      expect(written(text)).toBe(text);
    },
  );

  test('keeps documents of JSON what they are', () => {
    const value = Object.values(hostileTexts);
    expect(JSON.parse(written(JSON.stringify(value, null, 2)))).toEqual(value);
  });
});
