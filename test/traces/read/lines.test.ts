import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { margin } from '../../../traces/read/line-block.ts';
import { LineCutter, longestLine } from '../../../traces/read/lines.ts';

function cut(chunks: readonly Buffer[]): string[] {
  const cutter = new LineCutter();
  const lines: string[] = [];
  for (const block of [...chunks.flatMap((chunk) => cutter.push(chunk)), ...cutter.finish()]) {
    expect(block.bytes.length - block.end).toBeGreaterThanOrEqual(margin);
    while (!block.done) lines.push(block.take());
  }
  return lines;
}

function splitAt(bytes: Buffer, borders: readonly number[]): Buffer[] {
  const sorted = [0, ...borders.map((border) => border % (bytes.length + 1)), bytes.length].toSorted(
    (a, b) => a - b,
  );
  return sorted.slice(1).map((end, index) => bytes.subarray(sorted[index], end));
}

const line = fc
  .oneof(fc.string({ unit: 'binary', maxLength: 12 }), fc.string({ unit: 'binary-ascii', maxLength: 12 }))
  .map((text) => text.replaceAll(/[\n\uFEFF]/g, ' '));

describe('LineCutter', () => {
  test('gives the same lines for every way of cutting the bytes into chunks', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.array(line), fc.array(fc.string({ unit: 'grapheme-ascii' }), { minLength: 12 })),
        fc.boolean(),
        fc.array(fc.nat(), { maxLength: 20 }),
        (lines, ended, borders) => {
          const text = lines.join('\n') + (ended ? '\n' : '');
          const expected = text.split('\n');
          if (expected.at(-1) === '') expected.pop();
          expect(cut(splitAt(Buffer.from(text), borders))).toEqual(expected);
        },
      ),
    );
  });

  test('joins a character whose bytes come in different chunks', () => {
    const bytes = Buffer.from('a\u{1F980}b\nc');
    expect(cut([...bytes].map((byte) => Buffer.from([byte])))).toEqual(['a\u{1F980}b', 'c']);
  });

  test('accepts a line of the greatest length and refuses a longer one', () => {
    const longest = Buffer.alloc(longestLine, 'x');
    const newline = Buffer.from('\n');
    expect(cut([longest, newline])).toHaveLength(1);
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

  test('gives the lines before one that is not text, and refuses that', () => {
    const cutter = new LineCutter();
    const blocks = [...cutter.push(Buffer.from('a\nb\nc\n\xc3(\nd\n', 'latin1')), ...cutter.finish()];
    const taken: string[] = [];
    expect(() => {
      for (const block of blocks) while (!block.done) taken.push(block.take());
    }).toThrow('not UTF-8');
    expect(taken).toEqual(['a', 'b', 'c']);
  });

  test('copies nothing but what reaches over the end of a chunk', () => {
    const chunk = Buffer.from('x\n'.repeat(1000));
    const cutter = new LineCutter();
    cutter.push(Buffer.from('held'));
    const [joined, whole] = cutter.push(chunk);
    expect(joined?.take()).toBe('heldx');
    expect(whole?.bytes).toBe(chunk);
  });
});
