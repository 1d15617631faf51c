import type { Lines } from '../read/trace.ts';
import { traceText } from '../write/text.ts';
import type { Exporter } from './exporter.ts';

async function* bytesOf(lines: AsyncIterable<Lines>): AsyncGenerator<Uint8Array> {
  for await (const { bytes } of lines) yield Buffer.from(bytes);
}

/** Our own format. What is in it already is checked, and stays as it is byte for byte. */
export const jsonl: Exporter = {
  name: 'jsonl',
  extension: '.jsonl',
  description: "yieldcheck's own format (JSON Lines), which 'yieldcheck check' reads.",
  isText: true,
  lacks: [],
  export: (trace) =>
    trace.lines === undefined
      ? traceText(trace.header, trace.batches(), () => trace.end())
      : bytesOf(trace.lines()),
};
