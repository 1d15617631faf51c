import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import type { Piece } from '../../../../traces/import/json-document/cutter.ts';
import { DocumentCutter, DocumentFault } from '../../../../traces/import/json-document/cutter.ts';

interface Cut {
  readonly pieces: readonly Piece[];
  readonly closed: boolean;
  readonly fault?: DocumentFault;
}

function cut(text: string, sizes: readonly number[] = [text.length]): Cut {
  const bytes = Buffer.from(text);
  const cutter = new DocumentCutter();
  const pieces: Piece[] = [];
  let at = 0;
  for (let turn = 0; at < bytes.length; turn++) {
    const size = Math.max(1, sizes[turn % sizes.length] ?? 1);
    try {
      cutter.push(bytes.subarray(at, at + size));
    } catch (error) {
      if (error instanceof DocumentFault)
        return { pieces: [...pieces, ...cutter.pieces], closed: false, fault: error };
      throw error;
    }
    pieces.push(...cutter.pieces);
    at += size;
  }
  return { pieces, closed: cutter.finish().closed };
}

/** Puts an object's pieces together again. */
function joined(pieces: readonly Piece[]): unknown {
  const document = new Map<string, unknown>();
  let elements: unknown[] = [];
  for (const { kind, member = '', text } of pieces) {
    if (kind === 'array') document.set(member, (elements = []));
    else if (kind === 'element') elements.push(JSON.parse(text));
    else document.set(member, JSON.parse(text));
  }
  return Object.fromEntries(document);
}

const sizes = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 5 });
const space = fc.constantFrom(undefined, 1, '\t');

describe('a document in pieces', () => {
  test.prop([fc.dictionary(fc.string(), fc.jsonValue()), sizes, space], { numRuns: 40 })(
    'says the same as the document, wherever its chunks end',
    (document, chunks, indentation) => {
      // -0 is written as 0.
      const text = JSON.stringify(document, null, indentation);
      const { pieces, closed } = cut(text, chunks);
      expect(closed).toBe(true);
      expect(joined(pieces)).toEqual(JSON.parse(text));
    },
  );

  test.prop([fc.array(fc.jsonValue()), sizes], { numRuns: 40 })('may be an array', (document, chunks) => {
    const text = JSON.stringify(document);
    const { pieces, closed } = cut(text, chunks);
    expect(closed).toBe(true);
    const elements = pieces.filter(({ kind }) => kind === 'element');
    expect(elements.map((piece) => JSON.parse(piece.text))).toEqual(JSON.parse(text));
    for (const { text: part, offset } of elements)
      expect(Buffer.from(text).subarray(offset).toString('utf8').startsWith(part)).toBe(true);
  });

  test.prop([fc.array(fc.jsonValue(), { minLength: 1 }), fc.nat(), sizes])(
    'gives the elements before the place where it was cut off',
    (document, where, chunks) => {
      const text = JSON.stringify(document);
      const length = 1 + (where % (text.length - 1));
      const whole = cut(text).pieces;
      const part = cut(text.slice(0, length), chunks);
      expect(part.fault).toBeUndefined();
      expect(part.closed).toBe(false);
      // A number at the very end may go on beyond it, and is not given.
      expect(whole.slice(0, part.pieces.length)).toEqual(part.pieces);
    },
  );
});

describe('what is no document', () => {
  test.each([
    ['a number', '17', 0],
    ['a comma before an element', '[,1]', 1],
    ['a member without quotes', '{a:1}', 1],
    ['a member without colon', '{"a" 1}', 5],
    ['elements without comma', '[{} {}]', 4],
    ['text after the end', '[1] x', 4],
    ['the wrong bracket', '{"a":[1}', 7],
  ])('%s is refused where it is', (_, text, offset) => {
    const { fault } = cut(text);
    expect(fault?.fault.code).toBe('TRACE010');
    expect(fault?.offset).toBe(offset);
  });

  test('an element that never ends is refused before it is held whole', () => {
    const cutter = new DocumentCutter();
    cutter.push(Buffer.from('["'));
    const chunk = Buffer.alloc(1024 * 1024, 'a');
    expect(() => {
      for (let n = 0; n < 20; n++) cutter.push(chunk);
    }).toThrow(DocumentFault);
  });

  test('a comma too many and a byte order mark are let pass', () => {
    expect(cut('\uFEFF{"a":[1,2,],}')).toMatchObject({ closed: true });
  });
});
