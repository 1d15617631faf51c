import { join, resolve } from 'node:path';
import type { Event, Header } from '../../traces/index.ts';
import { openTrace, writeTrace } from '../../traces/index.ts';
import { BenchError } from '../measure/bench-error.ts';

const captures = resolve(import.meta.dirname, '../../examples/captures');

/** Of schedulers with probes, so that most kinds of events are in them. */
const names = [
  '1.53.1-probed/S7-many-mt2.jsonl.gz',
  '1.53.1-probed/S4-pingpong-defer-mt2.jsonl.gz',
  '1.53.1-probed/S5-yield-defer-mt2.jsonl.gz',
];

async function recorded(
  folder: string,
): Promise<{ readonly header: Header; readonly events: readonly Event[] }> {
  const events: Event[] = [];
  let header: Header | undefined;
  for (const name of names) {
    const trace = await openTrace(join(folder, name));
    header ??= trace.header;
    for await (const batch of trace.batches()) events.push(...batch);
  }
  if (header === undefined || events.length === 0)
    throw new BenchError('unreadable', 'there are no events in the captures');
  return { header, events };
}

/** About what real traces have from one event to the next, so that times are beyond 32 bits as soon as in them. */
const nanosecondsApart = 1_000;

function* repeated(events: readonly Event[], most: number): Generator<Event> {
  for (let g = 0; g < most;) {
    for (const event of events) {
      if (g === most) return;
      yield Object.assign({ e: event.e }, event, { g, t: g * nanosecondsApart });
      g++;
    }
  }
}

/**
 * Writes a trace in our own format with that many events: those of real recordings over and over again, with positions
 * and times that go on. `folder` is where the recordings are.
 */
export async function writeTraceOf(events: number, path: string, folder = captures): Promise<void> {
  const { header, events: all } = await recorded(folder);
  await writeTrace(path, header, repeated(all, events), { complete: false });
}
