import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { visible } from '../../../checker/report/text/visible.ts';
import { clipped, columnsOf, padEnd, padStart, pieces } from '../../../checker/report/text/width.ts';
import { shortened } from '../../../checker/report/text/shortened.ts';
import { wrap } from '../../../checker/report/text/wrap.ts';

const anyText = fc
  .oneof(
    fc.string({ unit: 'binary', maxLength: 60 }),
    fc.string({
      unit: fc.constantFrom('a', '漢', 'e\u{301}', '한', '👍', '❤\u{fe0f}', ' ', '🇫🇷'),
      maxLength: 60,
    }),
  )
  .map(visible);

describe('the width of text on a terminal', () => {
  it.each([
    ['', 0],
    ['poll', 4],
    ['漢字', 4],
    ['ｆｕｌｌ', 8],
    ['e\u{301}', 1],
    ['한', 2],
    ['\u{1112}\u{1161}\u{11ab}', 2],
    ['👍', 2],
    ['❤\u{fe0f}', 2],
    ['🇫🇷', 2],
  ])('%j takes %i columns', (text, columns) => {
    expect(columnsOf(text)).toBe(columns);
  });

  it('of text that is cut into pieces is that of the pieces, none of which is too wide', () => {
    fc.assert(
      fc.property(anyText, fc.integer({ min: 2, max: 20 }), (text, width) => {
        const cut = pieces(text, width);
        expect(cut.join('')).toBe(text);
        for (const piece of cut) expect(columnsOf(piece)).toBeLessThanOrEqual(width);
      }),
    );
  });

  it('is kept by clipping, padding and wrapping', () => {
    fc.assert(
      fc.property(anyText, fc.integer({ min: 2, max: 40 }), (text, width) => {
        expect(columnsOf(clipped(text, width, '…'))).toBeLessThanOrEqual(width);
        const padded = Math.max(width, columnsOf(text));
        expect(columnsOf(padEnd(text, width))).toBe(padded);
        expect(columnsOf(padStart(text, width))).toBe(padded);
        for (const line of wrap(text, width)) expect(columnsOf(line)).toBeLessThanOrEqual(width);
      }),
    );
  });

  it('is found for a megabyte at once', () => {
    expect(wrap('x'.repeat(1 << 20), 80).length).toBe(Math.ceil((1 << 20) / 80));
    expect(wrap('漢'.repeat(1 << 18), 80).length).toBe(Math.ceil((1 << 18) / 40));
  });
});

describe('a text that is too long', () => {
  it('is told by its beginning and its length', () => {
    expect(shortened('short')).toBe('short');
    expect(shortened('x'.repeat(1 << 20), 10)).toBe('xxxxxxxxxx... (1,048,576 characters in all)');
  });

  it('is never cut within a character', () => {
    expect(shortened('👍'.repeat(9), 5)).toBe('👍👍... (18 characters in all)');
  });
});
