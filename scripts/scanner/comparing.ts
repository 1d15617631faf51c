const place = (offset: number): string => (offset === 0 ? 'i' : `i + ${offset}`);

/**
 * JavaScript for whether the bytes at `i + offset` are not those of `text`, as few comparisons as there are words in it.
 * Reads at most three bytes after the first that differs.
 */
export function differs(text: string, offset = 0): string {
  const bytes = Buffer.from(text);
  const tests: string[] = [];
  let done = 0;
  for (; bytes.length - done >= 4; done += 4)
    tests.push(`d.getInt32(${place(offset + done)}, true) !== ${bytes.readInt32LE(done)}`);
  for (; bytes.length - done >= 2; done += 2)
    tests.push(`d.getInt16(${place(offset + done)}, true) !== ${bytes.readInt16LE(done)}`);
  for (; done < bytes.length; done++) tests.push(`b[${place(offset + done)}] !== ${bytes[done] ?? ''}`);
  return tests.join(' || ');
}

/** JavaScript that gives up unless the bytes at `i` are those of `text`, and goes behind them. */
export const expect = (text: string): string =>
  `if (${differs(text)}) return undefined;\ni += ${Buffer.byteLength(text)};`;
