import { traceText } from '../write/text.ts';
import type { Exporter } from './exporter.ts';

/** Our own format. */
export const jsonl: Exporter = {
  name: 'jsonl',
  extension: '.jsonl',
  description: "yieldcheck's own format (JSON Lines), which 'yieldcheck check' reads.",
  isText: true,
  lacks: [],
  export: (trace) => traceText(trace.header, trace.batches(), () => trace.end()),
};
