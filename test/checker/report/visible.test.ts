import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import { quoted } from '../../../checker/report/text/words.ts';
import { isVisible, visible, visibleJson, visibleLines } from '../../../checker/report/text/visible.ts';

const anything = fc.string({ unit: 'binary' });
const hidden = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u;

describe('what a terminal would obey', () => {
  test.prop([anything])('never appears as it is', (text) => {
    expect(visible(text)).not.toMatch(hidden);
    expect(isVisible(visible(text))).toBe(true);
  });

  test.prop([anything])('nor in a document for programs, which says the same', (text) => {
    const json = visibleJson(JSON.stringify({ text }, null, 2));
    expect(json.replaceAll('\n', '')).not.toMatch(hidden);
    expect(JSON.parse(json)).toEqual({ text });
  });

  test('is written so that it can be recognised', () => {
    expect(visible('a\u{1b}[31m\u{9b}\u{202e}\u{d800}\n')).toBe(
      String.raw`a\u{1b}[31m\u{9b}\u{202e}\u{d800}\u{a}`,
    );
    expect(visibleLines('one\ntwo\r')).toBe(String.raw`one
two\u{d}`);
  });

  test('is octal in an argument for a shell', () => {
    expect(quoted("\u{1b}[2J it's é.jsonl")).toBe(String.raw`$'\033\1332J it\047s \303\251.jsonl'`);
  });

  test.prop([fc.string({ unit: fc.constantFrom('a', 'é', ' ', '-') })])(
    'and the rest is left alone',
    (text) => {
      expect(visible(text)).toBe(text);
    },
  );
});
