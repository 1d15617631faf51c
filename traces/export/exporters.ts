import { chrome } from './chrome/chrome.ts';
import type { Exporter } from './exporter.ts';
import { itf } from './itf/itf.ts';
import { jsonl } from './jsonl.ts';
import { perfetto } from './perfetto/perfetto.ts';
import { tla } from './tla/tla.ts';

/** The formats that traces can be written in. */
export const exporters: readonly Exporter[] = [chrome, perfetto, itf, tla, jsonl];
