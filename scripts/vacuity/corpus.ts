import { readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { createMonitor } from '../../checker/monitor/index.ts';
import { allProperties } from '../../checker/properties/index.ts';
import { openTrace } from '../../traces/index.ts';
import { shapeOf } from './shape.ts';

/** What the recordings of real Tokio in `examples/captures` show. */
export interface Corpus {
  readonly recordings: number;
  /** By property, the recordings that put it to the test. */
  readonly properties: ReadonlyMap<string, number>;
  readonly shapes: ReadonlySet<string>;
}

const folder = resolve(import.meta.dirname, '../../examples/captures');

/** Reads them all. */
export const readCorpus = async (): Promise<Corpus> => {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.gz'),
  );
  const properties = new Map<string, number>();
  const shapes = new Set<string>();
  for (const file of files) {
    const trace = await openTrace(join(folder, file));
    const monitor = createMonitor(allProperties, trace.header);
    for await (const batch of trace.batches()) {
      monitor.observe(batch);
      for (const event of batch) shapes.add(shapeOf({ ...event }));
    }
    for (const { property, checked } of monitor.finish(trace.end()))
      if (checked > 0) properties.set(property, (properties.get(property) ?? 0) + 1);
  }
  return { recordings: files.length, properties, shapes };
};
