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

interface Recorded {
  readonly header: Header;
  readonly events: readonly Event[];
}

async function recorded(path: string): Promise<Recorded> {
  const trace = await openTrace(path);
  const events: Event[] = [];
  for await (const batch of trace.batches()) events.push(...batch);
  return { header: trace.header, events };
}

/** About what real traces have from one event to the next, so that times are beyond 32 bits as soon as in them. */
const nanosecondsApart = 1_000;

/** The fields that name a task, and of which 0 is the future of `block_on`. */
const taskFields = ['task', 'by', 'id'] as const;

const greatest = (events: readonly Event[]): number =>
  events.reduce(
    (most, event) =>
      Math.max(most, 'task' in event ? (event.task ?? 0) : 0, 'id' in event ? (event.id ?? 0) : 0),
    0,
  );

/** The event with other tasks, position and time; what it says of an earlier event moves along. */
function moved(event: Event, g: number, tasks: number): Event {
  const copy: Record<string, unknown> = { ...event };
  for (const field of taskFields) {
    const value = copy[field];
    if (typeof value === 'number' && value !== 0) copy[field] = value + tasks;
  }
  if (event.e === 'wake.end' && event.of !== undefined) copy['of'] = event.of + g - event.g;
  return Object.assign({ e: event.e }, event, copy, { g, t: g * nanosecondsApart });
}

/** All over and over again, each time with tasks of its own, as in a program that goes on. */
function* repeated(all: readonly Recorded[], most: number): Generator<Event> {
  const recordings = all.map(({ events }) => ({ events, tasks: greatest(events) }));
  let tasksBefore = 0;
  for (let g = 0; g < most;) {
    for (const { events, tasks } of recordings) {
      for (const event of events) {
        if (g === most) return;
        yield moved(event, g, tasksBefore);
        g++;
      }
      tasksBefore += tasks;
    }
  }
}

/**
 * Writes a trace in our own format with that many events: those of real recordings over and over again, with positions
 * and times that go on. `folder` is where the recordings are.
 */
export async function writeTraceOf(events: number, path: string, folder = captures): Promise<void> {
  const all = await Promise.all(names.map((name) => recorded(join(folder, name))));
  const [first] = all;
  if (first === undefined || first.events.length === 0)
    throw new BenchError('unreadable', 'there are no events in the captures');
  await writeTrace(path, first.header, repeated(all, events), { complete: false });
}
