import { fc, test } from '@fast-check/vitest';
import { expect } from 'vitest';
import { InputError } from '../../../traces/errors.ts';
import type { Header } from '../../../traces/event/header.ts';
import { openBytes } from '../../../traces/read/open.ts';

const header: Header = {
  e: 'header',
  v: 1,
  runtime: { name: 'tokio', version: null, flavor: 'multi_thread', workers: 2, config: {} },
  recorder: { name: 'test é', format: 'yieldcheck-1' },
  clock: { domain: 'mono' },
  order: { across: 'gseq' },
  coverage: { mark: 'all' },
};

const line = (g: number, label: string): string =>
  JSON.stringify({ e: 'mark', g, t: g, s: 0, w: null, label, value: g });

const faultOf = async (chunks: readonly Buffer[]): Promise<InputError> => {
  try {
    const trace = await openBytes('input', chunks);
    for await (const batch of trace.batches()) expect(batch).not.toEqual([]);
  } catch (error) {
    if (error instanceof InputError) return error;
    throw error;
  }
  throw new Error('the input was not refused');
};

const inChunks = (bytes: Buffer, length: number): readonly Buffer[] =>
  Array.from({ length: Math.ceil(bytes.length / length) }, (_, i) =>
    bytes.subarray(i * length, (i + 1) * length),
  );

const wrongLines = fc.constantFrom('{"e":"mark"}', 'no JSON', '{"e":"marc","g":9}', '[]');

test.prop([
  fc.array(fc.string({ unit: 'grapheme', maxLength: 30 }), { minLength: 1, maxLength: 60 }),
  fc.nat(),
  wrongLines,
  fc.integer({ min: 1, max: 400 }),
])(
  'a fault is told with the number of its line and the byte at which it begins',
  async (labels, at, wrong, size) => {
    const before = [
      JSON.stringify(header),
      ...labels.slice(0, at % labels.length).map((label, g) => line(g, label)),
    ];
    const text = `${[...before, wrong, line(1_000, 'after')].join('\n')}\n`;
    const error = await faultOf(inChunks(Buffer.from(text), size));
    expect(error.line).toBe(before.length + 1);
    expect(error.offset).toBe(Buffer.byteLength(`${before.join('\n')}\n`));
  },
);
