import { createMonitor } from '../../../../checker/monitor/index.ts';
import { shuttleProperties } from '../../../../checker/properties/shuttle/index.ts';
import type { PropertyVerdict } from '../../../../checker/verdict.ts';
import { readBytes } from '../../../traces/import/read-bytes.ts';

/** An annotated schedule with these events. */
export const documentOf = (events: readonly unknown[], kinds: readonly (string | null)[] = []): string =>
  JSON.stringify({
    version: 0,
    files: [],
    functions: [],
    objects: kinds.map((kind) => ({ created_by: 0, created_at: 0, name: null, kind })),
    tasks: [],
    events,
  });

/** What every property says of an annotated schedule, by its id without `shuttle-`. */
export async function judged(bytes: string | Uint8Array): Promise<Readonly<Record<string, PropertyVerdict>>> {
  const { header, events, end, refusal } = await readBytes(bytes);
  if (refusal !== undefined) throw refusal;
  if (header === undefined) throw new Error('no header');
  const monitor = createMonitor(shuttleProperties, header);
  monitor.observe(events);
  return Object.fromEntries(
    monitor.finish(end).map((verdict) => [verdict.property.replace('shuttle-', ''), verdict]),
  );
}

/** The properties that are violated. */
export const violatedIn = async (bytes: string | Uint8Array): Promise<readonly string[]> =>
  Object.entries(await judged(bytes)).flatMap(([id, { verdict }]) => (verdict === 'violated' ? [id] : []));
