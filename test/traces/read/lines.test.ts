import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { LineCutter, longestLine } from '../../../traces/read/lines.ts';

function cut(chunks: readonly Buffer[]): { readonly lines: string[]; readonly starts: boolean } {
  const cutter = new LineCutter();
  const lines: string[] = [];
  let starts = true;
  for (const block of [...chunks.map((chunk) => cutter.push(chunk)), cutter.finish()]) {
    if (block === undefined) continue;
    starts &&= block.start === lines.length + 1;
    lines.push(...block.lines);
  }
  return { lines, starts };
}

function splitAt(bytes: Buffer, borders: readonly number[]): Buffer[] {
  const sorted = [0, ...borders.map((border) => border % (bytes.length + 1)), bytes.length].toSorted(
    (a, b) => a - b,
  );
  return sorted.slice(1).map((end, index) => bytes.subarray(sorted[index], end));
}

const line = fc.string({ unit: 'binary', maxLength: 12 }).map((text) => text.replaceAll(/[\n\uFEFF]/g, ' '));

describe('LineCutter', () => {
  test('gives the same lines for every way of cutting the bytes into chunks', () => {
    fc.assert(
      fc.property(
        fc.array(line),
        fc.boolean(),
        fc.array(fc.nat(), { maxLength: 20 }),
        (lines, ended, borders) => {
          const text = lines.join('\n') + (ended ? '\n' : '');
          const expected = text.split('\n');
          if (expected.at(-1) === '') expected.pop();
          expect(cut(splitAt(Buffer.from(text), borders))).toEqual({ lines: expected, starts: true });
        },
      ),
    );
  });

  test('joins a character whose bytes come in different chunks', () => {
    const bytes = Buffer.from('a\u{1F980}b\nc');
    expect(cut([...bytes].map((byte) => Buffer.from([byte]))).lines).toEqual(['a\u{1F980}b', 'c']);
  });

  test('accepts a line of the greatest length and refuses a longer one', () => {
    const longest = Buffer.alloc(longestLine, 'x');
    const newline = Buffer.from('\n');
    expect(cut([longest, newline]).lines).toHaveLength(1);
    expect(() => cut([longest, Buffer.from('x\n')])).toThrow('16 MiB');
    expect(() => cut([Buffer.concat([longest, Buffer.from('x')])])).toThrow('16 MiB');
  });

  test('refuses an endless line before it holds more than the greatest length', () => {
    const chunk = Buffer.alloc(64 * 1024, 'x');
    const cutter = new LineCutter();
    let pushed = 0;
    expect(() => {
      for (; pushed < 100 * 1024 * 1024; pushed += chunk.length) cutter.push(chunk);
    }).toThrow('16 MiB');
    expect(pushed).toBe(longestLine);
  });

  test('names the line that is not text', () => {
    expect(() =>
      cut([Buffer.from('a\nb\n'), Buffer.from([0x63, 0x0a, 0x64, 0x0a, 0xc3, 0x28, 0x0a])]),
    ).toThrow(expect.objectContaining({ line: 5 }));
  });
});
