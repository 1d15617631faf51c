import { resolve } from 'node:path';
import { newestRelease } from '../../model/index.ts';
import { hindrance } from '../../checker/monitor/checkable.ts';
import type { Property } from '../../checker/properties/property.ts';
import type { Header } from '../../traces/index.ts';
import { openTrace } from '../../traces/index.ts';

/** Somebody who records, and what a recording of theirs says that it shows. */
export interface Recorder {
  readonly name: string;
  readonly header: Header;
}

const recordings: readonly (readonly [name: string, file: string])[] = [
  ['probes inside Tokio', 'examples/captures/1.53.1-probed/S1-defer-mt2.jsonl.gz'],
  ['wrapped futures and wakers', 'examples/captures/1.53.1/S1-defer-plus1-mt1.jsonl.gz'],
  ['dial9', 'examples/recordings/dial9.bin.gz'],
  ['console-subscriber', 'test/fixtures/tracing/console-record.jsonl.gz'],
  ["Tokio's tracing", 'test/fixtures/real-tools/tracing/mix.jsonl.gz'],
  ['bpftrace', 'test/fixtures/bpftrace/recording.txt'],
  ['Shuttle, annotated', 'test/fixtures/shuttle/mixed.json'],
];

/** Every recorder whose recordings differ in what they show, each by the header of a recording that it made. */
export const readRecorders = (): Promise<readonly Recorder[]> =>
  Promise.all(
    recordings.map(async ([name, file]) => {
      const { header } = await openTrace(resolve(import.meta.dirname, '../..', file));
      return { name, header };
    }),
  );

/** Whether a recorder's recordings can decide a property: always, once the release is named, or not. */
export const decides = (property: Property, { header }: Recorder): 'yes' | 'with --tokio' | 'no' => {
  if (hindrance(property, header) === undefined) return 'yes';
  const named: Header = { ...header, runtime: { ...header.runtime, version: newestRelease } };
  return hindrance(property, named) === undefined ? 'with --tokio' : 'no';
};
