import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import { embeddedJson, jsonElement } from '../../../../checker/report/html/embed.ts';
import { shownData, shownText } from '../../../../checker/report/html/shown-text.ts';

const hidden = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u;
const anything = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.constantFrom(
    '</script><script>alert(1)</script>',
    '<!--<script>',
    '-->',
    ']]>',
    '\u2028\u2029',
    '\uD800',
    '\uDC00x',
    '\u202e\u{1b}[2J',
    '&lt;/script&gt;',
  ),
);

describe('data in a page', () => {
  test.prop([fc.array(fc.anything({ key: anything, values: [anything, fc.integer()] }))])(
    'is the same document, and nothing in it is markup',
    (value) => {
      const embedded = embeddedJson(value);
      expect(embedded).not.toMatch(/[<>&]/u);
      expect(embedded).not.toMatch(hidden);
      expect(JSON.parse(embedded)).toEqual(JSON.parse(JSON.stringify(value)));
    },
  );

  test('stays in its element', () => {
    const element = jsonElement('page', { name: '</script><img src=x onerror=alert(1)><!--' });
    expect(element.match(/<\/script/gu)).toHaveLength(1);
    expect(element).not.toContain('<!--');
  });
});

describe('text on a page', () => {
  test.prop([anything])('shows what would hide', (text) => {
    expect(shownText(text)).not.toMatch(hidden);
    expect(shownData({ deep: [{ text }] }).deep[0]?.text).toBe(shownText(text));
  });

  test('is short, however long it was', () => {
    const name = 'x'.repeat(1_000_000);
    expect(shownText(name)).toBe(`${'x'.repeat(400)}… (1000000 characters)`);
    expect(shownText('😀'.repeat(300), 5)).toBe('😀😀… (600 characters)');
  });

  test('leaves everything else as it is', () => {
    const data = { a: [1, null, true, 'b'], c: { d: -0.5 } };
    expect(shownData(data)).toEqual(data);
  });
});
