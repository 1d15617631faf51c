import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';

/** A recording that a format must be able to read. */
export interface Sample {
  readonly format: string;
  readonly file: string;
  /** Decompressed. */
  readonly bytes: Buffer;
}

const fixtures = join(import.meta.dirname, '../../../fixtures');

const sample = (format: string, file: string): Sample => {
  const bytes = readFileSync(join(fixtures, file));
  return { format, file, bytes: bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzipSync(bytes) : bytes };
};

const allIn = (format: string, folder: string): readonly Sample[] =>
  readdirSync(join(fixtures, folder))
    .filter((name) => !/\.(?:md|json)$/.test(name))
    .toSorted()
    .map((name) => sample(format, join(folder, name)));

/** Recordings of every format. */
export const samples: readonly Sample[] = [
  ...allIn('tokio-capture-1', 'multi-thread/1.51.0'),
  ...allIn('tokio-capture-1', 'current-thread/1.53.0'),
  ...allIn('dial9-1', 'dial9'),
  sample('console-1', 'tracing/console-record.jsonl.gz'),
  sample('console-1', 'tracing/small-console.jsonl'),
  sample('tracing-fmt-json', 'tracing/fmt-json-start.jsonl.gz'),
  sample('tracing-fmt-json', 'tracing/small-log.jsonl'),
  sample('shuttle-annotated-0', 'shuttle/mutex.json'),
  sample('shuttle-annotated-0', 'shuttle/panic.json'),
  sample('shuttle-schedule-91', 'shuttle/schedules.txt'),
  ...allIn('yieldcheck-bpftrace-1', 'bpftrace'),
  sample('yieldcheck-chrome-1', 'chrome/timeline.json'),
];
